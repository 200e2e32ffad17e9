"""`_multiprocessing`: the semaphore below all locks between processes.

Imports nothing of the browser.
"""

from __future__ import annotations

import _thread
import errno
import os
import sys
from typing import TYPE_CHECKING, Any

from handbook.concurrency.scheduler import scheduler
from handbook.processes.kernel import kernel

if TYPE_CHECKING:
    from handbook.processes.kernel import Reply

__all__ = ["SemLock", "flags", "sem_unlink"]

RECURSIVE_MUTEX, SEMAPHORE = 0, 1

flags: dict[str, int] = {}


def sem_unlink(_name: str, /) -> None:
    """Remove the name of a semaphore: there are none with names."""


def _are_tracked() -> bool:
    """Tell whether a process runs that is to hear of all semaphores.

    Only a program itself begins one. Without it they need no names, as they go with the program.
    """
    tracker: Any = sys.modules.get("multiprocessing.resource_tracker")
    return tracker is not None and tracker._resource_tracker._fd is not None


class SemLock:
    """Semaphore/Mutex type, as `_multiprocessing.SemLock`."""

    SEM_VALUE_MAX = 2147483647

    def __init__(self, kind: int, value: int, maxvalue: int, name: str, unlink: bool) -> None:
        if kind not in {RECURSIVE_MUTEX, SEMAPHORE}:
            message = "unrecognized kind"
            raise ValueError(message)
        if not 0 <= value <= self.SEM_VALUE_MAX:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        reply = kernel.ask("semaphore", value, maxvalue)
        assert reply is not None
        self._be(reply.value, kind, maxvalue, None if unlink or not _are_tracked() else name)

    def _be(self, handle: int, kind: int, maxvalue: int, name: str | None) -> None:
        self.handle, self.kind, self.maxvalue, self.name = handle, kind, maxvalue, name
        self._taken = 0
        self._owner = 0

    @classmethod
    def _rebuild(cls, handle: int, kind: int, maxvalue: int, name: str | None, /) -> SemLock:
        """Make one that stands for a semaphore of another process."""
        made = cls.__new__(cls)
        made._be(handle, kind, maxvalue, name)
        return made

    def acquire(self, block: bool = True, timeout: float | None = None) -> bool:
        """Acquire the semaphore/lock.

        :return: whether this thread has it now.
        """
        if self.kind == RECURSIVE_MUTEX and self._is_mine():
            self._taken += 1
            return True
        seconds = None if timeout is None else max(0.0, float(timeout))
        wait = block and seconds != 0
        until = scheduler.now() + seconds if wait and seconds is not None else None
        try:
            reply = kernel.ask("acquire", self.handle, wait, until=until, undo=self._give_back)
        except BlockingIOError:
            return False
        if reply is None:
            return False
        self._taken += 1
        self._owner = _thread.get_ident()
        return True

    def _give_back(self, _reply: Reply) -> None:
        kernel.tell("release", self.handle)

    def release(self) -> None:
        """Release the semaphore/lock.

        :raises AssertionError: for a recursive lock that this thread does not have.
        :raises ValueError: when it has been released too often.
        """
        if self.kind == RECURSIVE_MUTEX:
            if not self._is_mine():
                message = "attempt to release recursive lock not owned by thread"
                raise AssertionError(message)
            if self._taken > 1:
                self._taken -= 1
                return
        if self.kind == RECURSIVE_MUTEX or self.maxvalue == self.SEM_VALUE_MAX:
            kernel.tell("release", self.handle)
        else:  # another process may have released it already
            self._release_checked()
        self._taken -= 1

    def _release_checked(self) -> None:
        try:
            kernel.ask("release", self.handle, undo=self._count_down)
        except OSError:
            message = "semaphore or lock released too many times"
            raise ValueError(message) from None

    def _count_down(self, _reply: Reply) -> None:
        self._taken -= 1

    def __enter__(self) -> bool:
        """Acquire it."""
        return self.acquire()

    def __exit__(self, *_error: object) -> None:
        """Release it."""
        self.release()

    def _count(self) -> int:
        return self._taken

    def _is_mine(self) -> bool:
        return self._taken > 0 and self._owner == _thread.get_ident()

    def _get_value(self) -> int:
        reply: Any = kernel.ask("value", self.handle)
        return int(reply.value)

    def _is_zero(self) -> bool:
        return self._get_value() == 0

    def _after_fork(self) -> None:
        self._taken = 0


SemLock.__module__ = "_multiprocessing"
