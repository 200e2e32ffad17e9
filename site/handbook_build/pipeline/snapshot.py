"""The memory image that workers are restored from, made when something that is in it changed.

Owns: the file ``.cache/snapshot.gz`` and its stamp. Must not import Sphinx.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handbook_build.pipeline.node import Node
    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

__all__ = ["made"]

SCRIPT = "js/build/snapshot.js"

# What the script imports of ours.
WORKER_MODULES = ("boot", "library", "memory-image", "stored-zip")


def made(paths: Paths, steps: Steps, node: Node, library: Path, handbook: Path) -> Path:
    """Make the image, unless it is there.

    :param node: runs Pyodide
    :param library: the standard library, as it is shipped
    :param handbook: our Python package, as it is shipped
    :return: the image, compressed
    :raises StepError: when Pyodide fails
    """
    target, record = paths.cache / "snapshot.gz", paths.cache / "snapshot.sha256"
    stamp = _stamp(paths, library, handbook)
    known = record.read_text(encoding="utf-8") if record.is_file() else ""
    if target.is_file() and known == stamp:
        return target
    record.unlink(missing_ok=True)
    pyodide = paths.node_modules / "pyodide"
    command = [node.program, paths.site / SCRIPT, pyodide, library, handbook, target]
    steps.run("Memory image of Python", command, paths.site, node.environment())
    record.write_text(stamp, encoding="utf-8")
    return target


def _stamp(paths: Paths, library: Path, handbook: Path) -> str:
    """Return a digest of all that the image is made of."""
    digest = hashlib.sha256()
    for path in (library, handbook, *_code(paths)):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _code(paths: Paths) -> Iterator[Path]:
    yield paths.node_modules / "pyodide" / "package.json"
    yield paths.site / SCRIPT
    worker = paths.site / "js" / "runtime" / "worker"
    yield from (worker / f"{name}.js" for name in WORKER_MODULES)
