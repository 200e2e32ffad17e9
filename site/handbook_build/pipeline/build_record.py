"""``data/build.json``: which build this site is, and each of its pages.

Owns: the digest of a whole site, and the shape of that file. A report of a mistake names the build
of its page; this says whether the page is still that one.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from handbook_build.pipeline.naming import is_hashed

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

__all__ = ["RECORD", "record"]

RECORD = "data/build.json"

OWN_BUILD = re.compile(rb'<code class="build">([0-9a-f]+)</code>')
LENGTH = 12


def record(dist: Path, left_out: Collection[str]) -> bytes:
    """Return the file.

    :param dist: the site, all else of which is written
    :param left_out: paths below it that are no part of the build, the record's own too
    """
    total, pages = hashlib.sha256(), {}
    for path in sorted(path for path in dist.rglob("*") if path.is_file()):
        name = path.relative_to(dist).as_posix()
        if name in left_out:
            continue
        data = b"" if is_hashed(f"/{name}") else path.read_bytes()
        total.update(f"{name}\0{hashlib.sha256(data).hexdigest()}\n".encode())
        if path.suffix == ".html" and (found := OWN_BUILD.search(data)):
            pages[name.removesuffix("index.html")] = found[1].decode("ascii")
    contents = {"build": total.hexdigest()[:LENGTH], "pages": pages}
    return json.dumps(contents, indent=1).encode() + b"\n"
