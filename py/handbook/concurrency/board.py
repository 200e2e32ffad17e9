"""A few words of memory that Python and the worker's JavaScript both read and write.

A call from one to the other costs as much as a hundred words. `site/js/runtime/worker/board.js` has
the same layout; tests/runtime/test_private_api.py compares the two.
"""

from __future__ import annotations

import math

__all__ = ["Board"]


class Board:
    """The words.

    :ivar words: 32-bit integers, by the places below.
    :ivar times: doubles, in seconds of `time.monotonic()`; `math.inf` is never.
    """

    MASK = 0
    """Not 0: no signal may be delivered, as the scheduler or a primitive is at work."""
    SELF = 1
    """Who is suspended next: the number of a stack."""
    NEXT = 2
    """Who goes on then; 0 for nobody, until `UNTIL` or until there are news."""
    FRESH = 3
    """Whether `NEXT` has not begun yet."""
    READY = 4
    """How many other threads could run: whether the end of a slice is of use."""
    MAIN = 5
    """Whether the main thread runs, which signals are for."""
    ARMED = 6
    """The next `poll()` is ours; JavaScript sets it to 0 when it suspends the stack."""
    NEWS = 7
    """JavaScript: a Stop, an answer or something else has come from outside."""
    SIGNALS = 8
    """Signals wait for the main thread, sent by the program itself."""
    ASKED = 9
    """JavaScript has asked for the end of a slice, and the handler has not begun yet."""

    UNTIL = 6
    """When `SELF` goes on by itself, where nobody is next."""
    TIMER = 7
    """When the first thread's time to wait is over."""
    SLICE = 8
    """Length of a thread's time slice, in seconds."""

    SIZE = 72

    def __init__(self) -> None:
        self.memory = bytearray(self.SIZE)
        self.words = memoryview(self.memory).cast("i")
        self.times = memoryview(self.memory).cast("d")
        self.words[self.MAIN] = 1
        self.times[self.UNTIL] = self.times[self.TIMER] = math.inf
        self.times[self.SLICE] = 0.005
