# fails: test_close_returns_summary: not None
# fails: test_close_without_speeds: not None
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
        except ValueError:
            speeds, summary = [], (0, None, None)
            continue
        speeds.append(speed)
        mean = sum(speeds) / len(speeds)
        summary = len(speeds), mean, max(speeds)
