"""What only one computer knows: a person's home folder, and where packages come from.

Owns: the patterns of both. They are looked for in every file that a lesson uses, recorded outputs
and sessions included.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook_build.checker.findings import Finding

from .files import used_by
from .material import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .material import Material

__all__ = ["check", "home_paths", "registry_hosts"]

#: The home folder in the browser, and in recorded sessions.
READER = "reader"

_HOME = re.compile(
    rf"(?<![\w.])(?:/home/|/Users/|[A-Za-z]:\\{{1,2}}Users\\{{1,2}})(?!{READER}\b)[A-Za-z_][\w.-]*"
    r"|(?<![\w.])/roo[t]/[\w.-]*",
)
# Dots and some letters stand in brackets, so that no host's name stands whole in this file.
_REGISTRY = re.compile(
    r"\b(?:(?:[\w-]+\.)*pypi[.](?:org|io)|(?:[\w-]+\.)*python[h]osted[.]org|pypi[.]python[.]org"
    r"|(?:[\w-]+\.)*npmjs[.](?:org|com)|registry[.]yarnpkg[.]com|registry[.]npmmirror[.]com"
    r"|(?:deb|security|snapshot|ftp(?:[.]\w\w)?|http)[.]debian[.](?:org|net)"
    r"|(?:archive|security|ports)[.]ubuntu[.]com)\b"
    # A mirror: whatever serves pip's simple index. Hosts that are examples may.
    r"|https?://(?![^/\s]*\bexample(?:[.](?:com|net|org))?[:/])[^/\s]+/(?:\S+/)?simple\b",
    re.IGNORECASE,
)


def check(material: Material) -> Iterator[Finding]:
    """Refuse paths of a machine's home and host names of package registries."""
    for path in sorted(used_by(material, material.lessons)):
        data = (material.root / path).read_bytes()
        if b"\0" in data:
            continue
        for line, text in numbered(data.decode("utf-8", "replace")):
            for found in home_paths(text):
                what = f"The path {found} belongs to one machine"
                do = f"Write /home/{READER}, which is the home folder in the browser"
                yield Finding(path, line, "addresses", what, do)
            for found in registry_hosts(text):
                what = f"The text names a host of a package registry: {found}"
                do = "Name the registry, such as PyPI: people install through mirrors"
                yield Finding(path, line, "addresses", what, do)


def home_paths(text: str) -> list[str]:
    """Return the paths of home folders in a text, but for the reader's."""
    return [found[0] for found in _HOME.finditer(text)]


def registry_hosts(text: str) -> list[str]:
    """Return the host names of package registries in a text."""
    return [found[0] for found in _REGISTRY.finditer(text)]
