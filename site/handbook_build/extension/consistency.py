"""Checks that need the whole handbook: names that are taken, chains that lead nowhere.

Owns: what no single page shows to be wrong. Must not import Sphinx.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from .mistakes import Mistake, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .records import Example, Page

__all__ = ["THEME_IDS", "broken_chains", "clashes", "near_names"]

#: Ids of the theme's templates, which nothing in a lesson may take.
THEME_IDS = frozenset(
    {
        "main", "site-nav", "sections", "chapters", "sources", "page-contents-title",
        "embed-first", "embed-stations",
    }
)  # fmt: skip


def clashes(pages: Sequence[Page]) -> Iterator[tuple[str, Problem]]:
    """Yield every name that is used twice, and every heading that has an example's anchor.

    :param pages: in the order of the handbook: the later use of a name is the wrong one
    :return: pairs of a docname and what is wrong there
    """
    first: dict[str, tuple[Page, int]] = {}
    for page in pages:
        for name, line in page.named():
            if name in first:
                other, there = first[name]
                what = f"The name {name} is used twice: here and at {other.path}:{there}"
                do = "Rename the newer one; names are permanent"
                yield page.docname, Problem(Mistake.NAME, line, what, do)
            else:
                first[name] = page, line
        yield from _taken_anchors(page)


def _taken_anchors(page: Page) -> Iterator[tuple[str, Problem]]:
    """Yield every anchor of the page that means something else already."""
    names = dict(page.named())
    for anchor, line in [*names.items(), *page.anchors.items()]:
        if anchor in THEME_IDS:
            what = f"Every page uses the anchor {anchor} itself"
            do = "Reword the heading, or rename the example"
            yield page.docname, Problem(Mistake.NAME, line, what, do)
    for anchor, line in page.anchors.items():
        if anchor in names:
            what = f"The heading's anchor {anchor} is also a name, at line {names[anchor]}"
            yield page.docname, Problem(Mistake.NAME, line, what, "Reword the heading")


def broken_chains(examples: Mapping[str, Example]) -> Iterator[tuple[str, Problem]]:
    """Yield every ``after=`` that names nothing, a static example, or leads back to itself.

    :param examples: every example of the handbook by its name
    :return: pairs of a docname and what is wrong there
    """
    for example in examples.values():
        after = example.options.after
        if after and (found := _chain_problem(example, after, examples)):
            yield example.docname, Problem(Mistake.AFTER, example.line, *found)


def near_names(wrong: str, names: Iterable[str], kind: str = "example") -> str:
    """Return what to write instead of a name that does not exist.

    :param kind: what is named
    """
    close = difflib.get_close_matches(wrong, list(names), 3)
    return f"Did you mean {' or '.join(close)}?" if close else f"Write the name of an {kind}"


def _chain_problem(
    example: Example, after: str, examples: Mapping[str, Example]
) -> tuple[str, str] | None:
    """Return what is wrong with one ``after=`` and what to do, or None."""
    if after not in examples:
        others = examples.keys() - {example.name}
        return f"after={after} names no example", near_names(after, others)
    if examples[after].options.static:
        return f"after={after} names a static example, which is never run", "Name one that runs"
    chain, link = [example.name], after
    while link and link in examples and link not in chain:
        chain.append(link)
        link = examples[link].options.after or ""
    if link == example.name:
        circle = " after ".join([*chain, link])
        return f"The examples wait for each other: {circle}", "Remove one after="
    return None
