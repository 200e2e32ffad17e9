"""Keeps two asyncio worlds apart: CPython's for programs, Pyodide's for its own bookkeeping.

Pyodide replaces `asyncio.run` and the event loop policy when it starts, and `run_sync` schedules on
its loop. A program must not see that; Pyodide must not miss it.
"""

from __future__ import annotations

import asyncio
import asyncio.events
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pyodide import webloop

from handbook.event_loop import HandbookEventLoop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.host import Host

__all__ = ["EventLoops"]

_events = vars(asyncio.events)  # its policy is private since 3.14


_AbstractPolicy: Any = _events["_AbstractEventLoopPolicy"]  # pytest-asyncio sets ours again


class _Policy(_AbstractPolicy):  # type: ignore[misc]  # the name is private
    """What `asyncio.events` asks for loops: new ones are CPython's, and none is there unasked.

    As `asyncio.events._BaseDefaultEventLoopPolicy` of 3.14.
    """

    def __init__(self, host: Host) -> None:
        self._host = host
        self._loop: asyncio.AbstractEventLoop | None = None

    def get_event_loop(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            message = (
                f"There is no current event loop in thread {threading.current_thread().name!r}."
            )
            raise RuntimeError(message)
        return self._loop

    def set_event_loop(self, loop: asyncio.AbstractEventLoop | None) -> None:
        self._loop = loop

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        return HandbookEventLoop(self._host)


class EventLoops:
    """Switches between the two worlds; made while Pyodide's is in place.

    :param host: does the waiting for every loop that a program makes.
    """

    def __init__(self, host: Host) -> None:
        self._host = host
        self._pyodide_run, self._pyodide_policy, _ = _current()

    @contextmanager
    def for_program(self) -> Iterator[None]:
        """Give the block asyncio as on a desktop, with no loop set and none running."""
        with _swapped(webloop._orig_run, _Policy(self._host)):
            yield

    @contextmanager
    def for_pyodide(self) -> Iterator[None]:
        """Give the block what Pyodide set up: `run_sync` needs it."""
        with _swapped(self._pyodide_run, self._pyodide_policy):
            yield


@contextmanager
def _swapped(run: Any, policy: Any) -> Iterator[None]:
    before = _current()
    _enter(run, policy, None)
    try:
        yield
    finally:
        _enter(*before)


def _current() -> tuple[Any, Any, asyncio.AbstractEventLoop | None]:
    return asyncio.run, _events["_event_loop_policy"], asyncio.events._get_running_loop()


def _enter(run: Any, policy: Any, running: asyncio.AbstractEventLoop | None) -> None:
    asyncio.run = run
    _events["_event_loop_policy"] = policy
    asyncio.events._set_running_loop(running)
