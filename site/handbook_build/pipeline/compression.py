"""Compressed copies beside the files of the site, for hosts that send them: ``.br`` and ``.gz``.

Owns: which files get copies, and the folder ``.cache/compressed`` that keeps them by the digest of
what they are of. A copy never outlives its file, or it would be sent in its place.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook_build.pipeline.node import Node
    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

__all__ = ["ENCODINGS", "bring_up_to_date", "copies", "is_copy"]

ENCODINGS = ("br", "gz")
SCRIPT = "js/build/compress.js"

TEXTS = ".css .html .ipynb .js .json .md .mjs .py .svg .txt .webmanifest .xml"
SUFFIXES = frozenset((*TEXTS.split(), ".wasm"))
SMALLEST_BYTES = 1024
"""What fits into a packet or so is sent as soon whole."""


def is_copy(path: Path) -> bool:
    """Return whether a file of ``dist`` is a compressed copy of the one beside it."""
    if path.suffix.removeprefix(".") not in ENCODINGS:
        return False
    return Path(path.stem).suffix in SUFFIXES and path.with_suffix("").is_file()


def copies(paths: Paths) -> list[str]:
    """Return the copies that the last build made, by their paths below ``dist``."""
    try:
        names: list[str] = json.loads(_record(paths).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return names


def bring_up_to_date(paths: Paths, steps: Steps, node: Node, *, wanted: bool) -> None:
    """Make the copies that are missing, or remove all that are there.

    :param node: compresses
    :param wanted: whether there are to be copies
    :raises StepError: when Node fails
    """
    before = copies(paths)
    if not wanted and not before:
        return
    made = _made(paths, steps, node) if wanted else {}
    for name in before:
        if name not in made:
            (paths.dist / name).unlink(missing_ok=True)
    for name, kept in made.items():
        target = paths.dist / name
        if not target.is_file() or target.read_bytes() != kept.read_bytes():
            shutil.copyfile(kept, target)
    _record(paths).write_text(json.dumps(sorted(made)), encoding="utf-8")


def _record(paths: Paths) -> Path:
    return paths.cache / "compressed.json"


def _made(paths: Paths, steps: Steps, node: Node) -> dict[str, Path]:
    """Compress what was not compressed before.

    :return: the copies that are smaller than their files: path below ``dist`` to the kept bytes
    """
    folder = paths.cache / "compressed"
    folder.mkdir(exist_ok=True)
    sources = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in _compressed(paths)}
    missing = {
        digest: str(path)
        for path, digest in sources.items()
        if not all((folder / f"{digest}.{encoding}").is_file() for encoding in ENCODINGS)
    }
    if missing:
        todo = paths.cache / "to-compress.json"
        todo.write_text(json.dumps(missing), encoding="utf-8")
        command = [node.program, paths.site / SCRIPT, todo, folder]
        steps.run("Compressed copies", command, paths.site, node.environment())
    _forget(folder, set(sources.values()))
    return {
        f"{path.relative_to(paths.dist).as_posix()}.{encoding}": kept
        for path, digest in sources.items()
        for encoding in ENCODINGS
        if (kept := folder / f"{digest}.{encoding}").stat().st_size < path.stat().st_size
    }


def _compressed(paths: Paths) -> Iterator[Path]:
    """Yield the files that get copies."""
    for path in sorted(paths.dist.rglob("*")):
        if path.suffix in SUFFIXES and path.is_file() and path.stat().st_size >= SMALLEST_BYTES:
            yield path


def _forget(folder: Path, digests: set[str]) -> None:
    """Remove what is kept of files that are no more."""
    for path in folder.iterdir():
        if path.stem not in digests:
            path.unlink()
