"""The index of terms: what all pages mention, in alphabetical order, with the places.

Owns: the variable ``letters`` of the template of that page. Must not import the builder.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .navigation import Navigation
    from .records import Mention, Page

__all__ = ["facts", "letters"]

PAGE = "terms"
SIGNS = "Signs"


@dataclass
class _Term:
    """A term, and where it is.

    :ivar defined: page and anchor of its entry in the glossary
    :ivar places: anchors by the docnames of pages, each page once
    """

    title: str
    defined: tuple[str, str] | None = None
    places: dict[str, str] = field(default_factory=dict)


def facts(pages: Iterable[Page]) -> list[Any]:
    """Return what the index is made of, as values that JSON can hold."""
    return [
        [page.docname, mention.term, mention.anchor, mention.taught]
        for page in pages
        for mention in page.mentions
    ]


def letters(navigation: Navigation) -> list[dict[str, Any]]:
    """Return the index as the template gets it: letters, each with its terms.

    :param navigation: the pages in their order, and where they are
    """
    groups: dict[str, list[dict[str, Any]]] = {}
    for term in sorted(_collected(navigation).values(), key=lambda term: _place(term.title)):
        letter = _place(term.title)[0][:1].upper() or SIGNS
        groups.setdefault(letter, []).append(_described(term, navigation))
    return [
        {"letter": letter, "anchor": f"letter-{letter.lower()}", "terms": terms}
        for letter, terms in groups.items()
    ]


def _collected(navigation: Navigation) -> dict[str, _Term]:
    """Return the terms by their titles, whatever their case, places in the order of the pages."""
    found: dict[str, _Term] = {}
    for page in navigation.pages.values():
        for mention in page.mentions:
            term = found.setdefault(mention.term.casefold(), _Term(mention.term))
            if mention.glossary:
                term.title, term.defined = mention.term, (page.docname, mention.anchor)
                _add_taught(term, mention, navigation)
            else:
                term.places.setdefault(page.docname, mention.anchor)
    order = {docname: place for place, docname in enumerate(navigation.pages)}
    for term in found.values():
        term.places = dict(sorted(term.places.items(), key=lambda item: order[item[0]]))
    return found


def _add_taught(term: _Term, mention: Mention, navigation: Navigation) -> None:
    """Add the sections that the glossary names, but for those that explain the term themselves."""
    for section in mention.taught:
        entry = navigation.outline.by_id.get(section)
        if entry and entry.docname in navigation.pages:
            term.places.setdefault(entry.docname, "")


def _described(term: _Term, navigation: Navigation) -> dict[str, Any]:
    """Return a term as the template gets it."""

    def url(docname: str, anchor: str) -> str:
        address = navigation.url_of(docname, PAGE)
        return f"{address}#{anchor}" if anchor else address

    places = [
        {**_names(docname, navigation), "url": url(docname, anchor)}
        for docname, anchor in term.places.items()
    ]
    return {
        "title": term.title,
        "url": url(*term.defined) if term.defined else None,
        "places": places,
    }


def _names(docname: str, navigation: Navigation) -> dict[str, Any]:
    """Return the number and the title of a page."""
    entry = navigation.outline.by_docname.get(docname)
    return {"number": entry.id if entry else "", "title": navigation.pages[docname].front.title}


def _place(title: str) -> tuple[str, str]:
    """Return what a term is sorted by: without signs in front, and without backticks."""
    return re.sub(r"^[\W_]+|`", "", title).casefold(), title
