from functools import wraps


def primed(function):
    @wraps(function)
    def start(*args, **kwargs):
        generator = function(*args, **kwargs)
        next(generator)
        return generator

    return start


@primed
def stats():
    speeds, summary = [], (0, None, None)
    while True:
        # Only the yield stands in the try: errors arrive there.
        try:
            speed = yield summary
        except ValueError:
            speeds, summary = [], (0, None, None)
            continue
        except GeneratorExit:
            return summary
        speeds.append(speed)
        mean = sum(speeds) / len(speeds)
        summary = len(speeds), mean, max(speeds)
