"""The event loop of asyncio in the page: CPython's own, waiting by the scheduler.

Pyodide's loop hands every callback to the browser, so that a `time.sleep()` inside a coroutine does
not hold up the others, `asyncio.run()` cannot be used everywhere, and Ctrl-C does not cancel. Here
`BaseEventLoop.run_forever` runs in the calling thread, as on a desktop, and only the waiting is
replaced. Callbacks of the browser may schedule something while the loop waits.

Imports nothing of the browser.
"""

from __future__ import annotations

import asyncio
import asyncio.unix_events
import threading
import weakref
from itertools import count
from select import POLLIN, POLLOUT
from selectors import EVENT_READ, EVENT_WRITE, _BaseSelectorImpl
from typing import TYPE_CHECKING, Any, Protocol, TypeVarTuple

from handbook.concurrency.board import Board
from handbook.concurrency.green_threads import GreenThread
from handbook.concurrency.scheduler import ROOM, need_room, scheduler
from handbook.concurrency.wakeups import Wakeup

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from contextvars import Context

__all__ = ["Events", "HandbookEventLoop", "LoopsOfThreads", "ParkingSelector", "Watch"]

MASK = Board.MASK

_Ts = TypeVarTuple("_Ts")
_words = scheduler.board.words


Events = dict[int, int]
"""What `poll()` tells of descriptors, or is asked to."""


class Watch(Protocol):
    """Looks after descriptors for event loops."""

    def ask(self, asked: Events) -> int:
        """Begin to look; return a number for `answer`."""

    def answer(self, number: int) -> Events | None:
        """Return what can be done with some; None while nothing can."""

    def hurry(self) -> None:
        """Wait until that is known which can be done at once."""

    def forget(self, number: int) -> None:
        """Look no longer."""


class ParkingSelector(_BaseSelectorImpl):
    """Stands where asyncio's loop expects a selector.

    What descriptors are ready for is asked once for many turns of the loop: again only when that
    was answered, or others are to be watched.

    :param wake_page: has the page let go on who is in charge of waiting.
    """

    watch: Watch
    """Looks after descriptors."""

    def __init__(self, wake_page: Callable[[], None]) -> None:
        super().__init__()
        self._wake_page = wake_page
        self._thread: GreenThread | None = None
        self._woken = False
        self._number = 0
        self._is_new = False
        self._asked: Events = {}

    def select(self, timeout: float | None = None) -> list[Any]:
        """Wait until `timeout` seconds have passed, or something is to be done.

        :param timeout: seconds; None waits without end.
        :return: keys of descriptors that are ready, and what for.
        """
        asked = {key.fd: _polled(key.events) for key in self.get_map().values()}
        mask, _words[MASK] = _words[MASK], 1
        try:
            found = self._look(asked)
            if not found and not self._woken and (timeout is None or timeout > 0):
                until = None if timeout is None else scheduler.now() + timeout
                self._thread = scheduler.current
                scheduler.park(until, "something to do for its event loop", outside=True)
                found = self._look(asked)
            elif scheduler.order is not None:
                scheduler.order.pass_turn()
        finally:
            self._thread = None
            self._woken = False
            _words[MASK] = mask
        if self._is_new and not found and not mask and timeout is not None and timeout <= 0:
            self.watch.hurry()  # a desktop's loop sees in this turn what is there by now
            found = self._look(asked)
        self._is_new = False
        return [
            (key, ready)
            for fd, events in found.items()
            if (key := self.get_map().get(fd)) and (ready := _selected(events) & key.events)
        ]

    def close(self) -> None:
        """Watch nothing any more."""
        self._forget()
        super().close()

    def _look(self, asked: Events) -> Events:
        """Return what can be done now, and see to it that it is known later."""
        if asked != self._asked:
            self._forget()
        if not asked:
            return {}
        if not self._number:
            self._number, self._asked = self.watch.ask(asked), asked
            self._is_new = True
        found = self.watch.answer(self._number)
        if found is None:
            return {}
        self._number = 0
        return found

    def _forget(self) -> None:
        number, self._number = self._number, 0
        self._asked = {}
        if number:
            self.watch.forget(number)

    def wake(self) -> None:
        """End the wait in progress, or the next one."""
        self._woken = True
        self.wake_if_parked()

    def wake_if_parked(self) -> None:
        """End the wait in progress: another thread or a callback has scheduled something."""
        thread = self._thread
        if thread is not None:
            need_room(ROOM)
            mask, _words[MASK] = _words[MASK], 1
            scheduler.wake(thread)
            _words[MASK] = mask
            self._wake_page()


def _polled(events: int) -> int:
    """Return what is asked of `poll()` for what is asked of a selector."""
    return (POLLIN if events & EVENT_READ else 0) | (POLLOUT if events & EVENT_WRITE else 0)


def _selected(events: int) -> int:
    """Return what a selector answers where `poll()` has answered something."""
    read = EVENT_READ if events & ~POLLOUT else 0
    return read | (EVENT_WRITE if events & ~POLLIN else 0)


class HandbookEventLoop(asyncio.unix_events._UnixSelectorEventLoop):
    """CPython's event loop on the scheduler."""

    wake_page: Callable[[], None] = staticmethod(lambda: None)
    """Has the page let go on who is in charge of waiting."""

    _names = count(1)
    _selector: ParkingSelector | None
    _ssock: Wakeup | None
    _csock: Wakeup | None
    _internal_fds: int

    def __init__(self, selector: object = None) -> None:
        """Make one.

        :param selector: taken as `asyncio.SelectorEventLoop` does, and of no use here.
        """
        super().__init__(ParkingSelector(self.wake_page))

    def _wake_if_parked(self) -> None:
        if self._selector is not None:
            self._selector.wake_if_parked()

    @classmethod
    def name_tasks_anew(cls) -> None:
        """Begin to count tasks at 1: each program is the first."""
        HandbookEventLoop._names = count(1)

    def _make_self_pipe(self) -> None:
        """Need none: the selector is woken by itself, and signals tell what stands for it."""
        self._ssock = self._csock = Wakeup(self._handle_signal)  # type: ignore[attr-defined]  # private
        self._internal_fds += 1

    def _close_self_pipe(self) -> None:
        self._ssock = self._csock = None
        self._internal_fds -= 1

    def _write_to_self(self) -> None:
        if self._selector is not None:
            self._selector.wake()

    def _check_thread(self) -> None:
        """Let callbacks of the browser schedule something, which belong to no thread."""
        if not _words[MASK]:
            super()._check_thread()  # type: ignore[misc]  # private, not in typeshed

    def _call_soon(self, callback: Any, args: Any, context: Context | None) -> asyncio.Handle:
        """Schedule as CPython does; also from a browser's callback while the loop waits."""
        handle: asyncio.Handle = super()._call_soon(callback, args, context)  # type: ignore[misc]  # private
        _leave_out_our_frame(handle)
        self._wake_if_parked()
        return handle

    def call_at(
        self,
        when: float,
        callback: Callable[[*_Ts], object],
        *args: *_Ts,
        context: Context | None = None,
    ) -> asyncio.TimerHandle:
        """Schedule as CPython does; also from a browser's callback while the loop waits."""
        handle = super().call_at(when, callback, *args, context=context)
        _leave_out_our_frame(handle)
        self._wake_if_parked()
        return handle

    def create_task(  # type: ignore[override]  # typeshed doesn't know all options
        self, coro: Coroutine[Any, Any, Any], *, name: object = None, **options: Any
    ) -> asyncio.Task[Any]:
        """Schedule a coroutine; tasks are counted from 1 in each program."""
        if name is not None:
            return super().create_task(coro, name=name, **options)
        own_name = f"Task-{next(HandbookEventLoop._names)}"
        factory = self.get_task_factory()
        if factory is None or getattr(factory, "__module__", "") == "asyncio.tasks":
            return super().create_task(coro, name=own_name, **options)
        task = super().create_task(coro, **options)  # a program's factory may know no names
        if isinstance(task, asyncio.Task) and task.get_name().startswith("Task-"):
            task.set_name(own_name)
        return task


def _leave_out_our_frame(handle: Any) -> None:
    """Have a handle, in debug mode, end its traceback with who has called CPython's function."""
    if handle._source_traceback:
        del handle._source_traceback[-1]


HandbookEventLoop.__name__ = HandbookEventLoop.__qualname__ = "_UnixSelectorEventLoop"


class LoopsOfThreads:
    """What `asyncio.events` asks for loops: new ones are ours, and none is there unasked.

    As `asyncio.events._BaseDefaultEventLoopPolicy` of 3.14.
    """

    def __init__(self) -> None:
        self._loops: weakref.WeakKeyDictionary[GreenThread, asyncio.AbstractEventLoop | None]
        self._loops = weakref.WeakKeyDictionary()

    def get_event_loop(self) -> asyncio.AbstractEventLoop:
        """Return the loop that was set in this thread.

        :raises RuntimeError: when there is none.
        """
        loop = self._loops.get(scheduler.current)
        if loop is None:
            name = threading.current_thread().name
            message = f"There is no current event loop in thread {name!r}."
            raise RuntimeError(message)
        return loop

    def set_event_loop(self, loop: asyncio.AbstractEventLoop | None) -> None:
        """Set the loop of this thread."""
        if loop is not None and not isinstance(loop, asyncio.AbstractEventLoop):
            message = (
                "loop must be an instance of AbstractEventLoop or None, "
                f"not {type(loop).__name__!r}"
            )
            raise TypeError(message)
        self._loops[scheduler.current] = loop

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        """Make a loop."""
        return HandbookEventLoop()
