"""Lessons are Markdown: HTML of their own would go past every check of links and files.

Owns: where raw HTML stands in a text. Comments are allowed; code is free of the rule.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook_build.checker.findings import Finding

from .markdown import DIRECTIVE, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from .material import Material

__all__ = ["check"]

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"<[a-z!?][^\s<>]*", re.IGNORECASE)


def check(material: Material) -> Iterator[Finding]:
    """Refuse raw HTML in lessons and in the tasks and hints of exercises."""
    pages = [*material.lessons, *material.exercises]
    for path in dict.fromkeys(page["path"] for page in pages):
        for line, tag in _tags(material.text(path), 1):
            what = f"Raw HTML in the text: {tag}"
            do = "Write Markdown: whether its links lead somewhere is checked"
            yield Finding(path, line, "html", what, do)


def _tags(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield the opening tags of a text with their lines."""
    line = first_line
    for token in tokens(text):
        if token.map:
            line = first_line + token.map[0]
        if token.type == "html_block":
            yield from _in_html(token.content, line)
        elif token.type == "inline":
            yield from _in_prose(token, line)
        elif token.type == "fence" and (directive := DIRECTIVE.match(token.info.strip())):
            if directive[1] == "raw":
                yield line, "{raw}"
            else:
                yield from _tags(token.content, line + 1)


def _in_prose(token: Token, line: int) -> Iterator[tuple[int, str]]:
    """Yield the tags of a paragraph; what stands between them is passed over piece by piece."""
    position = 0
    for child in token.children or ():
        at = token.content.find(child.content, position) if child.content else -1
        if child.type == "html_inline":
            yield from _in_html(child.content, line + token.content.count("\n", 0, max(at, 0)))
        position = at + len(child.content) if at >= 0 else position


def _in_html(html: str, line: int) -> Iterator[tuple[int, str]]:
    plain = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), html)
    for found in _TAG.finditer(plain):
        yield line + plain.count("\n", 0, found.start()), f"{found[0].rstrip('/')}>"
