# fails: test_read_fails: and it is None
# fails: test_open_fails: and it is None
# fails: test_bad_line: and it is None
# fails: test_bad_number: and it is None
class GaugeError(Exception):
    """A gauge gave no level."""


def report(gauge, archive):
    try:
        gauge.open()
    except OSError:
        raise GaugeError("the gauge does not open")
    try:
        try:
            river, text = gauge.read().split()
            metres = float(text)
        except (OSError, ValueError):
            raise GaugeError("no level")
        archive[river].append(metres)
        return metres
    finally:
        gauge.close()
