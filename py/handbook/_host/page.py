"""The page as a host: blocks by whatever way the page has prepared, and hears Stop while it waits.

`_handbook_host` is made by site/js/runtime/worker/host.js.
"""

from __future__ import annotations

import json
import math
import operator
import signal
import sys
import time
from contextlib import contextmanager
from signal import SIGINT
from typing import TYPE_CHECKING, Any

from pyodide.ffi import can_run_sync, run_sync

from handbook._host.loop_policy import EventLoops
from handbook.host import InputUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from _handbook_host import PageModule

    from handbook._messages import ToPage

__all__ = ["PageHost"]

SLICES_UNTIL_ORDER = 8
"""Time slices of about 40 ms."""

ROOM = 500
"""Frames for Pyodide's Python, which ends the interpreter if it meets the program's limit."""
MAX_LIMIT = 2**31 - 1

# Bound now, because a reader may replace them.
_dumps, _monotonic, _raise_signal = json.dumps, time.monotonic, signal.raise_signal
_gettrace, _settrace = sys.gettrace, sys.settrace
_getprofile, _setprofile = sys.getprofile, sys.setprofile
_getlimit, _setlimit = sys.getrecursionlimit, sys.setrecursionlimit


class PageHost:
    """`handbook.host.Host` in a web worker; of use when it is connected with its page."""

    _page: PageModule

    def __init__(self) -> None:
        self.loops = EventLoops(self)
        self._slices_since_wish = 0
        self._flush: Callable[[], None] = lambda: None

    def connect(self, page: PageModule) -> None:
        """Take the page to talk to.

        :param page: the module `_handbook_host`.
        """
        self._page = page

    def call_before_waiting(self, flush: Callable[[], None]) -> None:
        """Have `flush` called before every wait and at the end of every time slice."""
        self._flush = flush

    def flush(self) -> None:
        """Send what has been printed so far."""
        self._flush()

    def emit(self, message: ToPage) -> None:
        """Send one message to the page, at once."""
        self._page.post(_dumps(message))

    def read_line(self) -> str | None:
        """Wait for one line of the reader.

        :return: the line without its newline, or None for the end of the input.
        :raises KeyboardInterrupt: when the reader stops the program, unless it handles SIGINT.
        :raises InputUnavailable: where nothing can wait.
        """
        while True:
            line = self._wait(self._page.line) if self._can_wait() else None
            if line is None or line.kind == "unavailable":
                raise InputUnavailable
            if line.kind == "line":
                return str(line.text)
            if line.kind == "end":
                return None
            _raise_signal(SIGINT)

    def park(self, seconds: float) -> None:
        """Wait until the time is over, `wake()` is called, or a signal was handled.

        :param seconds: `math.inf` waits for the other two.
        :raises KeyboardInterrupt: when the reader stops the program, unless it handles SIGINT.
        """
        if not self._can_wait():
            _burn(seconds)
        elif self._wait(self._page.park, seconds) == "stop":
            _raise_signal(SIGINT)

    def sleep(self, seconds: float, /) -> None:
        """Suspend execution for the given number of seconds, as `time.sleep` does.

        :raises TypeError: as CPython, for what is no real number.
        :raises ValueError: as CPython, for a negative number or NaN.
        :raises KeyboardInterrupt: when the reader stops the program, unless it handles SIGINT.
        """
        if not isinstance(seconds, float):
            seconds = operator.index(seconds)
        if math.isnan(seconds):
            message = "Invalid value NaN (not a number)"
            raise ValueError(message)
        if seconds < 0:
            message = "sleep length must be non-negative"
            raise ValueError(message)
        end = _monotonic() + seconds
        while (left := end - _monotonic()) > 0:
            self.park(left)  # PEP 475: a handled signal does not shorten it

    def wait_for_library(self) -> None:
        """Wait until the standard library's file is there.

        :raises ImportError: when it cannot be loaded.
        :raises KeyboardInterrupt: when the reader stops the program, unless it handles SIGINT.
        """
        while (state := self._page.library()) == "coming" and can_run_sync():
            self.park(math.inf)  # its arrival wakes us
        if state not in {"there", "coming"}:
            message = f"Python's standard library could not be loaded: {state}"
            raise ImportError(message)

    def read_source(self, name: str) -> bytes | None:
        """Fetch a file of the runtime, at once.

        :return: None when it cannot be had.
        """
        data = self._page.source(name)
        return None if data is None else bytes(data.to_bytes())

    def wake(self) -> None:
        """End the park in progress; may be called from a browser's callback."""
        self._page.wake()

    def end_slice(self, _signum: int, _frame: FrameType | None) -> None:
        """Send pending output and let the worker hear the page: the end of a time slice.

        A program that has come to its recursion limit is left alone until the next one.
        """
        limit = _getlimit()
        try:
            _setlimit(limit)  # is refused where it could not be put back below
        except RecursionError:
            return
        _setlimit(min(limit + ROOM, MAX_LIMIT))
        try:
            self._press_again()
            self._flush()
            if self._page.suspends and can_run_sync():
                self._suspend(self._page.turn().p)
            else:
                self._page.resume()
        finally:
            _setlimit(limit)

    def _press_again(self) -> None:
        """Interrupt a coroutine that does not let itself be cancelled.

        `asyncio.Runner` takes the first Ctrl-C as a wish and only the second as an order; a reader
        presses Stop once.
        """
        handler = signal.getsignal(SIGINT)
        runner = getattr(getattr(handler, "func", None), "__self__", None)
        if not getattr(runner, "_interrupt_count", 0):
            self._slices_since_wish = 0
            return
        self._slices_since_wish += 1
        if self._slices_since_wish == SLICES_UNTIL_ORDER:
            _raise_signal(SIGINT)

    def _can_wait(self) -> bool:
        return not self._page.suspends or can_run_sync()

    def _wait(self, call: Any, *args: float) -> Any:
        self._flush()
        waited = call(*args)
        return self._suspend(waited.p) if self._page.suspends else waited

    def _suspend(self, promise: Any) -> Any:
        # What runs meanwhile is Pyodide's own Python: no debugger may step into it, no Stop end it,
        # no limit of the program stop it.
        limit = _getlimit()
        _setlimit(limit)  # raises RecursionError where it could not be put back below
        self._page.pause()
        _setlimit(min(limit + ROOM, MAX_LIMIT))
        try:
            with _unobserved(), self.loops.for_pyodide():
                return run_sync(promise)
        finally:
            _setlimit(limit)
            self._page.resume()


@contextmanager
def _unobserved() -> Iterator[None]:
    """Turn off tracing, profiling and monitoring (PEP 669; pdb's way since 3.14) in the block."""
    trace, profile = _gettrace(), _getprofile()
    monitoring = vars(sys)["monitoring"]  # since 3.12
    events = {tool: monitoring.get_events(tool) for tool in range(6) if monitoring.get_tool(tool)}
    _settrace(None)
    _setprofile(None)
    for tool in events:
        monitoring.set_events(tool, 0)
    try:
        yield
    finally:
        for tool, wanted in events.items():
            monitoring.set_events(tool, wanted)
        _setprofile(profile)
        _settrace(trace)


def _burn(seconds: float) -> None:
    """Spend the time where the stack cannot be suspended: inside a callback from JavaScript."""
    if seconds == math.inf:
        message = "this would wait for ever: nothing can wake it inside a callback from JavaScript"
        raise RuntimeError(message)
    end = _monotonic() + seconds
    while _monotonic() < end:
        pass
