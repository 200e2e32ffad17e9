"""Signals that a process holds back: those that other processes send to it.

A process begins with its parent's mask, as after `exec`. What a program sends to itself comes all
the same.

Imports nothing of the browser.
"""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Any

from handbook.processes.kernel import kernel

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["blocked", "forget_all", "inherit", "pthread_sigmask"]

_own: Any = signal.pthread_sigmask


def pthread_sigmask(how: int, mask: Iterable[int]) -> set[Any]:
    """Fetch and/or change the signal mask; return the old one."""
    before: set[Any] = _own(how, mask)
    if kernel.used:
        kernel.tell("mask", blocked())
    return before


def blocked() -> list[int]:
    """Return the signals that are held back."""
    return sorted(int(number) for number in _own(signal.SIG_BLOCK, ()))


def inherit(numbers: Iterable[int]) -> None:
    """Begin with the mask of the process's parent."""
    _own(signal.SIG_SETMASK, numbers)


def forget_all() -> None:
    """Hold back nothing of the next program's."""
    _own(signal.SIG_SETMASK, ())
