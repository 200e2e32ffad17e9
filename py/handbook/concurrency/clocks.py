"""The clocks of a program whose threads take turns as a seed says: they show the time of the order.

Programs and the library measure how long they have waited, and wait for the rest. Where a clock
tells a microsecond more in one run than in another, two waits may end in another order.

Imports nothing of the browser.
"""

from __future__ import annotations

import sys
import time
from math import ceil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["GRAIN_S", "Clocks", "rounded_up"]

GRAIN_S = 2.0**-22
"""Times are multiples of this, so that what is computed of them is the same in every run."""

NAMES = ("monotonic", "perf_counter", "time")

BOUND = (("threading", "_time"), ("queue", "time"))
"""Where the library calls `time.monotonic` by a name of its own."""

_real: dict[str, Callable[[], float]] = {name: vars(time)[name] for name in NAMES}
_real_ns: dict[str, Callable[[], int]] = {name: vars(time)[f"{name}_ns"] for name in NAMES}


def rounded_up(when: float) -> float:
    """Return the next time that an order knows."""
    return ceil(when / GRAIN_S) * GRAIN_S


class Clocks:
    """What stands for the clocks of `time` for a while.

    :param read: tells the time of the order, which begins at any number.
    """

    def __init__(self, read: Callable[[], float]) -> None:
        self._read = read
        self._running = False
        self._replaced: list[tuple[dict[str, Any], str, object, object]] = []

    def start(self) -> None:
        """Replace the clocks."""
        self._running = True
        begin, times = self._read(), vars(time)
        for name in NAMES:
            clock, clock_ns = self._pair(name, begin)
            self._replace(times, name, clock)
            self._replace(times, f"{name}_ns", clock_ns)
        for module, name in BOUND:
            self._replace(vars(sys.modules[module]), name, times["monotonic"])

    def stop(self) -> None:
        """Put back those that nobody else has replaced. May be called again.

        Ours, where somebody has kept one, shows the real time from now on.
        """
        self._running = False
        for names, name, old, new in self._replaced:
            if names.get(name) is new:
                names[name] = old
        self._replaced.clear()

    def _replace(self, names: dict[str, Any], name: str, new: object) -> None:
        self._replaced.append((names, name, names[name], new))
        names[name] = new

    def _pair(self, name: str, begin: float) -> tuple[Callable[[], float], Callable[[], int]]:
        """Make a clock in seconds, and one in nanoseconds, that go on from where the real ones are.

        :param begin: the time of the order.
        """
        real, real_ns = _real[name], _real_ns[name]
        first, first_ns = rounded_up(real()), real_ns()

        def clock() -> float:
            return first + (self._read() - begin) if self._running else real()

        def clock_ns() -> int:
            if not self._running:
                return real_ns()
            return first_ns + int((self._read() - begin) * 1e9)

        for new, old in ((clock, real), (clock_ns, real_ns)):
            new.__module__, new.__doc__ = "time", old.__doc__
            new.__name__ = new.__qualname__ = old.__name__
        return clock, clock_ns
