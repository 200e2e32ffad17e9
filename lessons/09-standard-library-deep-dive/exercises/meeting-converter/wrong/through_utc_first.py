# fails: test_missing: a missing time should be taken as Python takes it
# fails: test_aware_is_never_doubtful: no warning was expected
from datetime import UTC
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def convert(when, zone, others):
    try:
        zones = [ZoneInfo(name) for name in [zone, *others]]
    except ZoneInfoNotFoundError as error:
        raise ValueError("unknown zone") from error
    if when.tzinfo is None:
        when = when.replace(tzinfo=zones[0])
    moment = when.astimezone(UTC)
    times = {}
    for there in zones:
        local = moment.astimezone(there)
        times[there.key] = f"{local:%Y-%m-%d %H:%M}"
    problem = None
    if times[zone] != f"{when.astimezone(zones[0]):%Y-%m-%d %H:%M}":
        problem = "missing"
    elif moment.astimezone(zones[0]) != moment:
        problem = "twice"
    return times, problem
