"""The event loop of asyncio in the page: CPython's own, waiting through the host, not a selector.

Pyodide's loop hands every callback to the browser, so that a `time.sleep()` inside a coroutine does
not hold up the others, `asyncio.run()` cannot be used everywhere, and Ctrl-C does not cancel. Here
`BaseEventLoop.run_forever` runs in the calling stack, as on a desktop, and only the waiting is
replaced.

Imports nothing of the browser.
"""

from __future__ import annotations

import asyncio
import asyncio.base_events
import math
from typing import TYPE_CHECKING, Any, TypeVarTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextvars import Context

    from handbook.host import Host

__all__ = ["HandbookEventLoop"]

_Ts = TypeVarTuple("_Ts")


class _ParkingSelector:
    """Stands where asyncio's loop expects a selector; there are no file descriptors to watch."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._parked = False
        self._woken = False

    def select(self, timeout: float | None) -> list[Any]:
        """Wait until `timeout` seconds have passed, or something is to be done.

        :param timeout: seconds; None waits without end.
        """
        if not self._woken and (timeout is None or timeout > 0):
            self._parked = True
            try:
                self._host.park(math.inf if timeout is None else timeout)
            finally:
                self._parked = False
        self._woken = False
        return []

    def wake(self) -> None:
        """End the wait in progress, or the next one."""
        self._woken = True
        if self._parked:
            self._host.wake()

    def wake_if_parked(self) -> None:
        """End the wait in progress: a callback of the browser has scheduled something."""
        if self._parked:
            self._host.wake()


class HandbookEventLoop(asyncio.base_events.BaseEventLoop):
    """CPython's event loop on a host that can wait.

    :param host: does the waiting; the loop does not own it.
    """

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._selector = _ParkingSelector(host)

    def _process_events(self, event_list: list[Any]) -> None:
        """Nothing is ever selected."""

    def _write_to_self(self) -> None:
        self._selector.wake()

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
