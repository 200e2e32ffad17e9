"""Durations as CPython's C code takes them: what it refuses, and in which words.

Source: `_PyTime_FromSecondsObject` in Python/pytime.c.
"""

from __future__ import annotations

import operator
from math import isnan

__all__ = ["TIMEOUT_MAX", "lock_timeout", "seconds_of"]

MAX_NS = 2.0**63

TIMEOUT_MAX = MAX_NS / 1e9 // 1
"""As `threading.TIMEOUT_MAX`: what fits 64 bits of nanoseconds."""


def seconds_of(value: object) -> float:
    """Return a duration in seconds.

    :raises TypeError: for what is no real number.
    :raises ValueError: for NaN.
    :raises OverflowError: for what doesn't fit 64 bits of nanoseconds.
    """
    if isinstance(value, float):
        if isnan(value):
            message = "Invalid value NaN (not a number)"
            raise ValueError(message)
        if not -MAX_NS <= value * 1e9 < MAX_NS:
            message = "timestamp out of range for platform time_t"
            raise OverflowError(message)
        return float(value)
    seconds = operator.index(value)  # type: ignore[arg-type]  # refused there
    if abs(seconds) > TIMEOUT_MAX:
        message = "timestamp too large to convert to C PyTime_t"
        raise OverflowError(message)
    return float(seconds)


def lock_timeout(blocking: object, timeout: object) -> float | None:
    """Return how long a lock may be waited for, in seconds.

    :param blocking: as given to `acquire()`.
    :param timeout: as given to `acquire()`.
    :return: None for ever, 0 not at all.
    :raises ValueError: where the two contradict each other, or the time is negative.
    :raises OverflowError: where the time is too long.
    """
    seconds = seconds_of(timeout)
    if not blocking and seconds != -1:
        message = "can't specify a timeout for a non-blocking call"
        raise ValueError(message)
    if seconds < 0 and seconds != -1:
        message = "timeout value must be a non-negative number"
        raise ValueError(message)
    if not blocking:
        return 0.0
    return None if seconds == -1 else seconds
