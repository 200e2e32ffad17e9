"""The block at the head of a page: which keys it has, and whether it agrees with the outline.

Owns: the keys of the front matter and their checks. Must not import Sphinx.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

import yaml

from .front_block import FrontBlock, as_yaml
from .mistakes import Mistake, Problem
from .outline import Chapter, Outline
from .sources import Source, resolve_source

__all__ = ["FrontMatter", "Kind", "read_front_matter"]

Kind = Literal["home", "chapter", "section", "page"]

_NUMBERED = re.compile(r"\d\d-[^/]+(/\d\d-[^/]+)?")
#: key -> what an author writes for it
_KEYS = {
    "id": 'id: "5.5", or whatever id the outline gives the page',
    "title": "title: and the title of the page",
    "summary": "summary: and one sentence on what the page holds",
    "sources": "sources: [py:reference/executionmodel, pep:227], where the facts come from",
}


@dataclass(frozen=True)
class FrontMatter:
    """What a page says about itself; missing or ill-formed parts are empty.

    :ivar kind: which page it is, by where its file is
    """

    kind: Kind
    id: str = ""
    title: str = ""
    summary: str = ""
    sources: tuple[Source, ...] = ()


def read_front_matter(
    text: str | None, docname: str, outline: Outline, first_line: int = 2
) -> tuple[FrontMatter, list[Problem]]:
    """Read and check the front matter of a page.

    :param text: the YAML between the dashes; None if the page has no such block
    :param docname: the page's file below ``lessons``, without its suffix
    :param outline: what ids, titles and files have to agree with
    :param first_line: the line on which ``text`` starts
    :return: what could be read, and everything that is wrong
    """
    reader = _Reader(docname, outline, first_line)
    return reader.read(text), reader.problems


class _Reader(FrontBlock):
    """Reads the front matter of one page."""

    keys = _KEYS

    def __init__(self, docname: str, outline: Outline, first_line: int) -> None:
        super().__init__(first_line)
        self.docname = docname
        self.outline = outline
        self.entry = outline.by_docname.get(docname)

    @property
    def kind(self) -> Kind:
        if self.docname == "index":
            return "home"
        if isinstance(self.entry, Chapter):
            return "chapter"
        return "section" if self.entry else "page"

    def read(self, text: str | None) -> FrontMatter:
        if text is None:
            self.complain(
                None,
                "The page has no front matter",
                "Begin the file with id, title and summary between two lines of ---",
            )
            return FrontMatter(self.kind)
        fields = self.fields(text)
        if fields is None:
            return FrontMatter(self.kind)
        self.missing(fields)
        values = {key: self.text(key, fields.get(key)) for key in ("id", "title", "summary")}
        self.check_id(fields.get("id"), values["id"])
        self.check_title(fields.get("title"), values["title"])
        return FrontMatter(self.kind, sources=self.sources(fields.get("sources")), **values)

    def missing(self, fields: dict[str, yaml.Node]) -> None:
        required = [*_KEYS] if self.kind == "section" else ["id", "title", "summary"]
        for key in required:
            if key not in fields:
                form = f'id: "{self.expected_id()}"' if key == "id" else _KEYS[key]
                self.complain(None, f"The front matter has no {key}", f"Write {form}")

    def expected_id(self) -> str:
        if self.entry:
            return self.entry.id
        return "home" if self.docname == "index" else self.docname

    def check_id(self, node: yaml.Node | None, given: str) -> None:
        if self.entry is None and _NUMBERED.fullmatch(self.docname):
            self.misplaced(node, given)
        elif given and given != self.expected_id():
            entry = self.outline.by_id.get(given)
            where = f" or move the file to lessons/{entry.docname}.md" if entry else ""
            near = "" if entry else f", and {given} is not in the outline"
            self.complain(
                node,
                f"The id is {given}, but this file is the place of {self.expected_id()}{near}",
                f'Write id: "{self.expected_id()}"{where}',
            )

    def misplaced(self, node: yaml.Node | None, given: str) -> None:
        """Complain about a numbered file that the outline does not know."""
        entry = self.outline.by_id.get(given)
        if entry:
            do = f"Move it to lessons/{entry.docname}.md"
        else:
            near = " or ".join(self.outline.near(given)) if given else "the section it is for"
            do = f"Name the file as the outline says; for the id, {near} may be meant"
        what = f"The outline has no page at lessons/{self.docname}.md"
        self.complain(node, what, do, Mistake.PLACE)

    def check_title(self, node: yaml.Node | None, given: str) -> None:
        if self.entry and given and given != self.entry.title:
            self.complain(
                node,
                f'The title is "{given}", but the outline calls {self.entry.id} '
                f'"{self.entry.title}"',
                f"Write title: {as_yaml(self.entry.title)}",
            )

    def sources(self, node: yaml.Node | None) -> tuple[Source, ...]:
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            self.complain(node, "The key sources has no list", f"Write {_KEYS['sources']}")
            return ()
        found = [self.source(item) for item in node.value]
        return tuple(source for source in found if source)

    def source(self, node: yaml.Node) -> Source | None:
        key = str(node.value) if isinstance(node, yaml.ScalarNode) else "this"
        try:
            return resolve_source(key)
        except ValueError as error:
            what = f"The source {key} is in no form that the handbook knows"
            self.complain(node, what, str(error), Mistake.SOURCE)
            return None
