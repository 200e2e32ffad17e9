"""A deadlock, told instead of waited for: who waits for what, and who has it.

Imports nothing of the browser.
"""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

from handbook.concurrency.locks import RLock, lock
from handbook.concurrency.scheduler import scheduler
from handbook.concurrency.threads import OWN, ThreadHandle

if TYPE_CHECKING:
    from types import FrameType

    from handbook.concurrency.green_threads import GreenThread

__all__ = ["DeadlockError", "report"]

LIBRARY = (OWN, threading.__file__.rpartition(".")[0], "<frozen")


class DeadlockError(RuntimeError):
    """Every thread waits for another one, so none can go on."""


DeadlockError.__module__ = "handbook"


def report() -> DeadlockError:
    """Describe what all threads wait for."""
    frames = sys._current_frames()
    lines = ["every thread waits, and none can wake another:"]
    lines += [f"  {_line(thread, frames)}" for thread in scheduler.threads.values()]
    return DeadlockError("\n".join(lines))


def _line(thread: GreenThread, frames: dict[int, FrameType]) -> str:
    return f"{_name(thread.ident)} waits for {_what(thread.on)}{_where(frames.get(thread.ident))}"


def _name(ident: int) -> str:
    known = threading._active.get(ident)  # type: ignore[attr-defined]  # private, not in typeshed
    return f"thread {ident}" if known is None else str(known.name)


def _what(on: object) -> str:
    if isinstance(on, ThreadHandle):
        return f"the end of {_name(on.ident)}"
    if isinstance(on, (lock, RLock)):
        kind = "an RLock" if isinstance(on, RLock) else "a lock"
        owner = on.owner
        return f"{kind} that {'nobody' if owner is None else _name(owner.ident)} has"
    return "something that nobody does" if on is None else str(on)


def _where(frame: FrameType | None) -> str:
    """Name the line of the program, past the library's own."""
    inner = frame
    while inner is not None and inner.f_code.co_filename.startswith(LIBRARY):
        inner = inner.f_back
    if inner is None:
        return ""
    code = inner.f_code
    return f" ({code.co_filename}, line {inner.f_lineno}, in {code.co_name})"
