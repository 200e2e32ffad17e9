"""Has `_pyrepl` use the page's terminal in place of the operating system's.

Owns: what `_pyrepl` finds where it looks for `termios`, `ioctl`, `poll` and file descriptors.
Imports nothing of the browser. To be undone with everything else that a run has changed.

`UnixConsole` is used as it is. It has no way to be given another device, so the names through which
it reaches for one are exchanged in its module, for as long as the run lasts.
"""

from __future__ import annotations

import os
import struct
import termios
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from _pyrepl import readline, unix_console, unix_eventqueue
from _pyrepl.fancy_termios import TermState

if TYPE_CHECKING:
    from handbook.prompt.terminal import Terminal

__all__ = ["KIND", "make_reader"]

KIND = "xterm-256color"
"""What the page's terminal is, as the variable TERM has it."""

_BACKSPACE = b"\x7f"


def make_reader(terminal: Terminal) -> Any:
    """Make the reader of lines that `_pyrepl` has for all, on the page's terminal.

    :return: a `ReadlineAlikeReader` with nothing in its history
    """
    _exchange(terminal)
    wrapper = readline._wrapper
    console = unix_console.UnixConsole(0, 1, term=KIND, encoding="utf-8")
    wrapper.config = readline.ReadlineConfig()
    wrapper.reader = readline.ReadlineAlikeReader(console=console, config=wrapper.config)
    wrapper.saved_history_length = -1
    wrapper.startup_hook = None
    return wrapper.reader


def _exchange(terminal: Terminal) -> None:
    """Have `_pyrepl` find the terminal wherever it looks for one."""
    device = _Device(terminal)
    names = vars(unix_console)
    names.update(
        os=SimpleNamespace(**{**vars(os), "read": device.read, "write": device.write}),
        termios=SimpleNamespace(**{**vars(termios), "tcflush": device.flush}),
        ioctl=device.ioctl,
        poll=lambda: _Poll(terminal),
        tcgetattr=lambda _fd: _cooked(),
        tcsetattr=lambda _fd, _when, _state: None,
    )
    if names["TIOCGWINSZ"] is None or names["FIONREAD"] is None:  # then it would not ask for them
        message = "this Python's termios can't ask for the size of a terminal"
        raise RuntimeError(message)
    vars(unix_eventqueue)["tcgetattr"] = lambda _fd: _cooked().as_list()


def _cooked() -> Any:
    """Return the settings of a terminal; only the key for backspace is looked at."""
    keys = [b"\0"] * 32
    keys[unix_eventqueue.VERASE] = _BACKSPACE
    return TermState([0, 0, 0, 0, 0, 0, keys])


class _Device:
    """The terminal behind file descriptors 0 and 1."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def read(self, _fd: int, size: int) -> bytes:
        return self._terminal.read(size)

    def write(self, _fd: int, data: bytes) -> int:
        return self._terminal.write(data)

    def flush(self, _fd: int, _queue: int) -> None:
        self._terminal.forget()

    def ioctl(self, _fd: int, request: int, _argument: bytes) -> bytes:
        if request == unix_console.FIONREAD:
            return struct.pack("i", self._terminal.pending)
        return struct.pack("hhhh", self._terminal.lines, self._terminal.columns, 0, 0)


class _Poll:
    """`select.poll` for this one terminal."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def register(self, fd: int, events: int) -> None:
        """Watch the terminal, as it does anyway."""

    def poll(self, timeout_ms: float | None = None) -> list[tuple[int, int]]:
        """Wait for a key.

        `_pyrepl` comes back ten times a second to look for what threads have to say; with no other
        thread there is nothing to look for.
        """
        timeout_s = None if timeout_ms is None else timeout_ms / 1000
        if timeout_s and not _has_threads():
            timeout_s = None
        return [(0, 1)] if self._terminal.poll(timeout_s) else []


def _has_threads() -> bool:
    import threading  # noqa: PLC0415  as the reader has it by now

    return threading.active_count() > 1
