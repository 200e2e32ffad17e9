"""Times that come: of threads that wait for so long at most, and of signals.

Imports nothing of the browser.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from itertools import count
from math import inf
from typing import Protocol

__all__ = ["Target", "Timers"]

STALE = 64
"""So many times of waits that are over may lie around, beside one for each that is not."""


class Target(Protocol):
    """Something that a time comes for."""

    turn: int
    parked: bool
    """Whether it still waits."""

    def expire(self) -> None:
        """Do what is due. Masked."""


class Timers:
    """The times, in the order of their coming; equal ones in the order of their setting."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, int, Target, int]] = []
        self._numbers = count()
        self._limit = STALE

    def __len__(self) -> int:
        """Return how many there are, with those of waits that are over."""
        return len(self._heap)

    def add(self, when: float, target: Target) -> None:
        """Have a target's time come, unless its `turn` is another by then."""
        heappush(self._heap, (when, next(self._numbers), target, target.turn))
        if len(self._heap) > self._limit:
            self._drop_stale()

    def first(self) -> float:
        """Return when the next one comes; it may be of a wait that is over."""
        return self._heap[0][0] if self._heap else inf

    def expire(self, now: float) -> None:
        """Have the targets do what is due."""
        heap = self._heap
        while heap:
            when, _, target, turn = heap[0]
            waits = target.turn == turn and target.parked
            if waits and when > now:
                break
            heappop(heap)
            if waits:
                target.expire()

    def clear(self) -> None:
        """Forget all."""
        self._heap.clear()
        self._limit = STALE

    def _drop_stale(self) -> None:
        heap = self._heap
        heap[:] = [entry for entry in heap if entry[2].turn == entry[3] and entry[2].parked]
        heapify(heap)
        self._limit = STALE + 2 * len(heap)
