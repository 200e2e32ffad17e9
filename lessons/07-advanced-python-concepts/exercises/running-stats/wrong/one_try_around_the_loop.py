# fails: test_throw_resets: ended the generator with StopIteration
def primed(function):
    def start(*args, **kwargs):
        generator = function(*args, **kwargs)
        next(generator)
        return generator

    return start


@primed
def stats():
    speeds, summary = [], (0, None, None)
    try:
        while True:
            speeds.append((yield summary))
            mean = sum(speeds) / len(speeds)
            summary = len(speeds), mean, max(speeds)
    except ValueError:
        speeds, summary = [], (0, None, None)
    except GeneratorExit:
        pass
    return summary
