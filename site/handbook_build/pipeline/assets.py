"""Everything of the site that is not a page, made when something that it is made of changed.

Owns: the folder ``dist/assets`` and what lies beside it for the sake of the runtime, and the record
``.cache/assets.json``.
Must not import Sphinx.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from handbook_build.pipeline import (
    bytecode,
    compression,
    desktop_wheel,
    naming,
    pagefind,
    runtime_files,
    snapshot,
    web_app,
    wheels,
)
from handbook_build.pipeline.bundles import BUNDLES, bundle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handbook_build.pipeline.node import Node
    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

__all__ = ["Assets", "build", "last_made", "list_kept"]

# What main.js imports on pages with examples.
ELEMENTS = "js/elements/define.js"

# What frame.js imports on pages that stand in frames.
PLAYER = "js/embed/frame/player.js"

# Bundles that later ones find by the map of the runtime's files.
WORKERS = ("kernel", "interpreter")


@dataclass(frozen=True)
class Assets:
    """What was made.

    :param stamp: digest of all that it was made of
    :param packages: names of the packages that are shipped, as ``licences.py`` wants them
    :param files: path under ``dist`` to size in bytes
    :param addresses: what templates call a file, mapped to its path under ``dist``
    :param modules: what a page with examples loads besides the scripts that templates name
    :param frame_modules: the same for a page that stands in a frame
    :param runtime: the map of the runtime's files, as ``naming.py`` describes it
    """

    stamp: str
    packages: list[str]
    files: dict[str, int]
    addresses: dict[str, str]
    modules: list[str]
    frame_modules: list[str]
    runtime: dict[str, Any]


def build(paths: Paths, steps: Steps, node: Node) -> Assets:
    """Bring the assets in ``dist`` up to date.

    :param node: runs esbuild
    :return: what ``dist`` holds now
    :raises StepError: when a bundle has a mistake
    """
    stamp = _stamp(paths)
    known = last_made(paths)
    if known and known.stamp == stamp and _intact(paths.dist, known):
        return known
    stage = paths.cache / "stage"
    shutil.rmtree(stage, ignore_errors=True)
    made = _make(paths, steps, node, stage, stamp)
    _publish(stage, paths.dist)
    _record(paths).write_text(json.dumps(asdict(made)), encoding="utf-8")
    return made


def list_kept(dist: Path) -> None:
    """Name all files that browsers keep, so that they can tell what they need no longer.

    :param dist: the whole site; the search has put its files there by now
    """
    kept = [path for path in _files(dist / "assets") if not compression.is_copy(path)]
    files = [path.relative_to(dist).as_posix() for path in kept]
    text = json.dumps({"files": files}, separators=(",", ":")) + "\n"
    target = dist / "assets.json"
    if not target.is_file() or target.read_text(encoding="utf-8") != text:
        target.write_text(text, encoding="utf-8")


def last_made(paths: Paths) -> Assets | None:
    """Return what was made last, or None."""
    try:
        return Assets(**json.loads(_record(paths).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _record(paths: Paths) -> Path:
    """Return the file that says what was made."""
    return paths.cache / "assets.json"


def _make(paths: Paths, steps: Steps, node: Node, stage: Path, stamp: str) -> Assets:
    """Make all assets in a folder of their own."""
    fetched = wheels.fetch(paths, steps)
    sources = runtime_files.to_compile(paths) + wheels.to_compile(wheels.wanted(paths), fetched)
    compiled = bytecode.compiled(paths, steps, node, sources)
    image = snapshot.made(paths, steps, node, *(compiled[n] for n in runtime_files.COMPILED))
    with steps.step("Runtime files"):
        runtime_files.copy_runtime(paths, compiled, image, stage / "assets")
        named = naming.name_files(stage)
    asked = f"--alias:pagefind/script={pagefind.script(paths)}"
    packages = {"pyodide", pagefind.PACKAGE} | runtime_files.packages_in_pyscript(paths)
    addresses = {}
    modules = dict[str, list[str]]()
    for chosen in BUNDLES:
        defined = naming.definition(naming.runtime(named))
        made = bundle(paths, steps, node, chosen.plus(defined, asked), stage)
        packages |= made.packages
        modules = made.modules | modules  # of a module in two bundles, that of lessons
        addresses[f"{chosen.name}.{chosen.entry.rpartition('.')[2]}"] = made.path
        addresses |= {f"{name}.js": made.modules[entry][0] for name, entry in chosen.others}
        if chosen.name in WORKERS:
            size = (stage / made.path).stat().st_size
            named[f"{chosen.name}.js"] = naming.RuntimeFile(made.path, size)
    desktop_wheel.write(paths, stage)
    web_app.write(paths, stage)
    files = {path.relative_to(stage).as_posix(): path.stat().st_size for path in _files(stage)}
    return Assets(
        stamp,
        sorted(packages),
        files,
        addresses,
        modules[ELEMENTS],
        modules[PLAYER],
        naming.runtime(named),
    )


def _inputs(paths: Paths) -> Iterator[Path]:
    """Yield the files that the assets are made of."""
    yield paths.site / "package-lock.json"
    yield from sorted((paths.site / "js").rglob("*.*"))
    yield from sorted((paths.site / "css").rglob("*.*"))
    yield from web_app.icons(paths)
    yield from sorted((paths.browser_python / "handbook").rglob("*.py"))
    yield from sorted((paths.browser_python / "packages").iterdir())
    pipeline = paths.site / "handbook_build" / "pipeline"
    for name in (
        "assets",
        "bundles",
        "desktop_wheel",
        "naming",
        "pagefind",
        "pure_wheel",
        "runtime_files",
        "snapshot",
        "web_app",
        "wheels",
    ):
        yield pipeline / f"{name}.py"
    yield from sorted(pipeline.glob("bytecode*.py"))


def _stamp(paths: Paths) -> str:
    """Return a digest of all that the assets are made of."""
    digest = hashlib.sha256(pagefind.VERSION.encode())
    for path in _inputs(paths):
        if path.is_file():
            data = path.read_bytes()
            digest.update(f"{path.relative_to(paths.root)}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder, in the same order every time."""
    yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


def _intact(dist: Path, known: Assets) -> bool:
    """Return whether the files are all there, and no others in ``dist/assets`` but the search's."""
    assets = [path for path in _files(dist / "assets") if not compression.is_copy(path)]
    found = {path.relative_to(dist).as_posix() for path in assets}
    found = {name for name in found if not name.startswith("assets/search/")}
    return found <= known.files.keys() and all(
        (dist / name).is_file() and (dist / name).stat().st_size == size
        for name, size in known.files.items()
    )


def _publish(stage: Path, dist: Path) -> None:
    """Put the new files in place of the old ones, which are missing for an instant only."""
    dist.mkdir(parents=True, exist_ok=True)
    for new in sorted(stage.iterdir()):
        current, old = dist / new.name, stage.with_name(f"old-{new.name}")
        shutil.rmtree(old, ignore_errors=True)
        if current.is_dir():
            current.rename(old)
        os.replace(new, current)  # noqa: PTH105 - replaces a file on every system
        shutil.rmtree(old, ignore_errors=True)
