"""Names every file of a build that a reader can keep, with size and digest: ``release.json``.

Owns: which files of ``dist`` belong to a release, and the form of the list. Browsers that keep the
handbook for offline take all that it names, compare it with the digests, and never mix two lists
(``js/offline/``). Must not import Sphinx.

Digests of files that have not changed are remembered in ``.cache/release.json``, by size and time.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook_build.pipeline.paths import Paths

__all__ = ["RELEASE", "address_of", "belongs", "write"]

RELEASE = "release.json"

INDEX = "index.html"

# Examples as pages of their own, which other sites show; the lessons have all that is on them.
EMBEDS = "embed/"

# Read by hosts, crawlers and the checker; and the service worker, which browsers keep themselves.
NOT_FOR_PAGES = frozenset(
    {
        RELEASE,
        "CNAME",
        "_headers",
        "_redirects",
        "llms.txt",
        "robots.txt",
        "service-worker.js",
        "sitemap.xml",
        "trial.js",
    }
)

# Made to be taken away, and to be read by something else.
TAKEN_AWAY = (".epub", ".ipynb", ".pdf", ".xml")

# Beside the file itself, for hosts that send what is compressed already.
COMPRESSED = (".br", ".gz", ".zst")

Described = list[int | str]
"""Size in bytes and digest, as they are shipped; of a ``.gz`` also the digest of what it holds."""


def belongs(path: str, names: set[str]) -> bool:
    """Return whether a file is one that pages load, or a page.

    :param path: below ``dist``
    :param names: the paths of all files
    """
    stem, suffix = os.path.splitext(path)  # noqa: PTH122 - of a path in the site
    if path in NOT_FOR_PAGES or suffix in TAKEN_AWAY or Path(path).name.startswith("."):
        return False
    if path.startswith(EMBEDS) and path != EMBEDS + INDEX:
        return False
    return not (suffix in COMPRESSED and stem in names)


def address_of(path: str) -> str:
    """Return the address of a file below the site's root; of a page that is its folder."""
    return path.removesuffix(INDEX) if Path(path).name == INDEX else path


def write(paths: Paths) -> None:
    """Bring the list in ``dist`` up to date; called when all else is there."""
    record = paths.cache / RELEASE
    known, seen = _remembered(record), dict[str, list[int | Described]]()
    found = dict(_files(paths.dist))
    names = set(found)
    for path, status in sorted(found.items()):
        if not belongs(path, names):
            continue
        stamp = [status.st_size, status.st_mtime_ns]
        before = known.get(path)
        fresh = before[2] if before and before[:2] == stamp else _described(paths.dist / path)
        seen[path] = [*stamp, fresh]
    if seen != known:
        record.write_text(json.dumps(seen), encoding="utf-8")
    target = paths.dist / RELEASE
    if seen != known or not target.is_file():
        _put(target, _listed({address_of(path): seen[path][2] for path in seen}))


def _listed(files: dict[str, int | Described]) -> bytes:
    """Return the list as it is shipped, named by a digest of what it lists."""
    text = json.dumps(files, separators=(",", ":"), sort_keys=True)
    name = base64.b32encode(hashlib.sha256(text.encode()).digest()).decode("ascii")[:16].lower()
    return f'{{"id":"{name}","files":{text}}}\n'.encode()


def _put(target: Path, data: bytes) -> None:
    """Write a file, unless it holds that already."""
    if not target.is_file() or target.read_bytes() != data:
        target.write_bytes(data)


def _remembered(record: Path) -> dict[str, list[int | Described]]:
    """Return what the last build found."""
    try:
        return dict(json.loads(record.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def _files(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Yield all files below a folder with what the system says of them."""
    for parent, _, names in os.walk(folder):
        for name in names:
            path = Path(parent, name)
            yield path.relative_to(folder).as_posix(), path.stat()


def _described(path: Path) -> Described:
    """Return what the list says of a file."""
    data = path.read_bytes()
    described: Described = [len(data), _digest(data)]
    if path.suffix == ".gz":
        described.append(_digest(gzip.decompress(data)))
    return described


def _digest(data: bytes) -> str:
    """Return the SHA-256 in base64, without the padding."""
    return base64.b64encode(hashlib.sha256(data).digest()).decode("ascii").rstrip("=")
