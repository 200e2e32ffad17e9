"""What a page shows of others, besides what all pages show.

Owns: the fingerprint by which a page is written again when that changes. What all show is the
business of ``navigation``. Must not import the builder.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from .downloads.lesson import chain
from .state import fingerprint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .domain import HandbookDomain
    from .records import Example, Page

__all__ = ["Glimpses"]


class Glimpses:
    """Looks at all pages once, when they have been read.

    :param domain: what was read
    """

    def __init__(self, domain: HandbookDomain) -> None:
        self.pages = domain.pages
        self.outline = domain.outline
        self.redirects = domain.redirects
        examples = domain.examples()
        self.names: dict[str, list[Any]] = {
            name: _example(example, examples) for name, example in examples.items()
        }
        for name, exercise in domain.exercises().items():
            self.names[name] = [exercise.docname, exercise.title]

    @cached_property
    def chapters(self) -> dict[str, str]:
        """By folder: what the pages of a chapter show of one another."""
        return {
            chapter.folder: fingerprint(
                self._details(chapter.docname),
                [self._details(section.docname) for section in chapter.sections],
            )
            for chapter in self.outline.chapters
        }

    @cached_property
    def anchors(self) -> str:
        """Where Markdown's own links may lead."""
        pages = sorted(self.pages.values(), key=lambda page: page.docname)
        return fingerprint([[page.docname, page.front.title, [*page.anchors]] for page in pages])

    def of(self, page: Page) -> str:
        """Return the fingerprint of what a page shows of its chapter and of what it links to."""
        return fingerprint(
            self.chapters.get(page.docname.partition("/")[0]),
            [self.names.get(target) for target in page.targets],
            self.anchors if page.linked else None,
            [self.redirects.former(name) for name, _ in page.named()],
        )

    def of_all(self) -> str:
        """Return the fingerprint of what lists show of every page."""
        return fingerprint([self._details(docname) for docname in sorted(self.pages)])

    def _details(self, docname: str) -> list[Any] | None:
        """Return what lists show of a page."""
        page = self.pages.get(docname)
        if page is None:
            return None
        exercises = [[item.name, item.title, item.kind] for item in page.exercises]
        return [docname, page.front.title, page.front.summary, exercises]


def _example(example: Example, examples: Mapping[str, Example]) -> list[Any]:
    """Return what others show of an example: its place, and downloads the programs that it runs."""
    run = [*chain(example, examples), example]
    return [example.docname, [[item.digest, str(item.options)] for item in run]]
