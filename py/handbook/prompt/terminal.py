"""A terminal as the operating system has it: what was typed, how large it is, and its end.

Owns: `Terminal`. Imports nothing of the browser, and nothing of `_pyrepl`.

Keys come as a terminal sends them; a carriage return is read as a newline. Among them is the size,
whenever that has changed, in the form in which xterm reports it: `ESC [ 8 ; LINES ; COLUMNS t`.
"""

from __future__ import annotations

import re
from signal import SIGWINCH, raise_signal
from typing import TYPE_CHECKING

from handbook.host import InputUnavailable

if TYPE_CHECKING:
    from handbook.host import Host
    from handbook.output import Transcript

__all__ = ["Terminal"]

_SIZE = re.compile(r"\x1b\[8;(\d{1,4});(\d{1,4})t")


UNAVAILABLE = "This browser can't pause Python to wait for a key, so it has no prompt."


class Terminal:
    """The page's terminal.

    :param host: the page.
    :param transcript: takes what is written.
    :param lines: how many it shows.
    :param columns: how wide it is, in characters.
    """

    def __init__(self, host: Host, transcript: Transcript, lines: int, columns: int) -> None:
        self.lines = max(lines, 1)
        self.columns = max(columns, 1)
        self.ended = False
        """Whether nothing more is going to be typed."""
        self._host = host
        self._transcript = transcript
        self._typed = bytearray()
        self._asks = False

    @property
    def pending(self) -> int:
        """How many bytes have been typed and not been read."""
        return len(self._typed)

    def write(self, data: bytes) -> int:
        """Show text.

        :param data: in UTF-8, whole characters.
        """
        self._transcript.allow(len(data))  # also where a statement has written all that it may
        self._transcript.write("stdout", data.decode("utf-8", "replace"))
        return len(data)

    def read(self, size: int) -> bytes:
        """Return what was typed, at least one byte; none for a size of 0.

        :raises EOFError: when nothing more is going to be typed.
        :raises KeyboardInterrupt: when the reader stops the program, unless it handles SIGINT.
        """
        while size and not self._typed:
            if self.ended:
                raise EOFError
            self._listen(None)
        data = bytes(self._typed[:size])
        del self._typed[:size]
        return data

    def poll(self, timeout_s: float | None) -> bool:
        """Wait until there is something to read.

        :param timeout_s: 0 does not wait; None waits for ever. It is over early when the size has
            changed.
        :return: whether there is; at the end of the input, too.
        """
        if not self._typed and not self.ended and timeout_s != 0:
            self._listen(timeout_s)
        return bool(self._typed) or self.ended

    def forget(self) -> None:
        """Drop what was typed and not been read."""
        self._typed.clear()

    def _listen(self, timeout_s: float | None) -> None:
        """Ask the page once, and take what comes."""
        if not self._asks:
            self._transcript.flush()
            self._host.emit({"type": "input", "run": self._transcript.run})
            self._asks = True
        try:
            keys = self._host.read_keys(timeout_s)
        except InputUnavailable:
            self.write(f"\n{UNAVAILABLE}\n".encode())
            keys = None
        if keys == "":
            return
        self._asks = False
        if keys is None:
            self.ended = True
            return
        self._take(keys)

    def _take(self, keys: str) -> None:
        sizes = _SIZE.findall(keys)
        typed = _SIZE.sub("", keys).replace("\r\n", "\n").replace("\r", "\n")
        self._typed += typed.encode("utf-8", "replace")
        if sizes:
            before = self.lines, self.columns
            self.lines, self.columns = (max(int(number), 1) for number in sizes[-1])
            if before != (self.lines, self.columns):
                raise_signal(SIGWINCH)
