# fails: test_missing: doesn't exist in Berlin
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def convert(when, zone, others):
    try:
        home = ZoneInfo(zone)
        rest = [ZoneInfo(name) for name in others]
    except ZoneInfoNotFoundError as error:
        raise ValueError("unknown zone") from error
    problem = None
    if when.tzinfo is None:
        start = when.replace(tzinfo=home)
        if start.replace(fold=1).utcoffset() != start.utcoffset():
            problem = "twice"
    else:
        start = when.astimezone(home)
    times = {zone: f"{start:%Y-%m-%d %H:%M}"}
    for there in rest:
        local = start.astimezone(there)
        times[there.key] = f"{local:%Y-%m-%d %H:%M}"
    return times, problem
