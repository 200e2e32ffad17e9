"""What templates are told: where a page stands among the others.

Owns: the variables ``handbook`` and ``lesson`` of every template. Must not import the builder.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypedDict
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.util.osutil import relative_uri

if TYPE_CHECKING:
    from .domain import HandbookDomain
    from .outline import Chapter, Outline, Section
    from .records import Page

__all__ = ["GENERATED", "Heading", "Navigation", "relative"]

#: Pages made without a file: name -> address, title, summary.
GENERATED = {
    "contents": ("contents/", "Contents", "Every chapter and section of the handbook."),
    "licences": (
        "licences/",
        "Licences",
        "The licence of every program and package that this site ships.",
    ),
    "exercises": (
        "exercises/",
        "Exercises",
        "Every exercise of the handbook, by chapter and section.",
    ),
    "your-work": (
        "your-work/",
        "Your work",
        "The programs that you changed, your answers, and the exercises that you solved.",
    ),
    "404": ("404.html", "Page not found", "There is no page at this address."),
}


class Heading(TypedDict):
    """A heading of a page's text, for the list of what is on the page."""

    title: str
    anchor: str
    children: list[Heading]


def relative(base: str, target: str) -> str:
    """Return the address of a page or file as seen from another; the page itself is ``./``.

    :param base: address of the page that has the link, below the site's root
    :param target: address below the site's root
    """
    return relative_uri(base, target) or "./"


class Navigation:
    """The handbook as one build sees it; made when every page has been read.

    :param domain: what was read
    :param base_url: the site's own address, "" for the root of a host; only the page for missing
        pages needs it, because it is shown at any address
    """

    def __init__(self, domain: HandbookDomain, base_url: str) -> None:
        self.outline: Outline = domain.outline
        self.pages: dict[str, Page] = {page.docname: page for page in domain.in_order()}
        self.base_path = urlsplit(base_url).path.rstrip("/") + "/"
        self.written = [e for e in self.outline if e.docname in self.pages]
        self._places = {entry.docname: place for place, entry in enumerate(self.written)}
        self._chapters: dict[tuple[str, str], dict[str, Any]] = {}

    def address(self, docname: str) -> str:
        """Return where a page stands below the site's root; "" is the root itself."""
        if docname in GENERATED:
            return GENERATED[docname][0]
        entry = self.outline.by_docname.get(docname)
        if entry:
            return entry.address
        return docname.removesuffix("index").rstrip("/") + "/" if docname != "index" else ""

    def root(self, docname: str) -> str:
        """Return the relative address of the site's root, ending in a slash."""
        if docname == "404":
            return self.base_path
        return relative(self.address(docname), "")

    def facts(self) -> list[Any]:
        """Return what every page shows of the others; when it changes, all are written again."""
        entries = [
            [entry.id, entry.title, entry.address, self._summary(entry)] for entry in self.outline
        ]
        others = [
            [page.docname, page.front.title, [[item.name, item.title] for item in page.exercises]]
            for page in self.pages.values()
        ]
        return [self.outline.title, entries, sorted(others), self.base_path]

    def _summary(self, entry: Chapter | Section) -> str | None:
        page = self.pages.get(entry.docname)
        return page.front.summary if page else None

    def context(self, docname: str, doctree: nodes.document | None) -> dict[str, Any]:
        """Return the variables of one page.

        :param docname: of a lesson, or a key of :data:`GENERATED`
        :param doctree: the lesson's text; None for a generated page
        """
        chapters = [self._chapter_seen_from(docname, chapter) for chapter in self.outline.chapters]
        handbook = {
            "title": self.outline.title,
            "chapters": chapters,
            "other_pages": self._other_pages(docname),
            "root": self.root(docname),
        }
        chapter = next((item for item in chapters if item["current"]), None)
        return {"handbook": handbook, "lesson": self._lesson(docname, chapter, doctree)}

    def _url(self, entry: Chapter | Section, docname: str) -> str | None:
        """Return the relative address of an entry, or None if it is not written yet."""
        return self._url_of(entry.docname, docname) if entry.docname in self.pages else None

    def _url_of(self, other: str, docname: str) -> str:
        """Return the address of another page as seen from one."""
        if docname == "404":
            return self.base_path + self.address(other)
        return relative(self.address(docname), self.address(other))

    def _exercises(self, other: str, docname: str) -> list[dict[str, str]]:
        """Return the exercises on another page, or on the page itself."""
        if other not in self.pages:
            return []
        url = self._url_of(other, docname)
        return [
            {
                "name": item.name,
                "title": item.title,
                "kind": item.kind,
                "url": f"{url}#{item.name}",
            }
            for item in self.pages[other].exercises
        ]

    def _other_pages(self, docname: str) -> list[dict[str, Any]]:
        """Return the pages with exercises that are outside the outline."""
        return [
            {
                "title": page.front.title,
                "url": self._url_of(page.docname, docname),
                "exercises": self._exercises(page.docname, docname),
            }
            for page in self.pages.values()
            if page.exercises and page.docname not in self.outline.by_docname
        ]

    def _chapter_seen_from(self, docname: str, chapter: Chapter) -> dict[str, Any]:
        """Return a chapter; from afar all pages that are as deep see the same one.

        Else every page would ask for every other one, which takes minutes for a thousand.
        """
        if self.address(docname).startswith(chapter.address) or _in(docname, chapter):
            return self._chapter(chapter, docname)
        place = chapter.id, self.root(docname)
        if place not in self._chapters:
            self._chapters[place] = self._chapter(chapter, docname)
        return self._chapters[place]

    def _chapter(self, chapter: Chapter, docname: str) -> dict[str, Any]:
        docnames = [chapter.docname, *(section.docname for section in chapter.sections)]
        pages = [self.pages[name] for name in docnames if name in self.pages]
        return {
            "number": chapter.number,
            "label": chapter.id,
            "id": chapter.id,
            "title": chapter.title,
            "slug": chapter.slug,
            "url": self._url(chapter, docname),
            "summary": self._summary(chapter),
            "current": _in(docname, chapter),
            "exercises": self._exercises(chapter.docname, docname),
            "exercise_names": [item.name for page in pages for item in page.exercises],
            "sections": [self._section(section, docname) for section in chapter.sections],
        }

    def _section(self, section: Section, docname: str) -> dict[str, Any]:
        return {
            "id": section.id,
            "title": section.title,
            "slug": section.slug,
            "url": self._url(section, docname),
            "summary": self._summary(section),
            "current": docname == section.docname,
            "exercises": self._exercises(section.docname, docname),
            "subtopics": [asdict(subtopic) for subtopic in section.subtopics],
        }

    def _lesson(
        self, docname: str, chapter: dict[str, Any] | None, doctree: nodes.document | None
    ) -> dict[str, Any]:
        own = self._own(docname)
        return {
            **own,
            "chapter": chapter,
            "breadcrumbs": self._breadcrumbs(docname, own["kind"], chapter),
            "prev": self._neighbour(docname, -1),
            "next": self._neighbour(docname, +1),
            "has_examples": own["examples_count"] > 0,
            "headings": headings(doctree) if doctree is not None else [],
        }

    def _own(self, docname: str) -> dict[str, Any]:
        """Return what the page says about itself."""
        page = self.pages.get(docname)
        if page is None:
            _, title, summary = GENERATED[docname]
            names = {"kind": "page", "id": docname, "title": title, "summary": summary}
            return {**names, "sources": [], "examples_count": 0}
        runnable = [example for example in page.examples if not example.options.static]
        return {
            "kind": page.front.kind,
            "id": page.front.id,
            "title": page.front.title or docname,
            "summary": page.front.summary,
            "sources": [asdict(source) for source in page.front.sources],
            "examples_count": len(runnable),
        }

    def _breadcrumbs(
        self, docname: str, kind: str, chapter: dict[str, Any] | None
    ) -> list[dict[str, Any]]:
        """Return what stands above the page, outermost first; the page itself is not in it."""
        if kind == "home":
            return []
        crumbs = [{"title": "Home", "url": self.root(docname)}]
        if kind == "section" and chapter:
            crumbs.append({"title": chapter["title"], "url": chapter["url"]})
        return crumbs

    def _neighbour(self, docname: str, step: int) -> dict[str, Any] | None:
        """Return the written page before or after this one in the outline."""
        if docname not in self._places:
            return None
        place = self._places[docname] + step
        if not 0 <= place < len(self.written):
            return None
        other = self.written[place]
        return {"title": other.title, "url": self._url(other, docname), "id": other.id}


def _in(docname: str, chapter: Chapter) -> bool:
    """Whether a page's file is in the folder of a chapter."""
    return docname.partition("/")[0] == chapter.folder


def headings(doctree: nodes.Element) -> list[Heading]:
    """Return the headings of a page's text, nested; the page's title is not one of them."""
    title = next((node for node in doctree.children if isinstance(node, nodes.section)), None)
    return _below(title) if title is not None else []


def _below(section: nodes.Element) -> list[Heading]:
    """Return the headings right below a section, each with those below it."""
    found = []
    for node in section.children:
        if isinstance(node, nodes.section) and node["ids"]:
            title = "".join(_markdown(child) for child in node[0].children)
            heading: Heading = {"title": title, "anchor": node["ids"][0], "children": _below(node)}
            found.append(heading)
    return found


def _markdown(node: nodes.Node) -> str:
    """Return a part of a heading as templates take titles: code in backticks."""
    return f"`{node.astext()}`" if isinstance(node, nodes.literal) else node.astext()
