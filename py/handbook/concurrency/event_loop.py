"""The event loop of asyncio in the page: CPython's own, waiting by the scheduler, not a selector.

Pyodide's loop hands every callback to the browser, so that a `time.sleep()` inside a coroutine does
not hold up the others, `asyncio.run()` cannot be used everywhere, and Ctrl-C does not cancel. Here
`BaseEventLoop.run_forever` runs in the calling thread, as on a desktop, and only the waiting is
replaced. Callbacks of the browser may schedule something while the loop waits.

Imports nothing of the browser.
"""

from __future__ import annotations

import asyncio
import asyncio.base_events
import signal
import threading
import weakref
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVarTuple

from handbook.concurrency.board import Board
from handbook.concurrency.green_threads import GreenThread
from handbook.concurrency.scheduler import ROOM, need_room, scheduler

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from contextvars import Context

__all__ = ["HandbookEventLoop", "LoopsOfThreads"]

MASK = Board.MASK

_Ts = TypeVarTuple("_Ts")
_words = scheduler.board.words


class _ParkingSelector:
    """Stands where asyncio's loop expects a selector; there are no file descriptors to watch.

    :param wake_page: has the page let go on who is in charge of waiting.
    """

    def __init__(self, wake_page: Callable[[], None]) -> None:
        self._wake_page = wake_page
        self._thread: GreenThread | None = None
        self._woken = False

    def select(self, timeout: float | None) -> list[Any]:
        """Wait until `timeout` seconds have passed, or something is to be done.

        :param timeout: seconds; None waits without end.
        """
        mask, _words[MASK] = _words[MASK], 1
        try:
            if not self._woken and (timeout is None or timeout > 0):
                until = None if timeout is None else scheduler.now() + timeout
                self._thread = scheduler.current
                scheduler.park(until, "something to do for its event loop", outside=True)
            elif scheduler.order is not None:
                scheduler.order.pass_turn()
        finally:
            self._thread = None
            self._woken = False
            _words[MASK] = mask
        return []

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


class HandbookEventLoop(asyncio.base_events.BaseEventLoop):
    """CPython's event loop on the scheduler."""

    wake_page: Callable[[], None] = staticmethod(lambda: None)
    """Has the page let go on who is in charge of waiting."""

    _names = count(1)

    def __init__(self, selector: object = None) -> None:
        """Make one.

        :param selector: taken as `asyncio.SelectorEventLoop` does, and of no use here.
        """
        super().__init__()
        self._selector = _ParkingSelector(self.wake_page)
        self._handlers: dict[int, asyncio.Handle] = {}

    @classmethod
    def name_tasks_anew(cls) -> None:
        """Begin to count tasks at 1: each program is the first."""
        HandbookEventLoop._names = count(1)

    def _process_events(self, event_list: list[Any]) -> None:
        """Nothing is ever selected."""

    def _write_to_self(self) -> None:
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
        self._selector.wake_if_parked()
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
        self._selector.wake_if_parked()
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
        self._handlers[sig] = asyncio.Handle(callback, args, self, None)
        try:
            signal.signal(sig, lambda number, _frame: self._on_signal(number))
        except OSError as error:
            del self._handlers[sig]
            message = f"sig {sig} cannot be caught"
            raise RuntimeError(message) from error

    def _on_signal(self, sig: int) -> None:
        handle = self._handlers.get(sig)
        if handle is not None:
            self._add_callback(handle)  # type: ignore[attr-defined]  # private, not in typeshed
            self._write_to_self()

    def remove_signal_handler(self, sig: int) -> bool:
        """Remove a handler for a signal; tell whether there was one."""
        self._check_signal(sig)
        if self._handlers.pop(sig, None) is None:
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

    def close(self) -> None:
        """Close the loop, and give its signals back."""
        super().close()
        for sig in list(self._handlers):
            self.remove_signal_handler(sig)


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
