"""What the checker finds wrong, in one shape for all that look for it.

Owns: that shape and the order in which findings are shown. Must not import Playwright or Sphinx.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook_build.errors import LessonError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Finding", "in_order"]


@dataclass(frozen=True)
class Finding:
    """One fault at one place.

    :ivar path: of the file, relative to the root of the repository, with forward slashes
    :ivar line: counted from 1; 0 when the whole file is meant
    :ivar category: one or two words by which findings are counted, such as "output"
    :ivar what: what is wrong, a sentence with or without its full stop; may go on over more lines,
        such as a short diff
    :ivar do: what to do about it, a sentence with or without its full stop
    """

    path: str
    line: int
    category: str
    what: str
    do: str

    def __str__(self) -> str:
        """Return ``path:line: what. do.``; lines of detail follow."""
        head, _, detail = self.what.partition("\n")
        first = str(LessonError(self.path, self.line, head, self.do))
        return f"{first}\n{detail}" if detail else first


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings by file and line, each one once.

    :param findings: any order
    """
    return sorted(dict.fromkeys(findings), key=lambda found: (found.path, found.line, found.what))
