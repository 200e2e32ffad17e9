"""The two locks below everything in `threading`, with CPython's words, types and order of waiters.

Owns: `lock` and `RLock`, shown as `_thread.lock` and `_thread.RLock`.

What has no call and no loop in it can't be interrupted between two lines; so a lock that is free is
taken, and one that nobody waits for is let go, without a word to the scheduler. Waiters are woken
in the order of their coming and take the lock themselves, so that another thread may be faster. One
that has waited for a millisecond is handed the lock: without that, a thread that lets go of it and
takes it again at once would keep it for good (as Python/lock.c since 3.13).

Imports nothing of the browser.
"""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import TYPE_CHECKING, Any, NoReturn

from handbook.concurrency.board import Board
from handbook.concurrency.durations import lock_timeout
from handbook.concurrency.green_threads import GreenThread
from handbook.concurrency.scheduler import IN_A_WAIT, ROOM, need_room, scheduler

if TYPE_CHECKING:
    from types import TracebackType

__all__ = ["RLock", "lock"]

MASK = Board.MASK

FAIR_S = 0.001
"""Who has waited for longer is handed the lock."""

_words = scheduler.board.words


class _Waiter:
    """A thread that waits for a lock."""

    __slots__ = ("called", "given", "since", "thread")

    def __init__(self, thread: GreenThread) -> None:
        self.thread = thread
        self.since = monotonic()
        self.called = False
        self.given = False


class _Owned:
    """What the two locks have in common: an owner, and those who wait to be it."""

    __slots__ = ("__weakref__", "_owner", "_waiters")

    def __init__(self) -> None:
        self._owner: GreenThread | None = None
        self._waiters: deque[_Waiter] | None = None

    @property
    def owner(self) -> GreenThread | None:
        """Who has it, for a report."""
        return self._owner

    def locked(self) -> bool:
        """Return whether the lock is locked."""
        return self._owner is not None

    if TYPE_CHECKING:

        def release(self) -> None:
            """Release the lock, as each of the two does."""

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Release it."""
        self.release()

    def _wait(self, seconds: float | None, *, signals: bool = True) -> bool:
        """Wait until this thread is the owner, or the time is over.

        :param signals: whether signals are handled meanwhile.
        :raises KeyboardInterrupt: and whatever else a signal's handler raises, in the main thread.
        """
        mask, _words[MASK] = _words[MASK], 1
        try:
            if mask:
                raise RuntimeError(IN_A_WAIT)
            return self._queue(seconds, signals=signals)
        finally:
            _words[MASK] = mask

    def _queue(self, seconds: float | None, *, signals: bool) -> bool:
        until = None if seconds is None else scheduler.now() + seconds
        me = _Waiter(scheduler.current)
        waiters = self._waiters
        if waiters is None:
            waiters = self._waiters = deque()
        waiters.append(me)
        taken = False
        try:
            while not taken:
                scheduler.park(until, self, signals=signals)
                if me.given:
                    taken = True
                elif self._owner is None:
                    self._owner, taken = me.thread, True
                elif me.called:  # somebody was faster
                    me.called = False
                    waiters.appendleft(me)
                elif until is not None and scheduler.now() >= until:
                    break
        finally:
            if not me.called:
                waiters.remove(me)
            elif not taken:  # this thread was called and doesn't come
                self._owner = None if me.given else self._owner
                self._pass_on()
        return taken

    def _release(self) -> None:
        """Let go of it and call the next one; masked, or at once.

        :raises RecursionError: when there is no room for that.
        """
        need_room(ROOM)
        self._owner = None
        mask, _words[MASK] = _words[MASK], 1
        self._pass_on()
        _words[MASK] = mask

    def _pass_on(self) -> None:
        """Call the first who waits. Masked."""
        if not self._waiters or self._owner is not None:
            return
        first = self._waiters.popleft()
        first.called = True
        if scheduler.order is None and monotonic() - first.since > FAIR_S:
            first.given = True
            self._owner = first.thread
        scheduler.wake(first.thread)

    def _forget(self) -> None:
        """Be as new."""
        self._owner = None
        self._waiters = None


def _no_subclasses(name: str) -> NoReturn:
    message = f"type '{name}' is not an acceptable base type"
    raise TypeError(message)


class lock(_Owned):  # noqa: N801  its name is CPython's
    """A lock object is a synchronization primitive."""

    __slots__ = ()

    def __init_subclass__(cls, **_options: Any) -> None:
        _no_subclasses("_thread.lock")

    def __new__(cls, *args: object, **kwargs: object) -> lock:
        """Make an unlocked one."""
        if args or kwargs:
            message = "lock() takes no arguments"
            raise TypeError(message)
        return super().__new__(cls)

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Lock the lock, waiting until it is free.

        :param blocking: whether to wait at all.
        :param timeout: seconds to wait at most; -1 waits for ever.
        :return: whether this thread has it now.
        """
        if timeout == -1:
            if self._owner is None:
                self._owner = scheduler.current
                return True
            if not blocking:
                return False
        seconds = lock_timeout(blocking, timeout)
        if self._owner is None:
            self._owner = scheduler.current
            return True
        return False if seconds == 0 else self._wait(seconds)

    def release(self) -> None:
        """Release the lock, allowing another thread that is blocked to acquire it.

        :raises RuntimeError: when it is not locked.
        """
        if self._owner is None:
            message = "release unlocked lock"
            raise RuntimeError(message)
        if self._waiters:
            self._release()
        else:
            self._owner = None

    def __enter__(self) -> bool:
        """Lock it."""
        if self._owner is None:
            self._owner = scheduler.current
            return True
        return self._wait(None)

    def __repr__(self) -> str:
        state = "unlocked" if self._owner is None else "locked"
        return f"<{state} _thread.lock object at {id(self):#x}>"

    def __reduce__(self) -> NoReturn:
        message = "cannot pickle '_thread.lock' object"
        raise TypeError(message)

    def _at_fork_reinit(self) -> None:
        self._forget()

    acquire_lock, release_lock, locked_lock = acquire, release, _Owned.locked


class RLock(_Owned):
    """A lock that the thread that has it can take again."""

    __slots__ = ("_count", "_owner_ident")

    def __init__(self, *_args: object, **_kwargs: object) -> None:
        """Make an unlocked one; arguments are ignored, as CPython does until 3.15."""
        super().__init__()
        self._count = 0

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Lock the lock, waiting until it is free, unless this thread has it already.

        :param blocking: whether to wait at all.
        :param timeout: seconds to wait at most; -1 waits for ever.
        :return: whether this thread has it now.
        """
        if timeout == -1:
            owner = self._owner
            if owner is None:
                self._owner = scheduler.current
                self._count = 1
                return True
            if owner is scheduler.current:
                self._count += 1
                return True
            if not blocking:
                return False
        seconds = lock_timeout(blocking, timeout)
        if self._owner is scheduler.current:
            self._count += 1
            return True
        if self._owner is None:
            self._owner = scheduler.current
        elif seconds == 0 or not self._wait(seconds):
            return False
        self._count = 1
        return True

    __enter__ = acquire

    def release(self) -> None:
        """Release the lock; when it has been released as often as taken, others can have it.

        :raises RuntimeError: when this thread does not have it.
        """
        if self._owner is not scheduler.current:
            message = "cannot release un-acquired lock"
            raise RuntimeError(message)
        if self._count > 1:
            self._count -= 1
        elif self._waiters:
            self._release()
            self._count = 0
        else:
            self._count = 0
            self._owner = None

    def __repr__(self) -> str:
        state = "unlocked" if self._owner is None else "locked"
        owner = 0 if self._owner is None else self._owner.ident
        return (
            f"<{state} {type(self).__module__}.{type(self).__qualname__} object "
            f"owner={owner} count={self._count} at {id(self):#x}>"
        )

    def __reduce__(self) -> NoReturn:
        message = f"cannot pickle '{type(self).__module__}.{type(self).__qualname__}' object"
        raise TypeError(message)

    # What threading.Condition needs

    def _is_owned(self) -> bool:
        return self._owner is scheduler.current

    def _recursion_count(self) -> int:
        return self._count if self._owner is scheduler.current else 0

    def _release_save(self) -> tuple[int, int]:
        if self._owner is None:
            message = "cannot release un-acquired lock"
            raise RuntimeError(message)
        saved = (self._count, self._owner.ident)
        self._release()
        self._count = 0
        return saved

    def _acquire_restore(self, saved: tuple[int, int]) -> None:
        if self._owner is None:
            self._owner = scheduler.current
        else:
            self._wait(None, signals=False)
        self._count = saved[0]

    def _at_fork_reinit(self) -> None:
        self._forget()
        self._count = 0


for _type in (lock, RLock):
    _type.__module__ = "_thread"
