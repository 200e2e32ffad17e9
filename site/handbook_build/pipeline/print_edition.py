"""The book as one page that can be printed, made of the files of the EPUB.

Owns: how the files become one, with one name space of anchors, contents with page numbers, and code
whose long lines are wrapped visibly. Must not import Sphinx or Playwright.
"""

from __future__ import annotations

import html
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree import ElementTree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from xml.etree.ElementTree import Element

__all__ = ["COLUMNS", "WRAP", "Entry", "PrintEdition"]

#: So many columns of code stand in a line of paper.
COLUMNS = 86

#: Stands at the end of a line that goes on in the next.
WRAP = "↩"

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"

PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
{style}
</style>
</head>
<body>
{title_page}
<nav class="contents">
<h1>Contents</h1>
{contents}
</nav>
{body}
</body>
</html>
"""


@dataclass(frozen=True)
class Entry:
    """A line of the contents.

    :param anchor: of what it names
    :param level: 1 for a chapter, 2 for a section
    """

    anchor: str
    title: str
    level: int


class PrintEdition:
    """The book of one folder.

    :param book: where the files of the EPUB are
    :param style: the whole style sheet
    """

    def __init__(self, book: Path, style: str) -> None:
        ElementTree.register_namespace("", XHTML.strip("{}"))
        self._book = book
        self._style = style
        self.entries = list(self._entries())
        title, *others = self._files()
        self._title, self._body = self._section(title), "".join(map(self._section, others))

    def page(self, numbers: Mapping[str, int]) -> str:
        """Return the whole page.

        :param numbers: the page of each anchor, as far as they are known
        """
        lines = "\n".join(_line(entry, numbers) for entry in self.entries[1:])
        return PAGE.format(
            title=html.escape(self.entries[0].title),
            style=self._style,
            title_page=self._title,
            contents=lines,
            body=self._body,
        )

    def _files(self) -> list[str]:
        """Return the names of the files in the order of reading."""
        package = ElementTree.parse(self._book / "content.opf").getroot()
        names = {item.get("id"): item.get("href", "") for item in package.iter(f"{OPF}item")}
        return [unquote(names[item.get("idref")]) for item in package.iter(f"{OPF}itemref")]

    def _entries(self) -> Iterator[Entry]:
        """Yield the lines of the contents."""
        navigation = ElementTree.parse(self._book / "nav.xhtml").getroot()
        top = navigation.find(f".//{XHTML}nav/{XHTML}ol")
        assert top is not None
        yield from _below(top, 1)

    def _section(self, name: str) -> str:
        """Return a file's text, its anchors and links told apart from those of other files."""
        root = ElementTree.parse(self._book / name).getroot()
        section = root.find(f"{XHTML}body/{XHTML}section")
        assert section is not None
        stem = _stem(name)
        for element in section.iter():
            if "id" in element.attrib:
                element.set("id", f"{stem}--{element.get('id')}")
            if "href" in element.attrib:
                element.set("href", _address(element.get("href", ""), stem))
            if "src" in element.attrib:
                element.set("src", (self._book / unquote(element.get("src", ""))).as_uri())
        for block in section.iter(f"{XHTML}pre"):
            _wrap(block)
        section.set("id", stem)
        text = ElementTree.tostring(section, encoding="unicode", method="html")
        return text.replace(f' xmlns="{XHTML.strip("{}")}"', "")


def _below(items: Element, level: int) -> Iterator[Entry]:
    """Yield the lines of a list and of the lists in it."""
    for item in items.iterfind(f"{XHTML}li"):
        link, inner = item.find(f"{XHTML}a"), item.find(f"{XHTML}ol")
        assert link is not None
        yield Entry(_stem(link.get("href", "")), "".join(link.itertext()), level)
        if inner is not None:
            yield from _below(inner, level + 1)


def _line(entry: Entry, numbers: Mapping[str, int]) -> str:
    """Return a line of the contents; without its number it is as long as with it."""
    number = numbers.get(entry.anchor, 0)
    return (
        f'<p class="level-{entry.level}"><a href="#{entry.anchor}">{html.escape(entry.title)}</a>'
        f'<span class="dots"></span><span class="page">{number}</span></p>'
    )


def _stem(name: str) -> str:
    return unquote(name).removesuffix(".xhtml")


def _address(target: str, stem: str) -> str:
    """Return where a link of a file leads in the whole page."""
    if "://" in target:
        return target
    name, _, anchor = target.partition("#")
    place = _stem(name) if name else stem
    return f"#{place}--{anchor}" if anchor else f"#{place}"


def _wrap(block: Element) -> None:
    """Break the long lines of code where they reach the edge, with a sign before the break."""
    column = 0
    for element, part in _texts(block):
        text, column = _wrapped(getattr(element, part), column)
        setattr(element, part, text)


def _texts(element: Element) -> Iterator[tuple[Element, str]]:
    """Yield what holds the pieces of an element's text, in order: elements and their part."""
    if element.text:
        yield element, "text"
    for child in element:
        yield from _texts(child)
        if child.tail:
            yield child, "tail"


def _wrapped(text: str, column: int) -> tuple[str, int]:
    """Return text with breaks, and the column behind it.

    :param column: where it begins
    """
    parts = []
    for character in text:
        if character == "\n":
            column = 0
        else:
            width = _width(character)
            if column + width > COLUMNS:
                parts.append(f"{WRAP}\n")
                column = 0
            column += width
        parts.append(character)
    return "".join(parts), column


def _width(character: str) -> int:
    """Return the columns that a character takes."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
