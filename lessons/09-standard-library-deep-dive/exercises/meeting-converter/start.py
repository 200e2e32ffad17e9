from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def convert(when, zone, others):
    start = when.replace(tzinfo=ZoneInfo(zone))
    times = {zone: f"{start:%Y-%m-%d %H:%M}"}
    return times, None


nine = datetime(2026, 12, 1, 9)
print(convert(nine, "Europe/Berlin", ["Asia/Kolkata"]))
