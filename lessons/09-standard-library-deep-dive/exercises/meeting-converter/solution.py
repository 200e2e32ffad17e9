from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def find(zone):
    try:
        return ZoneInfo(zone)
    except ZoneInfoNotFoundError:
        raise ValueError(f"unknown zone: {zone}") from None


def warning(start):
    back = start.astimezone(UTC).astimezone(start.tzinfo)
    # Ask for gaps first: there, too, fold changes the offset.
    if back != start:
        return "missing"
    other = start.replace(fold=1 - start.fold)
    if other.utcoffset() != start.utcoffset():
        return "twice"
    return None


def convert(when, zone, others):
    home = find(zone)
    if when.tzinfo is None:
        start = when.replace(tzinfo=home)
        problem = warning(start)
    else:
        start = when.astimezone(home)
        problem = None
    local = {zone: start}
    for name in others:
        local[name] = start.astimezone(find(name))
    times = {n: f"{t:%Y-%m-%d %H:%M}" for n, t in local.items()}
    return times, problem
