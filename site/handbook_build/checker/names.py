"""The names that are permanent: ``lessons/names.txt``.

Owns: the form of the list, a kind and a name on each line, and how new names come onto it. What
others link to or embed hangs on these names. Must not import Playwright or Sphinx.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

__all__ = ["FILE", "KINDS", "add", "in_manifest", "listed"]

FILE = "lessons/names.txt"

#: What the list calls what the manifest has.
KINDS = {"examples": "example", "exercises": "exercise", "consoles": "session"}

Name = tuple[str, str]
"""A kind and a name."""

_HEAD = """\
# The names of all examples, exercises and recorded sessions that were ever released. Links, embeds
# and what readers keep hang on them, so they are permanent: whoever renames one writes "OLD: NEW"
# into redirects.yaml and leaves OLD here. "build.py check --update" adds new ones, "check" fails if
# one is gone.
"""


def listed(root: Path) -> dict[Name, int] | None:
    """Return the list: the line of each name; None where there is no list.

    :param root: the repository
    """
    path = root / FILE
    if not path.is_file():
        return None
    lines = enumerate(path.read_text("utf-8").splitlines(), 1)
    parts = ((number, line.partition(" ")) for number, line in lines if not line.startswith("#"))
    return {(kind, name.strip()): number for number, (kind, _, name) in parts if kind}


def in_manifest(manifest: Mapping[str, Any], paths: Iterable[str] | None = None) -> list[Name]:
    """Return the names that the handbook has, in its order.

    :param manifest: ``data/handbook.json``
    :param paths: of lessons, for what is on these alone
    """
    chosen = None if paths is None else set(paths)
    return [
        (kind, item["name"])
        for key, kind in KINDS.items()
        for item in manifest[key]
        if chosen is None or item.get("page_path", item["path"]) in chosen
    ]


def add(root: Path, names: Iterable[Name]) -> list[str]:
    """Put names onto the list that are not on it; without a list, nothing is to be released.

    :param root: the repository
    :return: those that are new
    """
    known = listed(root)
    if known is None:
        return []
    new = sorted(set(names) - known.keys())
    if new:
        lines = (f"{kind} {name}\n" for kind, name in sorted({*known, *new}))
        (root / FILE).write_bytes((_HEAD + "".join(lines)).encode())
    return [name for _, name in new]
