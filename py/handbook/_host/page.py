"""The page as a host: messages to it, lines from it, and the library that it is still fetching.

`_handbook_host` is made by site/js/runtime/worker/host.js.
"""

from __future__ import annotations

import json
import signal
from signal import SIGINT
from typing import TYPE_CHECKING

from handbook._host.loop_policy import EventLoops
from handbook._host.stacks import WorkerStacks
from handbook.concurrency.board import Board
from handbook.concurrency.event_loop import HandbookEventLoop
from handbook.concurrency.scheduler import scheduler
from handbook.concurrency.signals import raise_signal
from handbook.host import InputUnavailable
from handbook.processes.kernel import kernel

if TYPE_CHECKING:
    from collections.abc import Callable

    from _handbook_host import PageModule

    from handbook._messages import ToPage

__all__ = ["PageHost"]

MASK = Board.MASK

SLICES_UNTIL_ORDER = 8
"""Time slices of about 40 ms."""

# Bound now, because a reader may replace them.
_dumps, _getsignal = json.dumps, signal.getsignal
_words = scheduler.board.words


class PageHost:
    """`handbook.host.Host` in a web worker; of use when it is connected with its page."""

    _page: PageModule

    def __init__(self) -> None:
        self.loops = EventLoops()
        self._slices_since_wish = 0
        self._flush: Callable[[], None] = lambda: None

    def connect(self, page: PageModule) -> None:
        """Take the page to talk to.

        :param page: the module `_handbook_host`.
        """
        self._page = page
        scheduler.connect(WorkerStacks(page, self.flush))
        kernel.connect(page.kernel)
        HandbookEventLoop.wake_page = staticmethod(page.wake)

    def call_before_waiting(self, flush: Callable[[], None]) -> None:
        """Have `flush` called before every wait and at the end of every time slice."""
        self._flush = flush

    def flush(self) -> None:
        """Send what has been printed so far."""
        self._flush()

    def emit(self, message: ToPage) -> None:
        """Send one message to the page, at once."""
        mask, _words[MASK] = _words[MASK], 1
        try:
            self._page.post(_dumps(message))
        finally:
            _words[MASK] = mask

    def read_line(self) -> str | None:
        """Wait for one line of the reader.

        :return: the line without its newline, or None for the end of the input.
        :raises KeyboardInterrupt: when the reader stops the program, unless it handles SIGINT.
        :raises InputUnavailable: where nothing can wait.
        """
        mask, _words[MASK] = _words[MASK], 1
        try:
            self._flush()
            while (line := self._page.line()).kind == "none":
                scheduler.hold("an answer of the reader")
        finally:
            _words[MASK] = mask
        if line.kind == "unavailable":
            raise InputUnavailable
        if line.kind == "stop":
            raise_signal(SIGINT)
            return self.read_line()
        return str(line.text) if line.kind == "line" else None

    def read_keys(self, timeout_s: float | None) -> str | None:
        """Wait for what the reader types into a terminal.

        Where stacks can't be suspended nothing else goes on meanwhile, and no time is too long.

        :param timeout_s: how long; None is for ever.
        :return: it; "" when the time is over, or a handled signal came; None is the end of the
            input.
        :raises KeyboardInterrupt: when the reader stops the program, unless it handles SIGINT.
        :raises InputUnavailable: where nothing can wait.
        """
        end = None if timeout_s is None else scheduler.now() + timeout_s
        mask, _words[MASK] = _words[MASK], 1
        try:
            self._flush()
            line = self._page.line()
            if line.kind == "none":
                scheduler.park(end, "a key", outside=True)
                line = self._page.line()
        finally:
            _words[MASK] = mask
        if line.kind == "unavailable":
            raise InputUnavailable
        if line.kind == "stop":
            raise_signal(SIGINT)
            return ""
        if line.kind == "none":
            return ""
        return str(line.text) if line.kind == "line" else None

    def provide(self, module: str) -> bool:
        """Wait until the vendored package is loaded that has a module.

        :return: whether there is one that was not loaded before.
        :raises ImportError: when it can't be loaded, or waited for.
        :raises KeyboardInterrupt: when the reader stops the program, unless it handles SIGINT.
        """
        mask, _words[MASK] = _words[MASK], 1
        waited = False
        try:
            while (state := self._page.provide(module)) == "coming":
                if not self._page.suspends:  # what loads it would wait for us
                    message = f"The package of {module} can't be waited for in this browser"
                    raise ImportError(message, name=module)
                waited = True
                scheduler.park(None, f"the package of {module}", outside=True)
        except RuntimeError as error:
            message = f"The package of {module} can't be waited for here"
            raise ImportError(message, name=module) from error
        finally:
            _words[MASK] = mask
        if state not in {"there", "unknown"}:
            raise ImportError(state, name=module)
        return waited and state == "there"

    def wait_for_library(self) -> RuntimeError | None:
        """Wait until the standard library's file is there.

        :return: why nothing can wait for it here, below a call of JavaScript; None: it is there.
        :raises ImportError: when it cannot be loaded.
        :raises KeyboardInterrupt: when the reader stops the program, unless it handles SIGINT.
        """
        mask, _words[MASK] = _words[MASK], 1
        try:
            while (state := self._page.library()) == "coming":
                scheduler.park(None, "Python's standard library", outside=True)
        except RuntimeError as error:
            return error
        finally:
            _words[MASK] = mask
        if state != "there":
            message = f"Python's standard library could not be loaded: {state}"
            raise ImportError(message)
        return None

    def read_source(self, name: str) -> bytes | None:
        """Fetch a file of the runtime, at once.

        :return: None when it cannot be had.
        """
        data = self._page.source(name)
        return None if data is None else bytes(data.to_bytes())

    def hear_end_of_slice(self) -> None:
        """Send pending output, and interrupt a coroutine that does not let itself be cancelled.

        `asyncio.Runner` takes the first Ctrl-C as a wish and only the second as an order; a reader
        presses Stop once.
        """
        self._flush()
        runner = getattr(getattr(_getsignal(SIGINT), "func", None), "__self__", None)
        if not getattr(runner, "_interrupt_count", 0):
            self._slices_since_wish = 0
            return
        self._slices_since_wish += 1
        if self._slices_since_wish == SLICES_UNTIL_ORDER:
            scheduler.send_to_main(SIGINT)
