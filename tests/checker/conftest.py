"""Lessons in which everything that has to be run to be found is wrong once, and the real checker.

One more of them breaks one rule of each family.

One build and one check serve all tests: they read what it printed.
"""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from handbook_build.checker import check
from handbook_build.pipeline import assets, node, pages
from handbook_build.pipeline.paths import Paths
from handbook_build.pipeline.steps import Steps, exclusive

from tests.aside import aside

if TYPE_CHECKING:
    from collections.abc import Callable

LESSONS = Path(__file__).with_name("lessons")
FOLDER = "lessons/01-faults"


@dataclass(frozen=True)
class Checked:
    """What a run of the checker came to.

    :param shown: all that it printed
    """

    code: int
    shown: str

    def about(self, place: str) -> str:
        """Return what is printed of the faults at a place; lines of detail included.

        :param place: ``path:line``, below the folder of the chapter
        """
        faults = [f"{part.strip()}\n" for part in self.shown.split("\n\n")]
        return "".join(part for part in faults if part.startswith(f"{FOLDER}/{place}: "))


def place_of(lesson: str, words: str) -> str:
    """Return the ``path:line`` of the first line that holds some words."""
    lines = (LESSONS / "01-faults" / lesson).read_text(encoding="utf-8").split("\n")
    return f"{lesson}:{next(number for number, line in enumerate(lines, 1) if words in line)}"


@pytest.fixture(scope="session")
def planted(checkout: Paths, tmp_path_factory: pytest.TempPathFactory) -> Paths:
    """A checkout whose lessons are those, built; its bundles are those of this one."""
    paths = Paths(tmp_path_factory.mktemp("planted"))
    shutil.copytree(LESSONS, paths.lessons)
    packages = paths.browser_python / "packages"
    shutil.copytree(checkout.browser_python / "packages", packages)
    for folder in ("theme", "js/elements"):  # whose inline scripts the pages' policy allows
        shutil.copytree(checkout.site / folder, paths.site / folder)
    steps = Steps(checkout.logs)
    with exclusive(checkout.cache / "build.lock", "waiting for a build", steps):
        built = assets.build(checkout, steps, node.on_path() or node.in_venv(checkout))
        for name in built.files:
            target = paths.dist / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(checkout.dist / name, target)
    pages.build(paths, built, [])
    assets.list_kept(paths.dist)
    return paths


@pytest.fixture(scope="session")
def run_check(program: Callable[[str], str]) -> Callable[[Paths, check.Request], Checked]:
    """Return what runs the checker on a checkout."""
    program("chromium")

    def run(paths: Paths, request: check.Request) -> Checked:
        steps = Steps(paths.logs, io.StringIO())
        code = aside(lambda: check.check(paths, steps, request))
        assert isinstance(steps.stream, io.StringIO)
        return Checked(code, steps.stream.getvalue())

    return run


@pytest.fixture(scope="session")
def checked(planted: Paths, run_check: Callable[[Paths, check.Request], Checked]) -> Checked:
    """What the checker finds in all of them, but for those that are there to be recorded."""
    return run_check(planted, check.Request(("1.1", "1.2", "1.3", "1.5"), seed=1))
