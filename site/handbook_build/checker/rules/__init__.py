"""What is refused by looking at the text alone: no interpreter, no browser.

Owns: the list of the families of rules, one module each. Every rule is a function of the manifest
and the files of the repository. Must not import Playwright or Sphinx.

The Sphinx build refuses what makes a page impossible (unknown options, missing names, broken
links); these rules refuse what makes a lesson worse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook_build.checker.findings import Finding, in_order

from . import (
    addresses,
    consoles,
    counts,
    exercises,
    files,
    formatting,
    html,
    masks,
    names,
    words,
)
from .material import Entry, Material

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

__all__ = ["FAMILIES", "check_all"]

#: Each family of rules: what it finds wrong with the selected lessons.
FAMILIES: tuple[Callable[[Material], Iterable[Finding]], ...] = (
    addresses.check,
    consoles.check,
    counts.check,
    exercises.check,
    files.check,
    formatting.check,
    html.check,
    masks.check,
    names.check,
    words.check,
)


def check_all(manifest: Entry, root: Path, selected: Sequence[str]) -> list[Finding]:
    """Apply all rules to some lessons.

    :param manifest: ``data/handbook.json`` of the built site
    :param root: the repository
    :param selected: paths of lessons below it, as the manifest has them; a rule about a folder
        holds for the folders of these lessons
    :return: what is wrong, by file and line
    """
    material = Material(manifest, root, tuple(selected))
    return in_order(found for family in FAMILIES for found in family(material))
