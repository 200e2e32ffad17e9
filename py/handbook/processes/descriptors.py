"""File descriptors that lead to the kernel, among those of the interpreter's own files.

Owns: which descriptors are the kernel's, and what stands for the functions of `os` that take them.

Each occupies a descriptor of the interpreter too, which leads nowhere: so no file that is opened
later gets the same number.

Imports nothing of the browser.
"""

from __future__ import annotations

import errno
import fcntl
import os
import stat
from operator import index
from typing import TYPE_CHECKING, Any

from handbook.processes.kernel import kernel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from handbook.processes.kernel import Reply

__all__ = [
    "NEW_OF_OS",
    "Descriptor",
    "adopt",
    "close_own",
    "control",
    "descriptors",
    "forget_all",
    "open_new",
    "replace_own",
    "reserve",
]

NOWHERE = "/dev/null"

KINDS = {
    "pipe": stat.S_IFIFO | 0o600,
    "socket": stat.S_IFSOCK | 0o777,
    "terminal": stat.S_IFCHR | 0o600,
    "file": stat.S_IFREG | 0o644,
}
"""The mode of what the kernel has, by its own name for it."""

MOST_BYTES = 1 << 18
"""So many are copied at once from a file."""

DEVICE = 13
"""The number of the device on which the kernel's files are; none of the interpreter's has it."""

_read, _write, _close, _dup, _dup2 = os.read, os.write, os.close, os.dup, os.dup2
_open, _isatty, _pipe = os.open, os.isatty, os.pipe
_get_inheritable, _set_inheritable = os.get_inheritable, os.set_inheritable
_fstat = os.fstat
_get_blocking, _set_blocking = os.get_blocking, os.set_blocking
_fcntl = fcntl.fcntl


class Descriptor:
    """A descriptor of the kernel.

    :ivar blocking: whether reading and writing wait.
    :ivar inheritable: whether a new process has it too, where it gets all that are.
    :ivar console: whether it leads to the page's output, which takes everything at once.
    :ivar rest: what was read and given back, as the wait for it was interrupted.
    :ivar enclosed: the open files that came with that, by the numbers of the kernel's parcels.
    """

    __slots__ = ("blocking", "console", "enclosed", "inheritable", "rest")

    def __init__(self, *, console: bool = False) -> None:
        self.blocking = True
        self.inheritable = False
        self.console = console
        self.rest = bytearray()
        self.enclosed: list[int] = []


descriptors: dict[int, Descriptor] = {}
"""Those of the kernel, by number."""


def reserve() -> int:
    """Take the lowest number that is free."""
    return _open(NOWHERE, os.O_RDWR)


def adopt(fd: int, *, console: bool = False) -> Descriptor:
    """Have a number lead to the kernel."""
    descriptor = descriptors[fd] = Descriptor(console=console)
    return descriptor


def open_new(count: int, request: Callable[[list[int]], Any]) -> tuple[list[int], Any]:
    """Take numbers, and have the kernel open them.

    :param request: what the kernel is asked; gets the numbers.
    :return: the numbers and the answer.
    :raises OSError: when the kernel refuses; the numbers are free again.
    """
    numbers = [reserve() for _ in range(count)]
    try:
        answer = request(numbers)
    except BaseException:
        for number in numbers:
            _close(number)
        raise
    for number in numbers:
        adopt(number)
    return numbers, answer


def close_own(fd: int) -> None:
    """Free a number that was only reserved."""
    _close(fd)


def replace_own(fd: int, fd2: int) -> None:
    """Move one of the interpreter's own descriptors to another number."""
    _dup2(fd, fd2)
    _close(fd)


def forget_all() -> None:
    """Let go of what a program that is over has left open; the kernel has done so already."""
    for number in list(descriptors):
        _forget(number)


def _forget(number: int) -> None:
    del descriptors[number]
    try:  # noqa: SIM105  the program may have closed it past `os`
        _close(number)
    except OSError:
        pass


def pipe() -> tuple[int, int]:
    """Create a pipe; return its ends for reading and for writing."""
    (reading, writing), _ = open_new(2, lambda numbers: kernel.ask("pipe", *numbers))
    return reading, writing


def read(fd: int, length: int, /) -> bytes:
    """Read from a file descriptor; returns bytes."""
    descriptor = descriptors.get(fd)
    if descriptor is None:
        return _read(fd, length)
    size = index(length)
    if size < 0:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    return receive(fd, descriptor, size)


def receive(
    fd: int, descriptor: Descriptor, size: int, *, until: float | None = None, leave: bool = False
) -> bytes:
    """Read what there is.

    :param until: by `scheduler.now()`; None waits for ever.
    :param leave: whether it is to be read again.
    :raises TimeoutError: when the time is over.
    """
    rest = descriptor.rest
    if rest:
        data = bytes(rest[:size])
        if not leave:
            del rest[:size]
        return data

    def give_back(reply: Reply) -> None:
        if not leave:
            rest.extend(reply.data)

    blocking = descriptor.blocking
    reply = kernel.ask("read", fd, size, blocking, leave, until=until, undo=give_back)
    if reply is None:
        message = "timed out"
        raise TimeoutError(message)
    return reply.data


def receive_message(
    fd: int, descriptor: Descriptor, size: int, *, until: float | None
) -> tuple[bytes, list[int]]:
    """Read what there is, and what came with it.

    :param until: by `scheduler.now()`; None waits for ever.
    :return: bytes, and the numbers of the kernel's parcels.
    :raises TimeoutError: when the time is over.
    """
    rest, enclosed = descriptor.rest, descriptor.enclosed
    if not rest:

        def give_back(reply: Reply) -> None:
            rest.extend(reply.data)
            enclosed.extend(reply.value)

        blocking = descriptor.blocking
        reply = kernel.ask("read", fd, size, blocking, False, True, until=until, undo=give_back)
        if reply is None:
            message = "timed out"
            raise TimeoutError(message)
        return reply.data, reply.value
    data, parcels = bytes(rest[:size]), enclosed[:]
    del rest[:size], enclosed[:]
    return data, parcels


def write(fd: int, data: Any, /) -> int:
    """Write a bytes object to a file descriptor; return the number of bytes written."""
    descriptor = descriptors.get(fd)
    if descriptor is None:
        return _write(fd, data)
    with memoryview(data) as view:
        return send(fd, descriptor, view.cast("B").tobytes() if view.nbytes else b"")


def send(
    fd: int,
    descriptor: Descriptor,
    data: bytes,
    *,
    until: float | None = None,
    enclosed: Sequence[int | str] = (),
) -> int:
    """Write as much as is taken.

    :param until: by `scheduler.now()`; None waits for ever.
    :param enclosed: what the kernel is to send along.
    :raises TimeoutError: when the time is over, and nothing was taken.
    """
    size = len(data)
    if descriptor.console:
        kernel.tell("write", fd, size, False, data=data)
        return size
    request = [fd, size, descriptor.blocking, *([list(enclosed)] if enclosed else [])]
    reply = kernel.ask("write", *request, data=data, until=until)
    if reply is None:
        message = "timed out"
        raise TimeoutError(message)
    return int(reply.value)


def sendfile(out_fd: int, in_fd: int, offset: int | None, count: int) -> int:
    """Copy count bytes from file descriptor in_fd to file descriptor out_fd.

    :param offset: where to begin; None where the file stands, which moves on.
    :return: how many were copied; 0 at the end of the file.
    """
    if in_fd in descriptors or not stat.S_ISREG(_fstat(in_fd).st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    start = os.lseek(in_fd, 0, os.SEEK_CUR) if offset is None else offset
    sent = write(out_fd, os.pread(in_fd, min(count, MOST_BYTES), start))
    if offset is None:
        os.lseek(in_fd, start + sent, os.SEEK_SET)
    return sent


def close(fd: int) -> None:
    """Close a file descriptor."""
    if descriptors.pop(fd, None) is not None:
        kernel.tell("close", fd)
    _close(fd)


def closerange(fd_low: int, fd_high: int, /) -> None:
    """Close all file descriptors in [fd_low, fd_high), ignoring errors."""
    for fd in range(fd_low, fd_high):
        try:  # noqa: SIM105  contextlib may be the reader's by now
            close(fd)
        except OSError:
            pass


def dup(fd: int, /) -> int:
    """Return a duplicate of a file descriptor."""
    if fd not in descriptors:
        return _dup(fd)
    (number,), _ = open_new(1, lambda numbers: kernel.ask("dup", fd, *numbers))
    descriptors[number].console = descriptors[fd].console
    return number


def dup2(fd: int, fd2: int, inheritable: bool = True) -> int:
    """Duplicate file descriptor."""
    if fd == fd2:
        os.fstat(fd)  # as the system call, which looks whether it is open
        return fd2
    if fd not in descriptors:
        if descriptors.pop(fd2, None) is not None:
            kernel.tell("close", fd2)
        return _dup2(fd, fd2, inheritable)
    kernel.ask("dup", fd, fd2)
    _dup2(fd, fd2, inheritable)
    new = adopt(fd2, console=descriptors[fd].console)
    new.inheritable = inheritable
    return fd2


def isatty(fd: int, /) -> bool:
    """Return True if the fd is connected to a terminal."""
    return _isatty(fd) if fd not in descriptors else False


def fstat(fd: int) -> os.stat_result:
    """Perform a stat system call on the given file descriptor."""
    if fd not in descriptors:
        return _fstat(fd)
    reply = kernel.ask("status", fd)
    assert reply is not None
    kind, number = reply.value
    owner = os.getuid(), os.getgid()
    return os.stat_result((KINDS[kind], number, DEVICE, 1, *owner, 0, 0, 0, 0))


def get_inheritable(fd: int, /) -> bool:
    """Get the close-on-exe flag of the specified file descriptor."""
    descriptor = descriptors.get(fd)
    return _get_inheritable(fd) if descriptor is None else descriptor.inheritable


def set_inheritable(fd: int, inheritable: int, /) -> None:
    """Set the inheritable flag of the specified file descriptor."""
    descriptor = descriptors.get(fd)
    if descriptor is None:
        _set_inheritable(fd, bool(inheritable))
    else:
        descriptor.inheritable = bool(inheritable)


def get_blocking(fd: int, /) -> bool:
    """Get the blocking mode of the file descriptor."""
    descriptor = descriptors.get(fd)
    return _get_blocking(fd) if descriptor is None else descriptor.blocking


def set_blocking(fd: int, blocking: bool, /) -> None:
    """Set the blocking mode of the specified file descriptor."""
    descriptor = descriptors.get(fd)
    if descriptor is None:
        _set_blocking(fd, bool(blocking))
    else:
        descriptor.blocking = bool(blocking)


def control(fd: Any, cmd: int, arg: Any = 0, /) -> Any:
    """Perform the operation `cmd` on file descriptor fd."""
    number = fd if isinstance(fd, int) else fd.fileno()
    descriptor = descriptors.get(number)
    if descriptor is None:
        return _fcntl(fd, cmd, arg)
    if cmd == fcntl.F_GETFD:
        return 0 if descriptor.inheritable else fcntl.FD_CLOEXEC
    if cmd == fcntl.F_SETFD:
        descriptor.inheritable = not arg & fcntl.FD_CLOEXEC
        return 0
    if cmd == fcntl.F_GETFL:
        return os.O_RDWR | (0 if descriptor.blocking else os.O_NONBLOCK)
    if cmd == fcntl.F_SETFL:
        descriptor.blocking = not arg & os.O_NONBLOCK
        return 0
    if cmd in {fcntl.F_GETPIPE_SZ, fcntl.F_SETPIPE_SZ}:
        size = None if cmd == fcntl.F_GETPIPE_SZ else index(arg)
        reply = kernel.ask("pipe size", number, size)
        assert reply is not None
        return reply.value
    raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


NEW_OF_OS: dict[str, object] = {
    "read": read,
    "write": write,
    "sendfile": sendfile,
    "close": close,
    "closerange": closerange,
    "dup": dup,
    "dup2": dup2,
    "isatty": isatty,
    "fstat": fstat,
    "get_inheritable": get_inheritable,
    "set_inheritable": set_inheritable,
    "get_blocking": get_blocking,
    "set_blocking": set_blocking,
}
"""What stands for functions of `os`. `pipe` is elsewhere, as it depends on the browser."""
