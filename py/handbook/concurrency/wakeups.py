"""`signal.set_wakeup_fd`: where the number of each signal is written that the program handles.

Owns: that place, which is a descriptor of the program or a `Wakeup`.

Imports nothing of the browser.
"""

from __future__ import annotations

import os
import stat
from itertools import count
from operator import index
from typing import TYPE_CHECKING, Any
from weakref import WeakMethod, WeakValueDictionary

from handbook.concurrency.scheduler import scheduler

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Wakeup", "forget", "set_wakeup_fd", "write"]

NOWHERE = -1

_numbers = count(1 << 30)
"""No descriptor has such a number."""


class Wakeup:
    """What an event loop gives in place of its end of a socket: told of signals, it calls a method.

    :param told: called with a signal's number, for as long as its object is there.
    """

    def __init__(self, told: Callable[[int], object]) -> None:
        self._number = next(_numbers)
        self._told = WeakMethod(told)
        _wakeups[self._number] = self

    def fileno(self) -> int:
        """Return what stands for a descriptor."""
        return self._number

    def tell(self, signum: int) -> None:
        """Tell of a signal."""
        told = self._told()
        if told is not None:
            told(signum)


_wakeups: WeakValueDictionary[int, Wakeup] = WeakValueDictionary()
_place = [NOWHERE]


def set_wakeup_fd(fd: int, /, *, warn_on_full_buffer: bool = True) -> int:
    """Set the fd to be written to (with the signal number) when a signal comes in.

    :param warn_on_full_buffer: of no use here, as what is full is written to no more.
    :return: the one before; -1 for none.
    :raises ValueError: outside of the main thread, and for what is no descriptor that doesn't wait.
    """
    number = index(fd)
    if scheduler.current is not scheduler.main:
        message = "set_wakeup_fd only works in main thread of the main interpreter"
        raise ValueError(message)
    if number != NOWHERE and number not in _wakeups:
        _check(number)
    before, _place[0] = _place[0], number
    return before


def _check(fd: int) -> None:
    try:
        regular = stat.S_ISREG(os.fstat(fd).st_mode)
    except OSError:
        message = "invalid fd"
        raise ValueError(message) from None
    if not regular and os.get_blocking(fd):
        message = f"the fd {fd} must be in non-blocking mode"
        raise ValueError(message)


def write(signum: int) -> None:
    """Write a signal's number where the program wants it. Not masked."""
    number = _place[0]
    if number == NOWHERE:
        return
    wakeup: Any = _wakeups.get(number)
    if wakeup is not None:
        wakeup.tell(signum)
        return
    try:  # noqa: SIM105  contextlib may be the reader's by now
        os.write(number, bytes([signum]))
    except OSError:
        pass


def forget() -> None:
    """Write nowhere: the program is over."""
    _place[0] = NOWHERE
