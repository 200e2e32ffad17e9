class GaugeError(Exception):
    """A gauge gave no level."""


def parse(line):
    try:
        river, text = line.split()
        return river, float(text)
    except ValueError as error:
        raise GaugeError(f"no level in {line!r}") from error


def read(gauge):
    try:
        return gauge.read()
    except OSError as error:
        raise GaugeError("the gauge gave no line") from error


def report(gauge, archive):
    try:
        gauge.open()
    except OSError as error:
        raise GaugeError("the gauge does not open") from error
    # From here on there is something to close, once.
    try:
        river, metres = parse(read(gauge))
        archive[river].append(metres)
        return metres
    finally:
        gauge.close()
