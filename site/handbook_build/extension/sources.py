"""Where a lesson's facts come from: the one table that turns keys into links.

Owns: the forms of a key under ``sources``. Must not import Sphinx.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Source", "resolve_source"]

#: The version whose documentation and source files are linked.
PYTHON = "3.14"


@dataclass(frozen=True)
class Source:
    """A source as a page links it."""

    key: str
    title: str
    url: str


@dataclass(frozen=True)
class _Form:
    """A prefix: what may follow it, an example, and what it becomes."""

    shape: re.Pattern[str]
    example: str
    title: Callable[[str], str]
    url: Callable[[str], str]


def _page(target: str) -> str:
    """Return the address of a documentation page, its anchor kept."""
    page, hash_, anchor = target.partition("#")
    return f"https://docs.python.org/{PYTHON}/{page}.html{hash_}{anchor}"


_FORMS = {
    "py": _Form(
        re.compile(r"[a-z0-9]+(?:/[\w.-]+)*(?:#[\w.-]+)?"),
        "py:reference/executionmodel",
        lambda target: f"Python documentation: {target}",
        _page,
    ),
    "pep": _Form(
        re.compile(r"[1-9]\d{0,3}"),
        "pep:227",
        lambda target: f"PEP {target}",
        lambda target: f"https://peps.python.org/pep-{int(target):04}/",
    ),
    "rfc": _Form(
        re.compile(r"[1-9]\d{0,4}"),
        "rfc:4180",
        lambda target: f"RFC {target}",
        lambda target: f"https://www.rfc-editor.org/rfc/rfc{target}",
    ),
    "cpython": _Form(
        re.compile(r"[A-Za-z]\w*(?:/[\w.-]+)*"),
        "cpython:Objects/cellobject.c",
        lambda target: f"CPython source: {target}",
        lambda target: f"https://github.com/python/cpython/blob/{PYTHON}/{target}",
    ),
}

_ADDRESS = re.compile(r"https://([^\s/]+\.[^\s/]+(?:/\S*)?)")


def resolve_source(key: str) -> Source:
    """Return the link of a source.

    :param key: as written in the front matter, such as ``pep:227``
    :raises ValueError: with what to write instead
    """
    if address := _ADDRESS.fullmatch(key):
        return Source(key, address[1].rstrip("/"), key)
    prefix, colon, target = key.partition(":")
    form = _FORMS.get(prefix)
    if form is not None and form.shape.fullmatch(target):
        return Source(key, form.title(target), form.url(target))
    if form is None and (near := difflib.get_close_matches(prefix, _FORMS, 1)) and colon:
        form = _FORMS[near[0]]
    if form is not None:
        raise ValueError(f"Write it like {form.example}")
    examples = ", ".join(form.example for form in _FORMS.values())
    raise ValueError(f"Write it like {examples}, or a full address that begins with https://")
