"""The output fence of an example in the Markdown of its lesson: written, replaced, removed.

Owns: which lines of the file that touches; all others stay byte for byte. Must not import
Playwright or Sphinx.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from handbook_build.errors import LessonError

if TYPE_CHECKING:
    from handbook_build.checker.manifest import Example

__all__ = ["Fence", "rewritten"]

_OPENING = re.compile(r"(?P<indent>[ ]*)(?P<ticks>`{3,}|~{3,})[ ]*(?P<info>.*)")


@dataclass(frozen=True)
class Fence:
    """What an output fence is to hold.

    :ivar info: what stands after "output" on its first line: "" for text, else the kind
    :ivar body: its lines, each with its newline; "" for no fence at all
    """

    info: str
    body: str


def rewritten(text: str, example: Example, fence: Fence) -> str:
    """Return a lesson with another output for one example.

    :param text: of the whole file
    :param example: as it stood there when the site was built
    :param fence: what is to stand there
    :raises LessonError: when the file has changed since the site was built, or the output cannot
        stand in a fence
    """
    lines = text.split("\n")
    indent, end = _extent(lines, example.path, example.line, f"python name={example.name}")
    start = end
    if example.output_line is not None:
        _, end = _extent(lines, example.path, example.output_line, "output")
        if fence.body:
            start = example.output_line - 1
    new = _lines(fence, indent, example.path, example.line)
    return "\n".join([*lines[:start], *new, *lines[end:]])


def _extent(lines: list[str], path: str, line: int, words: str) -> tuple[str, int]:
    """Return the indentation of a fence, and the number of lines up to its end.

    :param words: that must stand after the fence, in any order
    """
    opening = _OPENING.match(lines[line - 1]) if line <= len(lines) else None
    if opening is None or not set(words.split()) <= set(opening["info"].split()):
        what = f"No fence {words} is found on this line: the file has changed, or it is a quotation"
        raise LessonError(path, line, what, "Run it again; move a quoted example out of it")
    ticks = opening["ticks"]
    closing = re.compile(rf"[ ]*{re.escape(ticks[0])}{{{len(ticks)},}}[ ]*")
    for number in range(line, len(lines)):
        if closing.fullmatch(lines[number]):
            return opening["indent"], number + 1
    raise LessonError(path, line, "The fence is not closed", f"Close it with a line of {ticks}")


def _lines(fence: Fence, indent: str, path: str, line: int) -> list[str]:
    """Return the lines of a fence, wide enough for what it holds.

    :raises LessonError: when Markdown would not give the same text back
    """
    if not fence.body:
        return []
    widest = max((len(run) for run in re.findall(r"^ *(`+)", fence.body, re.MULTILINE)), default=0)
    ticks = "`" * max(3, widest + 1)
    first = f"{ticks}output {fence.info}".rstrip()
    whole = f"{first}\n{fence.body}{ticks}\n"
    tokens = MarkdownIt("commonmark").parse(whole)
    if len(tokens) != 1 or tokens[0].content != fence.body:
        what = "The output holds characters that a fence in Markdown does not give back"
        raise LessonError(path, line, what, "Print something else, or print its repr")
    return [f"{indent}{part}" if part else part for part in whole.split("\n")[:-1]]
