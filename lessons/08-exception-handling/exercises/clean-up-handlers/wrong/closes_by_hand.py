# fails: test_unknown_river: and it was called 0 times
# fails: test_others_pass: and it was called 0 times
class GaugeError(Exception):
    """A gauge gave no level."""


def report(gauge, archive):
    try:
        gauge.open()
    except OSError as error:
        raise GaugeError("the gauge does not open") from error
    try:
        river, text = gauge.read().split()
        metres = float(text)
    except (OSError, ValueError) as error:
        gauge.close()
        raise GaugeError("no level") from error
    archive[river].append(metres)
    gauge.close()
    return metres
