"""`select.poll` and `select.select`, which know the kernel's descriptors too.

Imports nothing of the browser.
"""

from __future__ import annotations

import errno
import math
import os
import select as _select
from operator import index
from typing import Any

from handbook.concurrency.scheduler import scheduler
from handbook.processes.descriptors import descriptors
from handbook.processes.kernel import kernel

__all__ = ["own_events", "poll", "select", "wait_for"]

POLLIN, POLLOUT, POLLNVAL = _select.POLLIN, _select.POLLOUT, _select.POLLNVAL
POLLERR, POLLHUP = _select.POLLERR, _select.POLLHUP


def wait_for(asked: dict[int, int], until: float | None, *, wait: bool) -> list[tuple[int, int]]:
    """Wait until something can be done with one of some descriptors.

    :param asked: what is to be done, by descriptor.
    :param until: by `scheduler.now()`; None waits for ever.
    :param wait: whether to wait at all.
    :return: descriptors and what can be done with each; none when the time is over.
    """
    ours = [(fd, mask) for fd, mask in asked.items() if fd in descriptors]
    ready = [(fd, events) for fd, mask in asked.items() if (events := own_events(fd, mask))]
    if not ours:
        if not ready and wait:
            _sleep(until)
        return ready
    try:
        reply = kernel.ask("poll", ours, wait and not ready, until=until)
    except BlockingIOError:
        return ready
    found = dict(ready)
    for fd, events in [] if reply is None else reply.value:
        found[fd] = found.get(fd, 0) | events
    return list(found.items())


def own_events(fd: int, mask: int) -> int:
    """Return what can be done with a descriptor at once: everything, with the interpreter's own."""
    descriptor = descriptors.get(fd)
    if descriptor is not None:
        return mask & POLLIN if descriptor.rest else 0
    try:
        os.fstat(fd)
    except OSError:
        return POLLNVAL
    return mask & (POLLIN | POLLOUT)


def _sleep(until: float | None) -> None:
    from handbook.concurrency.slices import sleep  # noqa: PLC0415  which needs the scheduler's words

    if until is not None:
        sleep(max(0.0, until - scheduler.now()))
    else:
        while True:
            sleep(3600)


class poll:  # noqa: N801  its name is CPython's
    """Polling object, as `select.poll()` returns it."""

    def __init__(self) -> None:
        self._asked: dict[int, int] = {}

    def register(self, fd: Any, eventmask: int = POLLIN | _select.POLLPRI | POLLOUT, /) -> None:
        """Register a file descriptor with the polling object."""
        self._asked[_number(fd)] = index(eventmask)

    def modify(self, fd: Any, eventmask: int, /) -> None:
        """Modify an already registered file descriptor."""
        number = _number(fd)
        if number not in self._asked:
            raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
        self._asked[number] = index(eventmask)

    def unregister(self, fd: Any, /) -> None:
        """Remove a file descriptor being tracked by the polling object."""
        del self._asked[_number(fd)]

    def poll(self, timeout: float | None = None, /) -> list[tuple[int, int]]:
        """Poll the set of registered file descriptors.

        :param timeout: in milliseconds.
        """
        endless = timeout is None or timeout < 0
        until = None if endless else scheduler.now() + math.ceil(timeout or 0) / 1000
        return wait_for(dict(self._asked), until, wait=endless or bool(timeout))


def select(
    rlist: Any, wlist: Any, xlist: Any, timeout: float | None = None, /
) -> tuple[list[Any], list[Any], list[Any]]:
    """Wait until one or more file descriptors are ready for some kind of I/O."""
    if timeout is not None and timeout < 0:
        message = "timeout must be non-negative"
        raise ValueError(message)
    asked = [
        ([(_number(item), item) for item in items], mask)
        for items, mask in ((rlist, POLLIN), (wlist, POLLOUT), (xlist, 0))
    ]
    masks: dict[int, int] = {}
    for items, mask in asked:
        for fd, _ in items:
            masks[fd] = masks.get(fd, 0) | mask
    until = None if timeout is None else scheduler.now() + timeout
    found = dict(wait_for(masks, until, wait=timeout is None or timeout > 0))
    if any(events & POLLNVAL for events in found.values()):
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    wanted = {POLLIN: POLLIN | POLLHUP | POLLERR, POLLOUT: POLLOUT | POLLERR, 0: 0}
    read, written, odd = (
        [item for fd, item in items if found.get(fd, 0) & wanted[mask]] for items, mask in asked
    )
    return read, written, odd


def _number(fd: Any) -> int:
    """Return the descriptor of a file.

    :raises TypeError: for what has none.
    :raises ValueError: for what can't be one.
    """
    if isinstance(fd, int):
        number = int(fd)
    elif callable(getattr(fd, "fileno", None)):
        number = fd.fileno()
    else:
        message = "argument must be an int, or have a fileno() method"
        raise TypeError(message)
    if number < 0:
        message = f"file descriptor cannot be a negative integer ({number})"
        raise ValueError(message)
    return number
