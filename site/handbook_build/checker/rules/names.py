"""Names are permanent: what was released once is there, or leads to what took its place.

Owns: the comparison of the handbook with the list of names. Where there is no list, nothing was
released.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook_build.checker.findings import Finding
from handbook_build.checker.names import FILE, KINDS, in_manifest, listed
from handbook_build.extension.redirects import load_redirects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .material import Material

__all__ = ["check"]

_GIVE_BACK = (
    "Give it back, or write {name}: NEW into lessons/redirects.yaml; only a name that no release "
    "has had may leave the list"
)


def check(material: Material) -> Iterator[Finding]:
    """Refuse a name of the list that is gone, and names of the selected lessons that it lacks."""
    known = listed(material.root)
    if known is None:
        return
    yield from _gone(material, known)
    for key, kind in KINDS.items():
        for item in getattr(material, key):
            if (kind, item["name"]) not in known:
                path = item.get("page_path", item["path"])
                what = f"The {kind} {item['name']} is not on the list of names"
                do = f"Run build.py check --update {item['name']}, when its name is to stay"
                yield Finding(path, item["line"], "names", what, do)


def _gone(material: Material, known: dict[tuple[str, str], int]) -> Iterator[Finding]:
    """Yield the names of the whole list that lead nowhere, or to something of another kind."""
    there = set(in_manifest(material.manifest))
    outline = material.root / "lessons" / "outline.yaml"
    redirects = load_redirects(str(outline)).targets
    for (kind, name), line in known.items():
        if (kind, name) in there or (kind, redirects.get(name, "")) in there:
            continue
        if name in redirects:
            what = f"The {kind} {name} leads to {redirects[name]}, which is no {kind}"
        else:
            what = f"The {kind} {name}, which was released, is gone"
        yield Finding(FILE, line, "names", what, _GIVE_BACK.format(name=name))
