# fails: test_no_wide_handlers: takes every error
# fails: test_unknown_river: KeyError('Oker'), not GaugeError
# fails: test_others_pass: should pass unchanged
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
        archive[river].append(metres)
        return metres
    except Exception as error:
        raise GaugeError("no level") from error
    finally:
        gauge.close()
