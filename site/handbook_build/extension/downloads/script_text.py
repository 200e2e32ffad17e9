"""Rewriting a program's lines for a script: as comments, or one level deeper.

Owns: where a line begins inside a text, which must not be indented. Programs are not parsed, as the
Python that builds the site may be older than they are. Must not import Sphinx.
"""

from __future__ import annotations

import re

__all__ = ["commented", "indented"]

#: What matters outside of a text: comments, and the beginning of a text with what raws it.
_START = re.compile(r"#[^\n]*|(?P<prefix>\b[A-Za-z]{1,2})?(?P<quote>'''|\"\"\"|'|\")")


def commented(text: str) -> str:
    """Return text with ``#`` before each line; the last ends in a line feed."""
    lines = text.rstrip("\n").split("\n")
    return "".join(f"# {line}".rstrip() + "\n" for line in lines)


def indented(source: str) -> str:
    """Return a program one level deeper, texts of several lines as they are."""
    inside = _lines_in_texts(source)
    lines = source.rstrip("\n").split("\n")
    return "".join(
        f"    {line}\n" if line.strip() and place not in inside else f"{line}\n"
        for place, line in enumerate(lines)
    )


def _lines_in_texts(source: str) -> set[int]:
    """Return the lines, counted from 0, that begin inside a text."""
    found: set[int] = set()
    at = 0
    while start := _START.search(source, at):
        at = start.end()
        if not start["quote"]:
            continue
        end = _end(source, at, start["quote"])
        first = source.count("\n", 0, at)
        found.update(range(first + 1, source.count("\n", 0, end) + 1))
        at = end
    return found


def _end(source: str, at: int, quote: str) -> int:
    """Return where a text ends that began before ``at``."""
    while at < len(source):
        if source[at] == "\\":
            at += 2
        elif source.startswith(quote, at):
            return at + len(quote)
        elif source[at] == "\n" and len(quote) == 1:
            return at
        else:
            at += 1
    return len(source)
