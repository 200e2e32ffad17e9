# fails: test_other_errors_pass: a KeyError should come out
def primed(function):
    def start(*args, **kwargs):
        generator = function(*args, **kwargs)
        next(generator)
        return generator

    return start


@primed
def stats():
    speeds, summary = [], (0, None, None)
    while True:
        try:
            speed = yield summary
        except Exception:
            speeds, summary = [], (0, None, None)
            continue
        except GeneratorExit:
            return summary
        speeds.append(speed)
        mean = sum(speeds) / len(speeds)
        summary = len(speeds), mean, max(speeds)
