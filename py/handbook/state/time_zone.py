"""What `time` knows of the time zone, which CPython works out once, when it starts."""

from __future__ import annotations

import time

__all__ = ["zone_names"]

_YEAR_S = (365 * 24 + 6) * 3600


def zone_names() -> dict[str, object]:
    """Work out `timezone`, `altzone`, `daylight` and `tzname`, as CPython's `init_timezone` does.

    :return: the module's names with their values
    """
    january = time.time() // _YEAR_S * _YEAR_S
    winter, summer = time.localtime(january), time.localtime(january + _YEAR_S / 2)
    zones = [(-winter.tm_gmtoff, winter.tm_zone), (-summer.tm_gmtoff, summer.tm_zone)]
    if zones[0][0] < zones[1][0]:  # the southern hemisphere has summer in January
        zones.reverse()
    (standard, name), (other, other_name) = zones
    return {
        "timezone": standard,
        "altzone": other,
        "daylight": int(standard != other),
        "tzname": (name, other_name),
    }
