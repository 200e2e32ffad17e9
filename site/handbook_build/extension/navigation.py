"""What templates are told: where a page stands among the others.

Owns: the variables ``handbook`` and ``lesson`` of every template. Must not import the builder.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypedDict
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.util.osutil import relative_uri

from .chapters import Chapters

if TYPE_CHECKING:
    from .domain import HandbookDomain
    from .outline import Outline
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
    "terms": (
        "terms/",
        "Index",
        "Terms, topics and names of Python by the alphabet, with the sections that have them.",
    ),
    "your-work": (
        "your-work/",
        "Your work",
        "The programs that you changed, your answers, and the exercises that you solved.",
    ),
    "offline": (
        "offline/",
        "Read offline",
        "Keep the whole handbook in this browser, with Python and all packages.",
    ),
    "embed": (
        "embed/",
        "Python snippet",
        "A program of another page, which can be run and changed.",
    ),
    "embedding": (
        "embedding/",
        "Embedding",
        "How a page on any site gets Python programs that run: by one line of HTML.",
    ),
    "play": (
        "play/",
        "Playground",
        "Write Python in several files, run and test it, share it by a link. All in this browser.",
    ),
    "repl": (
        "repl/",
        "Python prompt",
        "Python's own prompt in the browser, with history, completion, help and debugger.",
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
        self.chapters = Chapters(self.outline, self.pages, self)

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
        entries = [[entry.id, entry.title, entry.address] for entry in self.outline]
        return [self.outline.title, entries, sorted(self.pages), self.base_path]

    def context(self, docname: str, doctree: nodes.document | None) -> dict[str, Any]:
        """Return the variables of one page.

        :param docname: of a lesson, or a key of :data:`GENERATED`
        :param doctree: the lesson's text; None for a generated page
        """
        listing = docname in GENERATED
        chapters = self.chapters.for_list(docname) if listing else self.chapters.for_page(docname)
        handbook = {
            "title": self.outline.title,
            "chapters": chapters,
            "other_pages": self.chapters.other_pages(docname) if listing else [],
            "root": self.root(docname),
            "glossary": "glossary" in self.pages,
        }
        chapter = next((item for item in chapters if item["current"]), None)
        return {"handbook": handbook, "lesson": self._lesson(docname, chapter, doctree)}

    def url_of(self, other: str, docname: str) -> str:
        """Return the address of another page as seen from one."""
        if docname == "404":
            return self.base_path + self.address(other)
        return relative(self.address(docname), self.address(other))

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
        return {"title": other.title, "url": self.url_of(other.docname, docname), "id": other.id}


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
