"""Lines of a program that are folded until a reader taps them: ``# fold`` to ``# end fold``.

Owns: the two marker lines, which are no part of the program, and the markup of what they enclose.
Must not import Sphinx.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handbook_build.extension.mistakes import Mistake, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Folded", "read_folds", "wrap_folds"]

_OPEN, _CLOSE = "# fold", "# end fold"


@dataclass
class Folded:
    """A program without its markers.

    :ivar folds: first and last line of each fold, counted from 1 in ``source``
    """

    source: str = ""
    folds: list[tuple[int, int]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_folds(body: str, first_line: int) -> Folded:
    """Take the markers out of a fence's body.

    :param body: as in the file; a line is a marker if it holds nothing else but its indent
    :param first_line: of the body in the file
    :return: the program, its folds, and every marker that has no partner
    """
    reader = _Reader()
    for place, line in enumerate(body.split("\n")):
        reader.take(line, first_line + place)
    reader.end()
    return Folded("\n".join(reader.lines), reader.folds, reader.problems)


class _Reader:
    """Goes through a body line by line."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.folds: list[tuple[int, int]] = []
        self.problems: list[Problem] = []
        #: Where the open fold begins: its line in the file, and in the program.
        self.opened: tuple[int, int] | None = None

    def complain(self, line: int, what: str, do: str) -> None:
        self.problems.append(Problem(Mistake.FENCE, line, what, do))

    def take(self, line: str, number: int) -> None:
        if line.strip() == _OPEN:
            self.open(number)
        elif line.strip() == _CLOSE:
            self.close(number)
        else:
            self.lines.append(line)

    def open(self, number: int) -> None:
        if self.opened:
            what = f"A fold begins inside the one of line {self.opened[0]}"
            self.complain(number, what, f"End that one first: {_CLOSE}")
        else:
            self.opened = number, len(self.lines) + 1

    def close(self, number: int) -> None:
        if self.opened is None:
            what = "A fold ends here that never began"
            self.complain(number, what, f"Write {_OPEN} before its first line, or remove this one")
            return
        _, first = self.opened
        self.opened = None
        if first > len(self.lines):
            self.complain(number, "The fold is empty", "Remove both of its lines")
        else:
            self.folds.append((first, len(self.lines)))

    def end(self) -> None:
        if self.opened:
            do = f"Write {_CLOSE} behind its last line"
            self.complain(self.opened[0], "The fold is not ended", do)


def wrap_folds(code: str, folds: Sequence[tuple[int, int]]) -> str:
    """Put the lines of each fold into an element of their own.

    :param code: highlighted source; Pygments ends every span before a newline
    :param folds: first and last line of each, in order
    """
    lines = code.split("\n")
    # From the last on: where one fold follows another, the end of the first stands first.
    for first, last in reversed(folds):
        lines[first - 1] = f'<span class="fold" data-lines="{last - first + 1}">{lines[first - 1]}'
        # The newline behind the last line belongs to the fold.
        lines[last] = f"</span>{lines[last]}"
    return "\n".join(lines)
