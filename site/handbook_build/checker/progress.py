"""How far a check is: a bar on a terminal; nothing where the output goes to a file.

Owns: the one line that is written over and over. Must not import Playwright or Sphinx.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

__all__ = ["Progress"]

CLEAR_LINE = "\r\033[K"
WIDTH = 30


class Progress:
    """Counts what is done.

    :param total: how much there is to do
    :param stream: where lines go; the bar is drawn on a terminal alone
    """

    def __init__(self, total: int, stream: TextIO) -> None:
        self._total = total
        self._done = 0
        self._stream = stream
        self._live = stream.isatty()

    def step(self, name: str) -> None:
        """Count one more as done.

        :param name: of what was done
        """
        self._done += 1
        self._draw(name)

    def say(self, text: str) -> None:
        """Print a line above the bar."""
        self._write(f"{CLEAR_LINE if self._live else ''}{text}\n")

    def end(self) -> None:
        """Take the bar away."""
        if self._live:
            self._write(CLEAR_LINE)

    def _draw(self, name: str) -> None:
        if not self._live:
            return
        filled = WIDTH * self._done // max(self._total, 1)
        bar = "━" * filled + "─" * (WIDTH - filled)
        self._write(f"{CLEAR_LINE}  {bar} {self._done}/{self._total} {name[:30]}")

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
