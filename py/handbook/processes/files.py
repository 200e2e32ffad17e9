"""Files on descriptors of the kernel: CPython's own text and buffer layers on a raw one of ours.

Owns: `KernelFile`, and `open` for descriptors of the kernel.

Imports nothing of the browser.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import warnings
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from handbook.processes import descriptors as table
from handbook.processes.descriptors import descriptors
from handbook.processes.kernel import kernel

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "KernelFile",
    "OutputFile",
    "forget_all",
    "open_file",
    "put_back_open",
    "stand_in_for_open",
    "wait_for_output",
]

_open: Any = io.open
_files: WeakSet[KernelFile] = WeakSet()


class KernelFile(io.RawIOBase):
    """The raw layer of a file on a descriptor of the kernel, as `io.FileIO`.

    :param fd: the descriptor.
    :param mode: with "r", "w", "a" or "+".
    :param closefd: whether the descriptor is closed with the file.
    """

    def __init__(self, fd: int, mode: str, *, closefd: bool = True) -> None:
        super().__init__()
        self.name = fd
        self.mode = mode if "b" in mode else f"{mode}b"
        self.closefd = closefd
        self._fd = fd
        _files.add(self)

    def fileno(self) -> int:
        """Return the descriptor."""
        self._check()
        return self._fd

    def readable(self) -> bool:
        """Tell whether it is open for reading."""
        self._check()
        return "r" in self.mode or "+" in self.mode

    def writable(self) -> bool:
        """Tell whether it is open for writing."""
        self._check()
        return "r" not in self.mode or "+" in self.mode

    def isatty(self) -> bool:
        """Tell that it is no terminal."""
        self._check()
        return False

    def readinto(self, buffer: Any, /) -> int | None:
        """Read up to as many bytes as fit; None when there is none yet and it doesn't wait."""
        if not self.readable():
            raise io.UnsupportedOperation("File not open for reading")
        try:
            data = table.read(self._fd, len(buffer))
        except BlockingIOError:
            return None
        buffer[: len(data)] = data
        return len(data)

    def write(self, data: Any, /) -> int | None:
        """Write bytes; return how many were written, None when none could be yet."""
        if not self.writable():
            raise io.UnsupportedOperation("File not open for writing")
        try:
            return table.write(self._fd, data)
        except BlockingIOError:
            return None

    def seek(self, _offset: int, _whence: int = 0, /) -> int:
        """Refuse, as a pipe does."""
        self._check()
        raise OSError(errno.ESPIPE, os.strerror(errno.ESPIPE))

    def tell(self) -> int:
        """Refuse, as a pipe does."""
        return self.seek(0)

    def close(self) -> None:
        """Close it, and the descriptor unless that is somebody else's."""
        if self.closed:
            return
        super().close()
        if self.closefd:
            table.close(self._fd)

    def _check(self) -> None:
        if self.closed:
            message = "I/O operation on closed file"
            raise ValueError(message)


class OutputFile(KernelFile):
    """The raw layer of sys.stdout or sys.stderr in a process: what is written is sent at once.

    A program's threads share it, and none may stand in the middle of a write while another writes:
    CPython's buffers refuse that. So an answer is waited for only where a lot is on its way, and at
    the end.
    """

    MOST_BYTES = 1_000_000

    def __init__(self, fd: int) -> None:
        super().__init__(fd, "wb", closefd=False)

    def write(self, data: Any, /) -> int:
        """Send bytes.

        :raises BrokenPipeError: when nobody reads any more what was written before.
        """
        content = bytes(data)
        descriptor = descriptors.get(self._fd)
        if descriptor is None:
            return os.write(self._fd, content)
        if descriptor.console:
            kernel.tell("write", self._fd, len(content), False, data=content)
        else:
            number = kernel.post("write", self._fd, len(content), True, data=content)
            _sent.append((number, content))
            if sum(len(one) for _, one in _sent) > self.MOST_BYTES:
                wait_for_output()
            elif len(_sent) > FEW:
                _look_for_answers()
        return len(content)


NO_LINES = (
    "line buffering (buffering=1) isn't supported in binary mode, "
    "the default buffer size will be used"
)

FEW = 8
"""So many writes may be on their way before anybody looks whether they have arrived."""

_sent: list[tuple[int, bytes]] = []
"""What is on its way, and the numbers of its answers."""


def _look_for_answers() -> None:
    _sent[:] = [entry for entry in _sent if kernel.answer(entry[0]) is None]


def wait_for_output() -> None:
    """Wait until everything has arrived that was written to sys.stdout and sys.stderr.

    :raises BrokenPipeError: when nobody reads it.
    """
    sent, _sent[:] = list(_sent), []
    for number, _ in sent:
        kernel.wait(number, "a reader of its output")


def forget_all() -> None:
    """Let go of the files of a program that is over: their descriptors may be others' by now."""
    for file in list(_files):
        file.closefd = False
    _files.clear()
    _sent.clear()


def open_file(
    fd: int,
    mode: str = "r",
    buffering: int = -1,
    encoding: str | None = None,
    errors: str | None = None,
    newline: str | None = None,
    closefd: bool = True,
) -> Any:
    """Open a file on a descriptor of the kernel, as `io.open` does.

    :raises ValueError: as `io.open`, for options that don't go together.
    """
    kind = _checked_kind(mode, encoding, errors, newline)
    raw = KernelFile(fd, kind, closefd=closefd)
    binary = "b" in mode
    if buffering == 0:
        if not binary:
            message = "can't have unbuffered text I/O"
            raise ValueError(message)
        return raw
    line_buffering = buffering == 1 and not binary
    if buffering == 1 and binary:
        warnings.warn(NO_LINES, RuntimeWarning, stacklevel=3)
    size = io.DEFAULT_BUFFER_SIZE if buffering in {-1, 1} else buffering
    buffer: Any
    if "+" in kind:
        buffer = io.BufferedRWPair(raw, raw, size)
    elif kind == "r":
        buffer = io.BufferedReader(raw, size)
    else:
        buffer = io.BufferedWriter(raw, size)
    if binary:
        return buffer
    text = io.TextIOWrapper(buffer, encoding, errors, newline, line_buffering)
    text.mode = mode  # type: ignore[misc]  # as CPython does
    return text


def _checked_kind(mode: str, encoding: str | None, errors: str | None, newline: str | None) -> str:
    """Return a mode without "b" and "t".

    :raises ValueError: as `io.open`, for one that is none, or with which an option doesn't go.
    """
    kind = mode.replace("b", "").replace("t", "")
    if len(set(mode)) != len(mode) or set(mode) - set("rwaxbt+"):
        message = f"invalid mode: {mode!r}"
        raise ValueError(message)
    if "b" in mode and "t" in mode:
        message = "can't have text and binary mode at once"
        raise ValueError(message)
    if kind.replace("+", "") not in {"r", "w", "a", "x"}:
        message = "must have exactly one of create/read/write/append mode"
        raise ValueError(message)
    given = {"an encoding": encoding, "an errors": errors, "a newline": newline}
    for name, value in given.items() if "b" in mode else ():
        if value is not None:
            message = f"binary mode doesn't take {name} argument"
            raise ValueError(message)
    return kind


def _open_any(
    file: Any,
    mode: str = "r",
    buffering: int = -1,
    encoding: str | None = None,
    errors: str | None = None,
    newline: str | None = None,
    closefd: bool = True,
    opener: Any = None,
) -> Any:
    """Open file and return a stream.  Raise OSError upon failure."""
    if type(file) is int and file in descriptors:
        return open_file(file, mode, buffering, encoding, errors, newline, closefd)
    return _open(file, mode, buffering, encoding, errors, newline, closefd, opener)


_open_any.__module__ = "_io"
_open_any.__name__ = _open_any.__qualname__ = "open"


def stand_in_for_open() -> None:
    """Have `open` look for descriptors of the kernel from now on, where it is Python's own."""
    _exchange_open(_open, _open_any)


def put_back_open() -> None:
    """Have `open` be Python's own again."""
    _exchange_open(_open_any, _open)


def _exchange_open(old: Callable[..., Any], new: Callable[..., Any]) -> None:
    for module in (io, builtins):
        if vars(module)["open"] is old:
            vars(module)["open"] = new
