# fails: test_below_zero: the highest of -5 and -3 is -3
def primed(function):
    def start(*args, **kwargs):
        generator = function(*args, **kwargs)
        next(generator)
        return generator

    return start


@primed
def stats():
    summary = (0, None, None)
    count = total = highest = 0
    while True:
        try:
            speed = yield summary
        except ValueError:
            summary = (0, None, None)
            count = total = highest = 0
            continue
        except GeneratorExit:
            return summary
        count, total = count + 1, total + speed
        highest = max(highest, speed)
        summary = count, total / count, highest
