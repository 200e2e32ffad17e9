"""Markdown as a reader reads it: the prose, and the files that it shows or links to.

Owns: the cut between prose and everything else. Must not import Sphinx: it reads the text once
more, line by line, because a page's nodes don't know on which line a word stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

__all__ = ["CODE", "DIRECTIVE", "Passage", "passages", "references", "tokens"]

#: What stands in a passage for a piece of code.
CODE = "code"

# Directives whose body is no prose.
_NO_PROSE = frozenset(
    {"code", "code-block", "exercise", "image", "literalinclude", "math", "raw", "sourcecode"}
)

#: The info of a fence that is a directive: its name, and its argument.
DIRECTIVE = re.compile(r"\{([\w:.+-]+)\}\s*(.*)")
_DIRECTIVE_OPTION = re.compile(r"^:[\w-]+:.*$", re.MULTILINE)
_CODE_SPAN = re.compile(
    r"(\{[\w:.+-]+\})?(?<!`)(`+)(?!`)(.+?)(?<!`)\2(?!`)(?:\{[.#][^{}]*\})?", re.DOTALL
)
_ROLE_TEXT = re.compile(r"\s*(.+?)\s*<[^<>]*>\s*", re.DOTALL)
# Addresses, tags and attributes: what is between the signs is no prose.
_NO_TEXT = re.compile(
    r"<!--.*?-->|<[a-z][a-z0-9+.-]*:[^<>\s]*>|</?[a-z][^<>]*>"
    r"|(?<=\])\((?:[^()]|\([^()]*\))*\)|(?<=\])\[[^\[\]]*\]|(?<=[\])*_])\{[.#][^{}]*\}"
    r"|\bhttps?://[^\s)>]+",
    re.DOTALL | re.IGNORECASE,
)
_IMAGE = re.compile(r"!(?=\[)")


@dataclass(frozen=True)
class Passage:
    """A piece of prose, with its line breaks; ``line`` is that of its first word in the file."""

    line: int
    text: str

    def line_at(self, position: int) -> int:
        """Return the line in the file of a position in the text."""
        return self.line + self.text.count("\n", 0, position)


def _parser() -> MarkdownIt:
    """Return a parser that cuts a page into the blocks that MyST cuts it into."""
    parser = MarkdownIt("commonmark").enable("table")
    for plugin in (front_matter_plugin, deflist_plugin, attrs_plugin, myst_role_plugin):
        parser.use(plugin)
    return parser


@lru_cache(maxsize=256)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the blocks of a page; a token's ``map`` counts lines from 0."""
    return tuple(_parser().parse(text))


def passages(text: str, first_line: int = 1) -> Iterator[Passage]:
    """Yield the prose of a page: no front matter, no code, no addresses.

    :param text: Markdown
    :param first_line: the line of the file on which it begins
    """
    for token in tokens(text):
        line = first_line + (token.map[0] if token.map else 0)
        if token.type in {"inline", "html_block"}:
            yield Passage(line, _prose(token.content))
        elif token.type == "fence" and (found := DIRECTIVE.match(token.info.strip())):
            yield from _directive(found[1], found[2], token.content, line)


def _directive(name: str, argument: str, body: str, line: int) -> Iterator[Passage]:
    """Yield the prose of a directive, whose body is Markdown again."""
    if name in _NO_PROSE:
        return
    if name == "admonition":
        yield Passage(line, _prose(argument))
    yield from passages(_DIRECTIVE_OPTION.sub("", body), line + 1)


def _prose(content: str) -> str:
    """Return inline Markdown without what is no prose; line breaks stay."""
    text = _CODE_SPAN.sub(_spoken, content)
    text = _NO_TEXT.sub(lambda found: "\n" * found[0].count("\n"), text)
    return _IMAGE.sub("", text)


def _spoken(found: re.Match[str]) -> str:
    """Return what stands for a code span or a role: the text of a link, else one word."""
    if found[1] and (text := _ROLE_TEXT.fullmatch(found[3])):
        return text[1]
    return CODE + "\n" * found[0].count("\n")


def references(text: str) -> set[str]:
    """Return what a page shows or links to: relative addresses without their fragments."""
    found = set()
    for token in tokens(text):
        if token.type == "fence" and (directive := DIRECTIVE.match(token.info.strip())):
            found.add(directive[2])
            found |= references(token.content)
        for child in token.children or ():
            found |= {str(child.attrs[key]) for key in ("src", "href") if key in child.attrs}
    return {unquote(address.partition("#")[0]) for address in found if "://" not in address}
