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
import signal
import threading
import weakref
from itertools import count
from select import POLLIN, POLLOUT
from selectors import EVENT_READ, EVENT_WRITE, _BaseSelectorImpl
from typing import TYPE_CHECKING, Any, Protocol, TypeVarTuple

from handbook.concurrency.board import Board
from handbook.concurrency.green_threads import GreenThread
from handbook.concurrency.scheduler import ROOM, need_room, scheduler

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
    _signal_handlers: dict[int, asyncio.Handle]

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
        """Need none: the selector is woken by itself."""

    def _close_self_pipe(self) -> None:
        """There is none."""

    def _write_to_self(self) -> None:
        if self._selector is not None:
            self._selector.wake()

    def _check_thread(self) -> None:
        """Let callbacks of the browser schedule something, which belong to no thread."""
        if not _words[MASK]:
            super()._check_thread()  # type: ignore[misc]  # private, not in typeshed

    def call_soon(
        self, callback: Callable[[*_Ts], object], *args: *_Ts, context: Context | None = None
    ) -> asyncio.Handle:
        """Schedule as CPython does; also from a browser's callback while the loop waits."""
        handle = super().call_soon(callback, *args, context=context)
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
        self._wake_if_parked()
        return handle

    def create_task(  # type: ignore[override]  # typeshed doesn't know all options
        self, coro: Coroutine[Any, Any, Any], *, name: object = None, **options: Any
    ) -> asyncio.Task[Any]:
        """Schedule a coroutine; tasks are counted from 1 in each program."""
        if name is None:
            name = f"Task-{next(HandbookEventLoop._names)}"
        return super().create_task(coro, name=name, **options)

    # As asyncio.unix_events has it

    def add_signal_handler(self, sig: int, callback: Callable[[*_Ts], object], *args: *_Ts) -> None:
        """Call a function in the loop when a signal arrives.

        :raises TypeError: for a coroutine function.
        :raises ValueError: for what is no signal.
        :raises RuntimeError: outside of the main thread.
        """
        if asyncio.iscoroutine(callback) or asyncio.iscoroutinefunction(callback):
            message = "coroutines cannot be used with add_signal_handler()"
            raise TypeError(message)
        self._check_signal(sig)
        self._check_closed()  # type: ignore[attr-defined]  # private, not in typeshed
        if threading.current_thread() is not threading.main_thread():
            message = "set_wakeup_fd only works in main thread of the main interpreter"
            raise RuntimeError(message)
        self._signal_handlers[sig] = asyncio.Handle(callback, args, self, None)
        try:
            signal.signal(sig, lambda number, _frame: self._on_signal(number))
        except OSError as error:
            del self._signal_handlers[sig]
            message = f"sig {sig} cannot be caught"
            raise RuntimeError(message) from error

    def _on_signal(self, sig: int) -> None:
        handle = self._signal_handlers.get(sig)
        if handle is not None:
            self._add_callback(handle)  # type: ignore[attr-defined]  # private, not in typeshed
            self._write_to_self()

    def remove_signal_handler(self, sig: int) -> bool:
        """Remove a handler for a signal; tell whether there was one."""
        self._check_signal(sig)
        if self._signal_handlers.pop(sig, None) is None:
            return False
        default = signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL
        signal.signal(sig, default)
        return True

    @staticmethod
    def _check_signal(sig: int) -> None:
        if not isinstance(sig, int):
            message = f"sig must be an int, not {sig!r}"
            raise TypeError(message)
        if sig not in signal.valid_signals():
            message = f"invalid signal number {sig}"
            raise ValueError(message)


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
