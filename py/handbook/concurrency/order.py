"""Threads that take turns the same way every time: as a seed says.

Owns: the order of turns under `handbook.schedule()`, where one thread is interrupted, and the time.

Nothing that differs between two runs may count here. So only the reader's own code is counted, by
`sys.monitoring`, as what the library does depends on what has run before; the finalizers that the
collector calls are not, as it comes when it likes. And time is what was counted: it doesn't matter
how fast the machine is. While all threads wait, it passes as everywhere.

Imports nothing of the browser.
"""

from __future__ import annotations

import gc
import sys
from random import Random
from time import monotonic
from typing import TYPE_CHECKING, Any, Literal

from handbook.concurrency.board import Board
from handbook.concurrency.clocks import GRAIN_S, Clocks, rounded_up
from handbook.concurrency.scheduler import scheduler
from handbook.errors import HandbookError

if TYPE_CHECKING:
    from collections import deque
    from types import CodeType

    from handbook.concurrency.green_threads import GreenThread

__all__ = ["Order", "ScheduleError", "Switch"]

Switch = Literal["blocking", "slice", "instruction"]

MASK = Board.MASK
LIBRARY = (f"{sys.prefix}/lib/", "/lib/", "<", __file__.rpartition("/concurrency/")[0])
"""Code that is not the reader's. Where no file is named, the library may have made it too."""

MEAN_TICKS = {"slice": 24, "instruction": 12}
"""How many places a thread passes before it is interrupted, on average."""

PLACE_S, READING_S, TURN_S = GRAIN_S, 2 * GRAIN_S, 8 * GRAIN_S
"""What a place, a look at a clock and a turn take; less than on any machine."""

TOOLS = (5, 4, 3, 2, 1, 0)
"""Of `sys.monitoring`, those first that a program hardly ever takes."""

NAME = "handbook.schedule"

_words = scheduler.board.words
_monitoring: Any = vars(sys).get("monitoring")
_current_frames = sys._current_frames


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
        self.now = rounded_up(monotonic())
        """The time that waits are measured by."""
        self._random = Random(seed)
        self._switch = switch
        self._tool: int | None = None
        self._places = self._left = 0
        self._collecting = False
        self._known: dict[int, CodeType] = {}
        self._clocks = Clocks(self._read_clock)

    def choose(self, ready: deque[GreenThread]) -> GreenThread:
        """Take one of those that could run."""
        place = self._random.randrange(len(ready)) if len(ready) > 1 else 0
        chosen = ready[place]
        del ready[place]
        return chosen

    def pass_to(self, when: float) -> None:
        """Let time pass until then."""
        self.now = max(self.now, rounded_up(when))

    def pass_turn(self) -> None:
        """Let as much time pass as it takes to look who is next."""
        self.now += TURN_S

    def _read_clock(self) -> float:
        self.now += READING_S  # a loop that waits for a time comes to its end
        return self.now

    def start(self) -> None:
        """Count from now on.

        :raises ScheduleError: when every tool of `sys.monitoring` is in use.
        """
        if self._switch != "blocking":
            self._watch()
        gc.callbacks.append(self._note_collection)
        self._clocks.start()

    def stop(self) -> None:
        """Count no longer. May be called again."""
        self._clocks.stop()
        if self._note_collection in gc.callbacks:
            gc.callbacks.remove(self._note_collection)
        tool, self._tool = self._tool, None
        if tool is not None and _monitoring.get_tool(tool) == NAME:
            _monitoring.set_events(tool, 0)
            for code in self._known.values():
                _monitoring.set_local_events(tool, code, 0)
            _monitoring.free_tool_id(tool)
        self._known.clear()

    def _watch(self) -> None:
        """Take a tool. It is told of a library's function once, of the reader's code again."""
        used = [tool for tool in TOOLS if _monitoring.get_tool(tool) is not None]
        self._tool = next((tool for tool in TOOLS if tool not in used), None)
        if self._tool is None:
            message = "a schedule needs one of the six tools of sys.monitoring, and all are in use"
            raise ScheduleError(message)
        self._draw()
        _monitoring.use_tool_id(self._tool, NAME)
        if not used:  # what somebody else no longer wants to be told is not to be told again
            _monitoring.restart_events()
        events = _monitoring.events
        begin = self._begin_counted if self._switch == "slice" else self._begin
        for event, call in (
            (events.PY_START, begin),
            (events.PY_RESUME, self._begin),
            (events.C_RETURN, self._tick),
            (events.JUMP, self._tick_backwards),
            (events.INSTRUCTION, self._tick),
        ):
            _monitoring.register_callback(self._tool, event, call)
        _monitoring.set_events(self._tool, events.PY_START | events.PY_RESUME)
        for frame in _current_frames().values():
            outer: Any = frame
            while outer is not None:
                self._know(outer.f_code)
                outer = outer.f_back

    def _know(self, code: CodeType) -> bool:
        """Be told of what happens in the reader's code; return whether that is new."""
        if id(code) in self._known or code.co_filename.startswith(LIBRARY):
            return False
        self._known[id(code)] = code
        events = _monitoring.events
        slices = self._switch == "slice"
        watched = events.CALL | events.JUMP if slices else events.INSTRUCTION
        _monitoring.set_local_events(self._tool, code, watched)
        return True

    def _begin(self, code: CodeType, *_where: Any) -> object:
        """Know what begins or goes on; of new code the first instruction has not been told."""
        if code.co_filename.startswith(LIBRARY):
            return _monitoring.DISABLE
        if self._know(code) and self._switch == "instruction":
            self._tick(code)
        return None

    def _begin_counted(self, code: CodeType, *_where: Any) -> object:
        if code.co_filename.startswith(LIBRARY):
            return _monitoring.DISABLE
        self._know(code)
        return self._tick(code)

    def _tick_backwards(self, code: CodeType, offset: int, destination: int) -> object:
        """Count the end of a loop's turn, but no other jump."""
        return self._tick(code) if destination < offset else _monitoring.DISABLE

    def _tick(self, _code: CodeType, *_where: Any) -> object:
        """Count a place."""
        if not self._collecting:
            self._left -= 1
            if self._left <= 0 and not _words[MASK]:
                self._interrupt()
        return None

    def _interrupt(self) -> None:
        """Let another one run, if there is one."""
        self.now += (self._places - self._left) * PLACE_S
        self._draw()
        if scheduler.ready or scheduler.next_time() <= self.now:
            _words[MASK] = 1
            try:
                scheduler.give_turn(through_page=False)
            finally:
                _words[MASK] = 0

    def _draw(self) -> None:
        self._places = self._left = self._random.randint(1, 2 * MEAN_TICKS[self._switch])

    def _note_collection(self, phase: str, _what: object) -> None:
        self._collecting = phase == "start"
