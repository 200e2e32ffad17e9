"""What a program reads: sys.stdin, answered from a prepared text or by the reader.

Owns: `Keyboard`, the source under the stream that stands for sys.stdin.
Must not import anything of the browser.

The stream is CPython's own, on a source that hands over one line at a time, as a terminal does. So
`input()`, `readline()`, iteration, `read()`, `sys.stdin.buffer`, pdb and code.interact need
nothing special. `fileno()` is not answered: with a file descriptor that is a terminal, input()
would read from that one instead.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook.host import Host
    from handbook.output import Transcript

__all__ = ["Keyboard"]

_len, _min = len, min


class Keyboard(io.RawIOBase):
    """The lines of one run's reader.

    :param host: asks the reader.
    :param transcript: shows what was answered.
    """

    def __init__(self, host: Host, transcript: Transcript) -> None:
        super().__init__()
        self.name = "<stdin>"
        self.mode = "r"
        self._host = host
        self._transcript = transcript
        self._prepared: list[str] | None = None
        self._terminal: Callable[[], str | None] | None = None
        self._rest = b""

    def stdin(self) -> io.TextIOWrapper:
        """Make a stream as sys.stdin is on a terminal."""
        stream = io.TextIOWrapper(io.BufferedReader(self), encoding="utf-8")
        setattr(stream, "mode", "r")  # noqa: B010  CPython sets it too, typeshed does not know
        return stream

    def prepare(self, answers: str | None) -> None:
        """Say where the next lines come from.

        :param answers: newline-separated; then the input ends. None asks the reader.
        """
        self._prepared = None if answers is None else answers.removesuffix("\n").split("\n")[::-1]
        self._rest = b""

    def connect(self, read_line: Callable[[], str | None]) -> None:
        """Be a terminal from now on.

        :param read_line: lets the reader edit a line, and shows it; None is the end of the input.
        """
        self._terminal = read_line
        self._prepared, self._rest = None, b""

    def isatty(self) -> bool:
        """Tell whether the lines come from a terminal."""
        return self._terminal is not None

    def end(self) -> None:
        """Let the input be at its end."""
        self._prepared, self._rest = [], b""

    def readable(self) -> bool:
        """Say that this can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer with what is left of a line, or the next one.

        :return: number of bytes; 0 is the end of the input, of which there can be several.
        :raises KeyboardInterrupt: when the reader stops the program.
        :raises InputUnavailable: where nothing can wait for the reader.
        """
        if not self._rest:
            line = self._ask() if self._prepared is None else self._next(self._prepared)
            if line is None:
                return 0
            if self._terminal is None:
                self._transcript.write("stdin", line + "\n")
            self._rest = f"{line}\n".encode("utf-8", "replace")
        size = _min(_len(buffer), _len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size

    @staticmethod
    def _next(prepared: list[str]) -> str | None:
        return prepared.pop() if prepared else None

    def _ask(self) -> str | None:
        if self._terminal is not None:
            return self._terminal()
        self._transcript.reveal_line()
        self._transcript.flush()
        self._host.emit({"type": "input", "run": self._transcript.run})
        return self._host.read_line()
