# fails: test_open_fails: close should be called 0 times here
class GaugeError(Exception):
    """A gauge gave no level."""


def report(gauge, archive):
    try:
        gauge.open()
        river, text = gauge.read().split()
        metres = float(text)
    except (OSError, ValueError) as error:
        raise GaugeError("no level") from error
    else:
        archive[river].append(metres)
        return metres
    finally:
        gauge.close()
