# fails: test_aware_is_converted: should become 5:00 in Berlin
# fails: test_aware_is_never_doubtful: no warning was expected
# fails: test_unknown_zone: should raise ValueError
from datetime import UTC
from zoneinfo import ZoneInfo


def convert(when, zone, others):
    start = when.replace(tzinfo=ZoneInfo(zone))
    back = start.astimezone(UTC).astimezone(start.tzinfo)
    other = start.replace(fold=1)
    problem = None
    if back != start:
        problem = "missing"
    elif other.utcoffset() != start.utcoffset():
        problem = "twice"
    times = {zone: f"{start:%Y-%m-%d %H:%M}"}
    for name in others:
        local = start.astimezone(ZoneInfo(name))
        times[name] = f"{local:%Y-%m-%d %H:%M}"
    return times, problem
