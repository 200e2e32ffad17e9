"""The sites that the tests visit: the handbook as it was built, and lessons made for the tests.

Each is a copy in a temporary folder, which no build replaces while the tests run.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook_build.errors import HandbookError
from handbook_build.pipeline import assets, node, pages
from handbook_build.pipeline.paths import Paths
from handbook_build.pipeline.steps import Steps, exclusive

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["copy_handbook", "make_fixtures"]


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


def make_fixtures(paths: Paths, made: Path) -> Path:
    """Build the lessons of the tests by the real pipeline, its bundles as they are in ``dist``.

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
    pages.build(fixtures, built, [])
    return fixtures.dist
