"""Keeps two asyncio worlds apart: CPython's for programs, Pyodide's for its own bookkeeping.

Pyodide replaces `asyncio.run` and the event loop policy when it starts. A program must not see
that.
"""

from __future__ import annotations

import asyncio
import asyncio.events
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pyodide import webloop

from handbook.concurrency.event_loop import LoopsOfThreads

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["EventLoops"]

_events = vars(asyncio.events)  # its policy is private since 3.14


_AbstractPolicy: Any = _events["_AbstractEventLoopPolicy"]  # pytest-asyncio sets ours again


class _Policy(LoopsOfThreads, _AbstractPolicy):  # type: ignore[misc]  # the name is private
    """What `asyncio.events` asks for loops."""


class EventLoops:
    """Switches between the two worlds."""

    @contextmanager
    def for_program(self) -> Iterator[None]:
        """Give the block asyncio as on a desktop, with no loop set and none running."""
        before = _current()
        _enter(webloop._orig_run, _Policy(), None)
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
