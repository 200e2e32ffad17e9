"""Settings of the interpreter that are not names in a module.

Owns: limits, garbage collection, signal handlers, tracing, and what else is set by functions.
"""

from __future__ import annotations

import faulthandler
import gc
import signal
import sys
import tracemalloc
from typing import Any

__all__ = ["GarbageCollection", "Limits", "Signals", "Tracing"]


class Limits:
    """Numbers and hooks that `sys` keeps out of sight."""

    def __init__(self) -> None:
        self._recursion = sys.getrecursionlimit()
        self._digits = sys.get_int_max_str_digits()
        self._switch_s = sys.getswitchinterval()
        self._asyncgen = sys.get_asyncgen_hooks()

    def restore(self) -> None:
        """Put it back."""
        sys.setrecursionlimit(self._recursion)
        sys.set_int_max_str_digits(self._digits)
        sys.setswitchinterval(self._switch_s)
        sys.set_asyncgen_hooks(*self._asyncgen)


class GarbageCollection:
    """The collector; what is there between runs is frozen, so that a collection costs little.

    A program may freeze its own garbage. The collector tells how much is frozen only by counting
    it, which takes longer the more libraries are loaded; so `gc.freeze` is ours and notes the call.
    """

    def __init__(self) -> None:
        self._enabled = gc.isenabled()
        self._thresholds = gc.get_threshold()
        self._debug = gc.get_debug()
        self._callbacks = gc.callbacks[:]
        self._freeze = gc.freeze
        self._was_called = False
        setattr(gc, "freeze", self.freeze)  # noqa: B010  mypy forbids to assign a function

    def freeze(self) -> None:
        """Freeze all current tracked objects and ignore them for future collections."""
        self._was_called = True
        self._freeze()

    def restore(self) -> None:
        """Put it back."""
        (gc.enable if self._enabled else gc.disable)()
        gc.set_threshold(*self._thresholds)
        gc.set_debug(self._debug)
        gc.callbacks[:] = self._callbacks
        gc.garbage.clear()
        if self._was_called:
            gc.unfreeze()
            self._was_called = False
        gc.collect()
        self._freeze()

    def close(self) -> None:
        """Let the collector see everything again."""
        setattr(gc, "freeze", self._freeze)  # noqa: B010  as above
        gc.unfreeze()


class Signals:
    """The handlers of all signals but SIGINT, which `handbook.interrupts` minds."""

    def __init__(self) -> None:
        numbers = signal.valid_signals() - {signal.SIGINT}
        self._handlers = {number: signal.getsignal(number) for number in numbers}

    def restore(self) -> None:
        """Put it back."""
        for number, handler in self._handlers.items():
            if handler is not None and signal.getsignal(number) is not handler:
                signal.signal(number, handler)


class Tracing:
    """Whatever watches code run. It ends with the program, so that it does not see ours."""

    def __init__(self) -> None:
        self._trace = sys.gettrace()
        self._profile = sys.getprofile()
        self._tools = [_tool(number) for number in range(6)]
        self._faults = faulthandler.is_enabled()

    def restore(self) -> None:
        """Put it back."""
        sys.setprofile(self._profile)
        sys.settrace(self._trace)
        for number, tool in enumerate(self._tools):
            if tool is None and _tool(number) is not None:
                _monitoring().set_events(number, 0)
                _monitoring().free_tool_id(number)
        tracemalloc.stop()
        sys.set_coroutine_origin_tracking_depth(0)
        if not self._faults:
            faulthandler.disable()


def _monitoring() -> Any:
    return getattr(sys, "monitoring", None)


def _tool(number: int) -> Any:
    return _monitoring() and _monitoring().get_tool(number)
