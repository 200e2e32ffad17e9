# fails: test_two_speeds: should wait at its first yield
# fails: test_close_returns_summary: should wait at its first yield
# fails: test_throw_resets: should wait at its first yield
# fails: test_primed_takes_any_generator_function: non-None value
# fails: test_each_call_is_new: should wait at its first yield
# fails: test_below_zero: should wait at its first yield
# fails: test_close_without_speeds: should return (0, None, None)
def primed(function):
    def start(*args, **kwargs):
        return function(*args, **kwargs)

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
        except GeneratorExit:
            return summary
        speeds.append(speed)
        mean = sum(speeds) / len(speeds)
        summary = len(speeds), mean, max(speeds)
