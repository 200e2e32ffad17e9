"""A thread as the scheduler sees it.

Imports nothing of the browser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import deque
    from collections.abc import Callable

__all__ = ["GreenThread", "ThreadEnd"]


class ThreadEnd(SystemExit):
    """Ends a thread when its program is over. The interpreter would leave it where it stands."""


class GreenThread:
    """A thread of control with a stack of its own.

    :param ident: as `threading.get_ident()`; the next program's threads have the same ones.
    :param stack: number of its stack, which no other ever has.
    :param ready: where it waits for its turn.
    :param call: what it does; None for the main thread, which is there already.
    """

    __slots__ = (
        "__weakref__",
        "_ready",
        "call",
        "fresh",
        "ident",
        "killed",
        "on",
        "parked",
        "stack",
        "suspend",
        "turn",
        "waits",
        "woken",
    )

    def __init__(
        self,
        ident: int,
        stack: int,
        ready: deque[GreenThread],
        call: Callable[[], object] | None = None,
    ) -> None:
        self.ident = ident
        self.stack = stack
        self.call = call
        self._ready = ready
        self.fresh = call is not None
        self.parked = False
        self.waits = False
        """Whether its stack stands in `park`: a finalizer there can't wait too."""
        self.woken = False
        self.killed = 0
        self.on: object = None
        """What it waits for, to say so in a report."""
        self.turn = 0
        """Counts its waits, so that the time of an earlier one is told apart."""
        self.suspend: Callable[[], object] = lambda: None

    def expire(self) -> None:
        """Go on: the time has come that it waits for."""
        if self.parked:
            self.parked = False
            self._ready.append(self)
