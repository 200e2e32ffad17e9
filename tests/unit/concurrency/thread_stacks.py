"""Stacks for the scheduler in plain CPython: threads of the operating system, one at a time.

A thread that is suspended hands on the baton and waits until it gets it back, as
site/js/runtime/worker/stacks.js does it with promises. Time is a clock that only waiting moves, so
nothing here depends on how fast the machine is.
"""

from __future__ import annotations

import _thread
import math
import sys
import threading
from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING, Any

from handbook.concurrency.board import Board
from handbook.concurrency.scheduler import scheduler

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK_S = 1e-6
SWITCH_S = 1e-5

_words, _times = scheduler.board.words, scheduler.board.times
_current_frames = sys._current_frames


def _outer(frame: Any) -> Any:
    """Leave out what stands for C and JavaScript."""
    while frame.f_code.co_filename == __file__:
        frame = frame.f_back
    return frame


class HangError(Exception):
    """All wait for something, and nothing is left that could happen."""


class Clock:
    """Stands where `time.monotonic` does: every look takes a moment."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        self.seconds += LOOK_S
        return self.seconds

    def pass_to(self, when: float) -> None:
        self.seconds = max(self.seconds, when)


class Browser:
    """What happens outside of the program: callbacks at a time, and a Stop."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.stopped = False
        self._callbacks: list[tuple[float, int, Callable[[], object]]] = []
        self._numbers = count()

    def later(self, seconds: float, call: Callable[[], object]) -> None:
        """Have something called while all is suspended."""
        heappush(self._callbacks, (self.clock.seconds + seconds, next(self._numbers), call))

    def call_next(self, until: float) -> bool:
        """Let time pass to the next callback, if it is due by then, and call it."""
        if not self._callbacks or self._callbacks[0][0] > until:
            return False
        when, _, call = heappop(self._callbacks)
        self.clock.pass_to(when)
        call()
        return True


class ThreadStacks:
    """`handbook.concurrency.stacks.Stacks` on threads of the operating system.

    :ivar room: how many threads can be there at once.
    :ivar pinned: whether JavaScript stands in the stack that runs, so that it can't be suspended.
    :ivar at_rest: called when all are suspended next.
    """

    switches = True

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.clock = browser.clock
        self.room = 1000
        self.pinned = False
        self.at_rest: Callable[[], object] = lambda: None
        self.switched = 0
        self.idled = 0
        self.failures: list[BaseException] = []
        self._batons: dict[int, _thread.LockType] = {}
        self._reserved: set[int] = set()
        self._idents: dict[int, int] = {}
        self._real_idents: dict[int, int] = {}
        self._idles = False

    # The protocol

    def suspender(self) -> Callable[[], object]:
        return self._suspend

    def reserve(self, stack: int) -> bool:
        if len(self._reserved) >= self.room:
            return False
        self._reserved.add(stack)
        return True

    def adopt(self, stack: int, ident: int) -> None:
        self._idents[stack] = ident
        self._real_idents[ident] = threading.get_ident()

    def stand_still(self, seconds: float) -> bool:
        if seconds == math.inf:
            message = "nothing can end this wait inside a callback from JavaScript"
            raise RuntimeError(message)
        self.clock.pass_to(self.clock.seconds + seconds)
        return False

    def take_stop(self) -> bool:
        stopped, self.browser.stopped = self.browser.stopped, False
        return stopped

    def take_signal(self) -> int:
        return 0

    def rest(self) -> None:
        self.at_rest()

    # What the page does

    def tell(self) -> None:
        """Something has come from outside."""
        _words[Board.NEWS] = 1
        self.wake()

    def stop(self) -> None:
        """Press Stop."""
        self.browser.stopped = True
        self.tell()

    def wake(self) -> None:
        """Let the thread that is in charge look around."""
        self._idles = False

    def current_frames(self) -> dict[int, Any]:
        """Stand where `sys._current_frames` does, with the identifiers of our threads."""
        frames = _current_frames()
        known = {**self._real_idents, scheduler.main.ident: threading.main_thread().ident}
        return {ident: _outer(frames[real]) for ident, real in known.items() if real is not None}

    # Inner works

    def _suspend(self) -> None:
        if self.pinned:
            return
        self.clock.pass_to(self.clock.seconds + SWITCH_S)
        _words[Board.ARMED] = 0
        me, mask = _words[Board.SELF], _words[Board.MASK]
        _words[Board.MASK] = 1
        self._batons[me] = baton = _thread.allocate_lock()
        baton.acquire()
        if not _words[Board.NEXT]:
            self._idle(me)
        elif _words[Board.NEXT] == me:
            while self.browser.call_next(self.clock.seconds):
                pass
            self._resume(me)
        else:
            self._go_on()
        baton.acquire()
        if self.failures:
            raise self.failures[0]
        _words[Board.MASK] = mask

    def _go_on(self) -> None:
        self.switched += 1
        following = _words[Board.NEXT]
        if _words[Board.FRESH]:
            _thread.start_new_thread(self._be, (following,))  # `threading` may have our locks
        else:
            self._resume(following)

    def _resume(self, stack: int) -> None:
        self._batons.pop(stack).release()

    def _be(self, stack: int) -> None:
        try:
            scheduler.begin()
        except BaseException as error:
            self.failures.append(error)
            self._resume(scheduler.main.stack)
            return
        self._reserved.discard(stack)
        del self._real_idents[self._idents.pop(stack)]
        self._go_on()

    def _idle(self, me: int) -> None:
        self.idled += 1
        self._idles = True
        until = _times[Board.UNTIL]
        while self._idles and not _words[Board.NEWS]:
            if self.browser.call_next(until):
                continue
            if until == math.inf:
                message = "all threads wait, and nothing comes any more"
                raise HangError(message)
            self.clock.pass_to(until)
            break
        self._idles = False
        self._resume(me)


class OneStack:
    """Where no stack can be suspended: waiting is standing still."""

    switches = False

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.clock = browser.clock
        self.stood: list[float] = []

    def suspender(self) -> Callable[[], object]:
        return lambda: None

    def reserve(self, _stack: int) -> bool:
        return False

    def adopt(self, _stack: int, _ident: int) -> None:
        """There is no other stack."""

    def stand_still(self, seconds: float) -> bool:
        self.stood.append(seconds)
        until = self.clock.seconds + seconds
        while not self.browser.stopped and self.browser.call_next(until):
            pass
        if not self.browser.stopped:
            if until == math.inf:
                message = "nothing comes any more"
                raise HangError(message)
            self.clock.pass_to(until)
        return self.take_stop()

    def take_stop(self) -> bool:
        stopped, self.browser.stopped = self.browser.stopped, False
        return stopped

    def take_signal(self) -> int:
        return 0

    def rest(self) -> None:
        """Nothing waits to be sent."""
