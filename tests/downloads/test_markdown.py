"""Downloaded Markdown, read by a parser: it says what the page says."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from pathlib import Path

    from markdown_it.token import Token

#: Elements of the page whose texts downloads have in another form.
APART = {"py-example", "py-exercise", "figure", "dl"}


class Paragraphs(HTMLParser):
    """Collects the paragraphs of a lesson's text, examples and exercises left out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._apart: list[str] = []
        self._inside = False
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "div" and ("class", "prose") in attrs:
            self._inside = True
        if tag == "section" and ("class", "sources") in attrs:
            self._inside = False
        if tag in APART:
            self._apart.append(tag)
        elif tag == "p" and self._inside and not self._apart:
            self._open = True
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        if self._apart and tag == self._apart[-1]:
            self._apart.pop()
        if tag in {"p", "article"}:
            self._open = False
            self._inside &= tag != "article"

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found[-1] += data


def of_page(path: Path) -> list[str]:
    reader = Paragraphs()
    reader.feed(path.read_text("utf-8"))
    return [" ".join(text.split()) for text in reader.found]


def of_markdown(text: str) -> list[str]:
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    inlines = (token for token in tokens if token.type == "inline")
    return [" ".join("".join(map(words, token.children or [])).split()) for token in inlines]


def words(token: Token) -> str:
    return " " if token.type == "softbreak" else token.content


def test_markdown_has_every_paragraph_of_its_page(site: Path) -> None:
    missing = []
    count = 0
    for path in sorted(site.glob("*/*/*.md")):
        read = set(of_markdown(path.read_text("utf-8")))
        shown = of_page(path.parent / "index.html")
        count += len(shown)
        missing += [f"{path.stem}: {text}" for text in shown if text not in read]
    assert missing == []
    assert count > 300


def test_markdown_has_no_role_or_directive_left(site: Path) -> None:
    forms = re.compile(r"\{(?:section|term|example|exercise|kbd)\}`|^```\{", re.MULTILINE)
    files = sorted(site.glob("*/*/*.md"))
    assert [path.stem for path in files if forms.search(path.read_text("utf-8"))] == []
    assert len(files) > 20
