"""What the search is to find in a page, as HTML that Pagefind reads.

Owns: which parts of a page are indexed, how much each counts, and how code is cut into words. Must
not import Sphinx.

Pagefind takes for a word what stands between spaces, so that ``__init__`` in ``__init__(self)``
would be found by nobody. Code is therefore written with more spaces than it has. A mark, the
:data:`JOINT`, stands before each that was added; the page takes both out of what it shows.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

__all__ = ["JOINT", "page_text", "spaced", "words"]

JOINT = "`"
"""Punctuation of ASCII, which Pagefind leaves out of words; see ``js/search/excerpts.js``."""
# What a text has instead of the mark.
QUOTED = "\N{REVERSED PRIME}"

# A name with dots, what stands before it, and what ends a word after it.
PIECE = re.compile(r"[^\w\s]*\w+(?:\.\w+)*(?:[^\w\s]+$)?|[^\w\s]+")

# How much a word counts for; that of a sentence counts for 1, of headings for more.
CODE_WEIGHT, OUTPUT_WEIGHT = "0.6", "0.3"

# What repeats something else, is no text, or means something only to a reader who is there.
LEFT_OUT_TAGS = frozenset({"button", "nav", "script", "style", "svg", "template"})
LEFT_OUT_CLASSES = frozenset(
    {
        "chapter-sections",
        "example-output-label",
        "exercise-tests",
        "headerlink",
        "home-chapters",
        "page-contents-folded",
        "sources",
        "start",
    }
)
BLOCKS = {
    **dict.fromkeys(("p", "li", "dd", "td", "th", "figcaption", "summary", "pre"), "p"),
    **{name: name for name in ("h1", "h2", "h3", "h4")},
    "dt": "h3",
}
"""What begins a new piece of text, and what Pagefind sees of it."""
WITH_ANCHOR = frozenset({"section", "py-exercise", "dt"})
VOID = frozenset({"br", "hr", "img", "input", "wbr"})

WORD = re.compile(r"[^\W\d_]{3,}")
# Elements that are programs and outputs, as a whole, then all other tags, and entities.
MARKUP = re.compile(r"<p data-pagefind-weight.*</p>|<[^>]*>|&\w+;")


def spaced(code: str) -> str:
    """Return code with a space between any two of its words.

    :param code: any text; of its own spaces one is left where there were many
    """
    words = code.replace(JOINT, QUOTED).split()
    return " ".join(f"{JOINT} ".join(PIECE.findall(word)) for word in words)


def page_text(page: str) -> str:
    """Return what is to be found in a page, as a document for Pagefind.

    :param page: its HTML, as the theme's templates make it
    """
    reader = _Reader()
    reader.feed(page)
    reader.close()
    blocks = "".join(block.html() for block in reader.blocks)
    return f'<!doctype html>\n<html lang="en"><body>\n{blocks}</body></html>\n'


def words(document: str) -> set[str]:
    """Return the words of a document's sentences and headings, in small letters.

    :param document: as :func:`page_text` returns it, or any text without markup
    """
    return {word.lower() for word in WORD.findall(MARKUP.sub(" ", document))}


@dataclass
class _Block:
    """A piece of text that becomes an element of the document."""

    tag: str
    anchor: str = ""
    weight: str = ""
    parts: list[str] = field(default_factory=list)

    def html(self) -> str:
        """Return the element, or nothing where there is no text."""
        text = " ".join("".join(self.parts).split())
        anchor = f' id="{html.escape(self.anchor)}"' if self.anchor else ""
        weight = f' data-pagefind-weight="{self.weight}"' if self.weight else ""
        element = f"<{self.tag}{anchor}{weight}>{html.escape(text, quote=False)}</{self.tag}>\n"
        return element if text else ""


class _Reader(HTMLParser):
    """Collects the text of the element ``main``."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[_Block] = []
        self._open: list[str] = []
        self._program: list[str] = []
        self._anchor = ""
        # How deep the elements were in which these began; 0 outside of them.
        self._main = self._left_out = self._code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self.handle_data(" ")
            return
        self._open.append(tag)
        given = {name: value or "" for name, value in attrs}
        if tag == "main":
            self._main = len(self._open)
        if not self._main or self._left_out:
            return
        if tag in LEFT_OUT_TAGS or LEFT_OUT_CLASSES & set(given.get("class", "").split()):
            self._left_out = len(self._open)
            return
        if tag in WITH_ANCHOR:
            self._anchor = given.get("id", "")
        if tag in BLOCKS:
            self._begin(tag)
        elif tag in {"code", "samp"} and not self._code:
            self._code = len(self._open)
            if tag == "samp":
                self.blocks[-1].weight = OUTPUT_WEIGHT

    def _begin(self, tag: str) -> None:
        """Begin a piece of text; the first heading after an anchor is the place it names."""
        block = _Block(BLOCKS[tag])
        if block.tag.startswith("h"):
            block.anchor, self._anchor = self._anchor, ""
        if tag == "pre":
            block.weight = CODE_WEIGHT
        self.blocks.append(block)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open.pop() != tag:
            pass
        depth = len(self._open)
        self._main = self._main if self._main <= depth else 0
        self._left_out = self._left_out if self._left_out <= depth else 0
        if self._code > depth:
            self._code = 0
            self.blocks[-1].parts.append(spaced("".join(self._program)))
            self._program.clear()

    def handle_data(self, data: str) -> None:
        if self._main and not self._left_out and self.blocks:
            (self._program if self._code else self.blocks[-1].parts).append(data)
