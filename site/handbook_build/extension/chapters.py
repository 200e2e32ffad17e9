"""What templates are told of chapters and sections, as seen from a page.

Owns: the entries of ``handbook.chapters`` and ``handbook.other_pages``. Must not import the
builder.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .outline import Chapter, Outline, Section
    from .records import Page

__all__ = ["Chapters", "Places"]


class Places(Protocol):
    """Knows where pages are."""

    def address(self, docname: str) -> str:
        """Return the address of a page below the site's root."""

    def root(self, docname: str) -> str:
        """Return the address of the site's root as seen from a page."""

    def url_of(self, other: str, docname: str) -> str:
        """Return the address of another page as seen from one."""


class Chapters:
    """The chapters of one build.

    :param pages: those that are written, by their docnames
    """

    def __init__(self, outline: Outline, pages: Mapping[str, Page], places: Places) -> None:
        self.outline = outline
        self.pages = pages
        self.places = places
        self._from_afar: dict[tuple[str, str], dict[str, Any]] = {}

    def for_page(self, docname: str) -> list[dict[str, Any]]:
        """Return the chapters as a page shows them: its own whole, the others from afar."""
        return [self._seen_from(docname, chapter) for chapter in self.outline.chapters]

    def for_list(self, docname: str) -> list[dict[str, Any]]:
        """Return the chapters as a generated page lists them: all of them whole."""
        return [self._whole(chapter, docname) for chapter in self.outline.chapters]

    def other_pages(self, docname: str) -> list[dict[str, Any]]:
        """Return the pages with exercises that are outside the outline, for a generated page."""
        return [
            {
                "title": page.front.title,
                "url": self.places.url_of(page.docname, docname),
                "exercises": self._exercises(page.docname, docname),
            }
            for page in self.pages.values()
            if page.exercises and page.docname not in self.outline.by_docname
        ]

    def _seen_from(self, docname: str, chapter: Chapter) -> dict[str, Any]:
        """Return a chapter; one that is far away looks alike from all pages that are as deep.

        If each page made its own, the time for a page would grow with the number of all.
        """
        if docname.partition("/")[0] == chapter.folder:
            return self._whole(chapter, docname)
        if self.places.address(docname).startswith(chapter.address):
            return self._outside(chapter, docname)
        key = chapter.id, self.places.root(docname)
        if key not in self._from_afar:
            self._from_afar[key] = self._outside(chapter, docname)
        return self._from_afar[key]

    def _outside(self, chapter: Chapter, docname: str) -> dict[str, Any]:
        """Return what a page may show of a chapter that is not its own.

        Summaries and exercises are not in it: the page is not written again when they change.
        """
        sections = [self._names(section, docname) for section in chapter.sections]
        number = {"number": chapter.number, "label": chapter.id}
        return {**self._names(chapter, docname), **number, "sections": sections}

    def _whole(self, chapter: Chapter, docname: str) -> dict[str, Any]:
        docnames = [chapter.docname, *(section.docname for section in chapter.sections)]
        pages = [self.pages[name] for name in docnames if name in self.pages]
        return {
            **self._details(chapter, docname),
            "number": chapter.number,
            "label": chapter.id,
            "current": docname.partition("/")[0] == chapter.folder,
            "exercise_names": [item.name for page in pages for item in page.exercises],
            "sections": [
                {
                    **self._details(section, docname),
                    "subtopics": [asdict(subtopic) for subtopic in section.subtopics],
                }
                for section in chapter.sections
            ],
        }

    def _names(self, entry: Chapter | Section, docname: str) -> dict[str, Any]:
        """Return what every page may show of an entry."""
        written = entry.docname in self.pages
        return {
            "id": entry.id,
            "title": entry.title,
            "slug": entry.slug,
            "url": self.places.url_of(entry.docname, docname) if written else None,
            "current": docname == entry.docname,
        }

    def _details(self, entry: Chapter | Section, docname: str) -> dict[str, Any]:
        """Return what pages of the same chapter, and lists, may show besides."""
        page = self.pages.get(entry.docname)
        return {
            **self._names(entry, docname),
            "summary": page.front.summary if page else None,
            "exercises": self._exercises(entry.docname, docname),
        }

    def _exercises(self, other: str, docname: str) -> list[dict[str, str]]:
        """Return the exercises on another page, or on the page itself."""
        if other not in self.pages:
            return []
        url = self.places.url_of(other, docname)
        return [
            {"name": item.name, "title": item.title, "kind": item.kind, "url": f"{url}#{item.name}"}
            for item in self.pages[other].exercises
        ]
