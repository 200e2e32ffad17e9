r"""Bytes that would not come through unchanged: Markdown turns \r into \n and \0 into U+FFFD.

Owns: which those are, and what is said about them. Must not import Sphinx.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .mistakes import Mistake, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["strange_bytes"]

_STRANGE = (
    (b"\r", "a carriage return", "Save the file with line feeds (LF) alone"),
    (b"\0", "a NUL byte", "Remove the byte"),
    (b"\xef\xbb\xbf", "a byte order mark", "Save the file as UTF-8 without one"),
)


def strange_bytes(raw: bytes) -> Iterator[Problem]:
    """Yield a problem for each kind of such bytes, at the first of them.

    :param raw: the whole file
    """
    for byte, name, do in _STRANGE:
        at = raw.find(byte)
        if at >= 0:
            line = raw.count(b"\n", 0, at) + 1
            yield Problem(Mistake.TEXT, line, f"The line holds {name}", do)
