"""Shows a long text page by page, as `more` does: what `help()` writes into.

Owns: `Pager`. Imports nothing of the browser, and nothing of `_pyrepl`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook.prompt.terminal import Terminal

__all__ = ["Pager", "choose", "use"]

QUESTION = "-- more: Space, Enter, b for back, q to end --"

_BOLD = re.compile(".\b")
"""Each letter of bold text is written twice, with a backspace in between."""


_used: list[Pager] = []


def use(pager: Pager | None) -> None:
    """Have a pager show what is long from now on; None has nobody do so."""
    _used[:] = [] if pager is None else [pager]


def choose() -> Callable[..., None]:
    """Stand for `_pyrepl.pager.get_pager`, which pydoc keeps, also when the prompt is over."""
    if _used:
        return _used[0]
    from _pyrepl import pager  # noqa: PLC0415  not where the tests of this run

    plain: Callable[..., None] = pager.plain_pager
    return plain


class Pager:
    """Takes texts for a terminal.

    :param terminal: where they are shown, and whose keys turn the pages.
    """

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def __call__(self, text: str, title: str = "") -> None:
        """Show a text to its end, or until the reader has seen enough.

        :param title: not shown.
        """
        lines = _BOLD.sub("", text).rstrip("\n").split("\n")
        next_line = self._show(lines, 0, self._page)
        while next_line < len(lines):
            self._write(QUESTION)
            key = self._key()
            self._write("\r\x1b[K")
            if key in {"q", "Q", ""}:
                return
            if key == "b":
                next_line = max(next_line - 2 * self._page, 0)
            next_line = self._show(lines, next_line, 1 if key == "\n" else self._page)

    @property
    def _page(self) -> int:
        return max(self._terminal.lines - 1, 1)

    def _show(self, lines: list[str], first: int, room: int) -> int:
        """Show as many lines as there is room for, or one.

        :return: the number of the next one.
        """
        last = first
        while last < len(lines):
            room -= max(-(-len(lines[last]) // self._terminal.columns), 1)
            if room < 0 and last > first:
                break
            last += 1
        self._write("".join(f"{line}\n" for line in lines[first:last]))
        return last

    def _key(self) -> str:
        """Wait for a key.

        :return: its first character; "" at the end of the input.
        """
        try:
            key = self._terminal.read(1)
        except EOFError:
            return ""
        self._terminal.forget()  # the rest of an arrow key
        return key.decode("ascii", "replace")

    def _write(self, text: str) -> None:
        self._terminal.write(text.encode("utf-8", "replace"))
