"""The sites that the tests visit: the handbook as it was built, and lessons made for the tests.

Each is a copy in a temporary folder, which no build replaces while the tests run.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from handbook_build.errors import HandbookError
from handbook_build.pipeline import (
    assets,
    compression,
    node,
    pages,
    publishing,
    release,
    search,
)
from handbook_build.pipeline.paths import Paths
from handbook_build.pipeline.steps import Steps, exclusive

__all__ = ["copy_handbook", "later_build", "make_fixtures", "names_of_assets", "release_anew"]


@dataclass(frozen=True)
class FixturePaths(Paths):
    """This checkout, with other lessons and another place for what is made of them.

    :param made: folder for pages and doctrees
    """

    made: Path

    @property
    def lessons(self) -> Path:
        return self.root / "tests" / "fixtures" / "lessons"

    @property
    def dist(self) -> Path:
        return self.made / "dist"

    @property
    def cache(self) -> Path:
        return self.made / "cache"


def copy_handbook(paths: Paths, target: Path) -> Path:
    """Copy the handbook that was built last.

    :return: the target
    :raises HandbookError: where nothing was built
    """
    if not (paths.dist / "index.html").is_file():
        raise HandbookError("dist holds no site. Try: python3 build.py build")
    with exclusive(paths.cache / "build.lock", "waiting for a build", Steps(paths.logs)):
        return shutil.copytree(paths.dist, target)


def make_fixtures(paths: Paths, made: Path, place: publishing.Place | None = None) -> Path:
    """Build the lessons of the tests by the real pipeline, its bundles as they are in ``dist``.

    :param place: where the site will be, for one that is to be put online
    :return: the folder of the built site
    """
    steps = Steps(paths.logs)
    bundler = node.on_path() or node.in_venv(paths)
    with exclusive(paths.cache / "build.lock", "waiting for a build", steps):
        built = assets.build(paths, steps, bundler)
        fixtures = FixturePaths(paths.root, made)
        fixtures.cache.mkdir(parents=True)
        for name in built.files:
            target = fixtures.dist / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(paths.dist / name, target)
    plan = publishing.plan(fixtures, steps, place or publishing.Place())
    pages.build(fixtures, built, [], publication=plan.publication)
    search.build(fixtures, built)
    if place:
        publishing.write(fixtures, plan)
    assets.list_kept(fixtures.dist)
    release.write(fixtures)
    if place:
        _compress(paths, fixtures, steps, bundler)
    return fixtures.dist


def _compress(paths: Paths, fixtures: Paths, steps: Steps, bundler: node.Node) -> None:
    """Put compressed copies beside the files; those of builds save most of the work."""
    kept, own = paths.cache / "compressed", fixtures.cache / "compressed"
    kept.mkdir(exist_ok=True)
    shutil.copytree(kept, own)
    compression.bring_up_to_date(fixtures, steps, bundler, wanted=True)
    for path in own.iterdir():
        if not (kept / path.name).exists():
            shutil.copyfile(path, kept / path.name)


def names_of_assets(folder: Path) -> set[str]:
    """Return the paths of all files below ``assets``, each beginning with a slash."""
    files = (path for path in (folder / "assets").rglob("*") if path.is_file())
    return {f"/{path.relative_to(folder).as_posix()}" for path in files}


def later_build(folder: Path, target: Path) -> Path:
    """Copy a site as the next build would make it if one file of the runtime were another.

    That file gets another name, and so does every script that names it, and so on.

    :return: the target
    """
    shutil.copytree(folder, target)
    assets = target / "assets"
    (changed,) = assets.glob("worker-*.py")
    changed.write_bytes(changed.read_bytes() + b"# Later.\n")
    paths = [*assets.glob("*.js"), *target.rglob("*.html"), target / "assets.json"]
    texts = {path: path.read_text("utf-8") for path in paths}
    names = [changed.name]
    for name in names:
        scripts = [path for path, text in texts.items() if path.parent == assets and name in text]
        names += [path.name for path in scripts if path.name not in names]
    for path, text in texts.items():
        later = re.sub('"build":"[^"]*"', '"build":"later"', text)
        for name in names:
            later = later.replace(name, _renamed(name))
        path.write_text(later, "utf-8")
    for name in names:
        (assets / name).rename(assets / _renamed(name))
    release_anew(target)
    return target


@dataclass(frozen=True)
class SitePaths(Paths):
    """A site that was built elsewhere.

    :param folder: the site
    """

    folder: Path

    @property
    def dist(self) -> Path:
        return self.folder

    @property
    def cache(self) -> Path:
        return self.root


def release_anew(folder: Path) -> None:
    """Write the list of a site's files, after they were changed, as if that was some time later."""
    with tempfile.TemporaryDirectory() as scratch:
        release.write(SitePaths(Path(scratch), folder))
    written = folder / "release.json"
    later = written.stat().st_mtime + 60  # hosts tell times in whole seconds
    os.utime(written, (later, later))


def _renamed(name: str) -> str:
    """Return the name with another digest."""
    return re.sub(r"-(\w{8})\.", lambda match: f"-{match[1][::-1]}.", name)
