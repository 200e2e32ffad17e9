"""Stacks of a web worker, which its JavaScript suspends and resumes.

How a stack is suspended: `select.poll().poll()` without any descriptor is a call of C that Pyodide
hands to JavaScript, which may answer with a promise. While `Board.ARMED` is set, that is
site/js/runtime/worker/stacks.js. No other Python runs for it, no task and no event loop.
"""

from __future__ import annotations

import math
import select
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from _handbook_host import PageModule

__all__ = ["WorkerStacks"]

_monotonic, _poll = time.monotonic, select.poll


class WorkerStacks:
    """`handbook.concurrency.stacks.Stacks` in a web worker.

    :param page: the module `_handbook_host`.
    :param flush: sends what has been printed.
    """

    def __init__(self, page: PageModule, flush: Callable[[], None]) -> None:
        self._page = page
        self._flush = flush
        self.switches = page.suspends

    def suspender(self) -> Callable[[], object]:
        """Make what suspends the stack that calls it; one can't be used by two."""
        return _poll().poll

    def reserve(self, stack: int) -> bool:
        """Provide a stack for a new thread."""
        return self._page.reserve(stack)

    def adopt(self, stack: int, ident: int) -> None:
        """Tell the interpreter the identifier of the thread, and the limits of its stack."""
        self._page.adopt(stack, ident)

    def stand_still(self, seconds: float) -> bool:
        """Wait without suspending the stack; tell whether there is a Stop."""
        self._flush()
        if not self.switches:
            return self._page.park(seconds) == "stop"
        end = _monotonic() + seconds
        if end == math.inf:
            message = "nothing can end this wait inside a callback from JavaScript"
            raise RuntimeError(message)
        while _monotonic() < end:
            pass
        return False

    def take_stop(self) -> bool:
        """Tell whether the page has asked for a Stop since the last call."""
        return self._page.take_stop()

    def take_signal(self) -> int:
        """Return the next signal that another process has sent; 0 for none."""
        return int(self._page.kernel.take_signal())

    def rest(self) -> None:
        """Send what has been printed."""
        self._flush()
