"""Bytecode for the browser's Python, compiled by that Python itself, when its sources changed.

Owns: the folder ``.cache/bytecode``: what was made, named by a digest of all that it was made of.
Must not import Sphinx.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from handbook_build.pipeline.node import Node
    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

__all__ = ["LIBRARY", "SITE_PACKAGES", "Source", "compiled"]

LIBRARY, SITE_PACKAGES = "/lib/python314.zip", "/lib/python3.14/site-packages"

SCRIPT = Path(__file__).with_name("bytecode_archives.py")
RUNNER = "js/build/inside.js"


@dataclass(frozen=True)
class Source:
    """An archive to compile.

    :param path: a zip file or a wheel
    :param kind: a function of ``bytecode_archives.py``
    :param folder: where its files seem to lie when they run
    :param names: of what is made of it
    """

    path: Path
    kind: Literal["library", "package", "wheel"]
    folder: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class _Job:
    """A task for ``bytecode_archives.py``; paths are names in the working folder."""

    kind: str
    source: str
    targets: list[str]
    folder: str


def compiled(paths: Paths, steps: Steps, node: Node, sources: Iterable[Source]) -> dict[str, Path]:
    """Compile archives, those apart that were compiled before; what else was made is deleted.

    :param node: runs Pyodide
    :return: what was made, by name
    :raises StepError: when Pyodide fails
    """
    cache = paths.cache / "bytecode"
    cache.mkdir(parents=True, exist_ok=True)
    engine = _engine(paths)
    made = {source: _targets(cache / _key(engine, source), source) for source in sources}
    missing = {
        source: targets
        for source, targets in made.items()
        if not all(target.is_file() for target in targets)
    }
    if missing:
        _compile(paths, steps, node, missing)
    found = dict[str, Path]()
    for source, targets in made.items():
        found.update(zip(source.names, targets, strict=True))
    _keep(cache, found.values())
    return found


def _targets(stem: Path, source: Source) -> list[Path]:
    """Return the files that are made of a source."""
    return [stem.with_suffix(f".{number}") for number in range(len(source.names))]


def _engine(paths: Paths) -> bytes:
    """Return a digest of what compiles."""
    files = (paths.node_modules / "pyodide/package.json", paths.site / RUNNER, SCRIPT)
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).digest()


def _key(engine: bytes, source: Source) -> str:
    """Return the name of what is made of a source."""
    digest = hashlib.sha256(engine)
    digest.update(f"{source.kind}\0{source.folder}\0".encode() + source.path.read_bytes())
    return digest.hexdigest()


def _compile(paths: Paths, steps: Steps, node: Node, missing: Mapping[Source, list[Path]]) -> None:
    """Compile in a folder of its own, which is all that Pyodide sees of this computer."""
    work = (paths.cache / "bytecode-work").resolve()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    jobs = []
    for source, targets in missing.items():
        name = f"{targets[0].stem}.in"
        shutil.copyfile(source.path, work / name)
        job = _Job(source.kind, name, [target.name for target in targets], source.folder)
        jobs.append(asdict(job))
    (work / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")
    shutil.copyfile(SCRIPT, work / SCRIPT.name)
    command: list[str | Path] = [node.program, paths.site / RUNNER, SCRIPT.name, work]
    steps.run(f"Bytecode of {_counted(len(jobs))}", command, paths.site, node.environment())
    for targets in missing.values():
        for target in targets:
            (work / target.name).replace(target)
    shutil.rmtree(work)


def _counted(archives: int) -> str:
    return "1 archive" if archives == 1 else f"{archives} archives"


def _keep(cache: Path, used: Iterable[Path]) -> None:
    """Delete the other files."""
    for path in set(cache.iterdir()) - set(used):
        path.unlink()
