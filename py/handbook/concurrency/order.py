"""Threads that take turns the same way every time: as a seed says.

Owns: the order of turns under `handbook.schedule()`, and where one thread is interrupted.

Nothing that differs between two runs may count here. So only the reader's own code is counted, by
`sys.monitoring`, as what the library does depends on what has run before; and time passes only when
no thread could run, so that it doesn't matter how fast the machine is.

Imports nothing of the browser.
"""

from __future__ import annotations

import sys
from random import Random
from time import monotonic
from typing import TYPE_CHECKING, Any, Literal

from handbook.concurrency.board import Board
from handbook.concurrency.scheduler import scheduler
from handbook.errors import HandbookError

if TYPE_CHECKING:
    from collections import deque
    from types import CodeType

    from handbook.concurrency.scheduler import GreenThread

__all__ = ["Order", "ScheduleError", "Switch"]

Switch = Literal["blocking", "slice", "instruction"]

MASK = Board.MASK
LIBRARY = (f"{sys.prefix}/lib/", "/lib/", "<frozen ", __file__.rpartition("/concurrency/")[0])

MEAN_TICKS = {"slice": 24, "instruction": 12}
"""How many places a thread passes before it is interrupted, on average."""

_words = scheduler.board.words


class ScheduleError(HandbookError, ValueError):
    """A schedule that can't be kept."""


class Order:
    """One order of turns, begun with `start` and ended with `stop`.

    :param seed: two orders with the same seed are the same.
    :param switch: where a thread can be interrupted: "blocking" only where it waits; "slice" where
        CPython looks whether a time slice is over: at the start of a function, the end of a turn of
        a loop, and after a call of C; "instruction" before every instruction of the bytecode, which
        is the worst that can happen.
    """

    def __init__(self, seed: int, switch: Switch) -> None:
        self.now = monotonic()
        """The time that waits are measured by; it stands still while a thread could run."""
        self._random = Random(seed)
        self._switch = switch
        self._tool: int | None = None
        self._left = 0

    def choose(self, ready: deque[GreenThread]) -> GreenThread:
        """Take one of those that could run."""
        place = self._random.randrange(len(ready)) if len(ready) > 1 else 0
        chosen = ready[place]
        del ready[place]
        return chosen

    def pass_to(self, when: float) -> None:
        """Let time pass until then."""
        self.now = max(self.now, when)

    def start(self) -> None:
        """Count from now on.

        :raises ScheduleError: when every tool of `sys.monitoring` is in use.
        """
        if self._switch == "blocking":
            return
        monitoring = _monitoring()
        free = [tool for tool in range(5, -1, -1) if monitoring.get_tool(tool) is None]
        if not free:
            message = "a schedule needs one of the six tools of sys.monitoring, and all are in use"
            raise ScheduleError(message)
        self._tool = free[0]
        self._set_left()
        monitoring.use_tool_id(self._tool, "handbook.schedule")
        events = monitoring.events
        if self._switch == "instruction":
            monitoring.register_callback(self._tool, events.INSTRUCTION, self._tick)
            monitoring.set_events(self._tool, events.INSTRUCTION)
            return
        for event in (events.PY_START, events.C_RETURN):
            monitoring.register_callback(self._tool, event, self._tick)
        monitoring.register_callback(self._tool, events.JUMP, self._tick_backwards)
        monitoring.set_events(self._tool, events.PY_START | events.CALL | events.JUMP)

    def stop(self) -> None:
        """Count no longer."""
        tool, self._tool = self._tool, None
        if tool is not None:
            _monitoring().set_events(tool, 0)
            _monitoring().free_tool_id(tool)

    def _set_left(self) -> None:
        self._left = self._random.randint(1, 2 * MEAN_TICKS[self._switch])

    def _tick(self, code: CodeType, *_where: Any) -> object:
        """Count a place; in the library none ever counts."""
        if code.co_filename.startswith(LIBRARY):
            return _monitoring().DISABLE
        self._left -= 1
        if self._left <= 0 and not _words[MASK]:
            self._set_left()
            if scheduler.ready:
                _words[MASK] = 1
                try:
                    scheduler.give_turn()
                finally:
                    _words[MASK] = 0
        return None

    def _tick_backwards(self, code: CodeType, offset: int, destination: int) -> object:
        """Count the end of a loop's turn, but no other jump."""
        return self._tick(code) if destination < offset else None


def _monitoring() -> Any:
    return vars(sys)["monitoring"]
