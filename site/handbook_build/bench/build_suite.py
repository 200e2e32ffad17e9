"""The suite ``build``: how long the site takes to build, with many lessons and with very many.

Owns: the checkouts with made-up lessons, what is done to them, and the tables.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from handbook_build.bench.figures import Bar, Row, Samples, Table
from handbook_build.bench.suite import Suite
from handbook_build.bench.synthetic import section_path, write_lessons
from handbook_build.errors import HandbookError
from handbook_build.pipeline.paths import Paths

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from handbook_build.bench.figures import Series
    from handbook_build.bench.suite import Bench, Trial

__all__ = ["SUITE", "Tree", "measure", "tables"]

MANY, VERY_MANY = 120, 1_200
SIZES = {"120 sections": MANY, "1,200 sections": VERY_MANY}
USUAL, LARGE = SIZES
FULL, NOTHING, EDIT = "everything", "nothing has changed", "one edited lesson"
BARS = {
    FULL: Bar(USUAL, 60, "≤ 60 s"),
    NOTHING: Bar(USUAL, 2, "≤ 2 s"),
    EDIT: Bar(USUAL, 3, "≤ 3 s"),
}
TIME, CPU = "time", "cpu"

REPETITIONS = 3

METHOD = f"""\
`build.py build` as a process of its own, from its start to its end, in a checkout whose lessons are
made up: sections as heavy as real ones, each with ten examples, a session and two exercises, in
chapters of twelve. Tools, packages and what is kept of them below `.cache` are there. *Everything*
starts without `dist` and without what Sphinx remembers; *one edited lesson* has a sentence more.
EPUB, PDF and slow compression, which only a release makes, are not in it. Builds take long and
vary little: at most {REPETITIONS} repetitions, and one alone for everything with 1,200 sections.
Processor time is that of all processes together; with several cores it is longer than the build."""

#: Parts of ``.cache`` that are no part of the set-up.
PASSING = ("bench", "doctrees", "logs", "mypy", "pytest", "ruff", "stage", "vendor", "*.lock")


class Tree:
    """A checkout of our own tools with other lessons.

    :param paths: the checkout whose tools and caches it takes; it has been built
    :param root: its folder, which is made anew
    :param sections: how many it gets
    """

    def __init__(self, paths: Paths, root: Path, sections: int) -> None:
        self.paths = Paths(root)
        self._sections = sections
        self._edits = count()
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(paths.cache, self.paths.cache, ignore=shutil.ignore_patterns(*PASSING))
        for name in ("build.py", "requirements.lock"):
            shutil.copyfile(paths.root / name, root / name)
        for shared in (paths.site, paths.browser_python, paths.venv):
            (root / shared.name).symlink_to(shared)
        write_lessons(self.paths.lessons, sections)

    def forget(self) -> None:
        """Remove what was built."""
        shutil.rmtree(self.paths.dist, ignore_errors=True)
        shutil.rmtree(self.paths.cache / "doctrees", ignore_errors=True)

    def edit(self) -> Path:
        """Change a sentence of one lesson; return its file."""
        path = section_path(self.paths.lessons, self._sections // 2)
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\nThis is change {next(self._edits)}.\n")
        return path

    def build(self) -> None:
        """Build, in a process of its own.

        :raises HandbookError: when that fails
        """
        command = [sys.executable, str(self.paths.root / "build.py"), "build"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise HandbookError(f"bench: the build failed:\n{done.stdout}{done.stderr}")


def measure(bench: Bench) -> list[Table]:
    """Measure builds of both sizes; the first of each prepares the others."""
    folder = bench.paths.cache / "bench"
    first = Samples()
    trials: dict[str, Trial] = {}
    for size, sections in SIZES.items():
        tree = Tree(bench.paths, folder / f"build-{sections}", sections)
        trials |= {_variant(what, size): trial for what, trial in _trials(tree).items()}
        bench.steps.say(f"  {_variant(FULL, size)}")
        first.add(_variant(FULL, size), trials[_variant(FULL, size)]())
    del trials[_variant(FULL, LARGE)]
    rest = replace(bench, repeat=min(bench.repeat, REPETITIONS)).round_robin(trials)
    return tables(rest, first)


def _variant(what: str, size: str) -> str:
    """Return the name of a build."""
    return f"{what}, {size}"


def _trials(tree: Tree) -> dict[str, Trial]:
    """Return what is measured in a checkout."""
    before: dict[str, Callable[[], object]] = {
        FULL: tree.forget,
        NOTHING: lambda: None,
        EDIT: tree.edit,
    }
    return {what: partial(_timed, prepare, tree.build) for what, prepare in before.items()}


def _timed(prepare: Callable[[], object], build: Callable[[], object]) -> dict[str, float]:
    """Return how long a build takes, and its processors: seconds."""
    prepare()
    start, before = time.monotonic(), os.times()
    build()
    elapsed, after = time.monotonic() - start, os.times()
    user = after.children_user - before.children_user
    return {TIME: elapsed, CPU: user + after.children_system - before.children_system}


def tables(rest: Samples, first: Samples) -> list[Table]:
    """Return the tables of what was measured.

    :param first: what counts where there is nothing in ``rest``
    """

    def cells(what: str, quantity: str) -> Mapping[str, Series | None]:
        names = {size: _variant(what, size) for size in SIZES}
        found = {size: rest.series(name, quantity) for size, name in names.items()}
        return {size: found[size] or first.series(names[size], quantity) for size in SIZES}

    tenfold = Bar(LARGE, 10, "≤ 10 times", relative=True)
    times = [Row(what, cells(what, TIME), bar) for what, bar in BARS.items()]
    loads = [Row(what, cells(what, CPU), tenfold if what == FULL else None) for what in BARS]
    return [
        Table("Builds, s", (USUAL, LARGE), times, base=USUAL),
        Table("Processor time of the same, s", (USUAL, LARGE), loads, base=USUAL),
    ]


SUITE = Suite("build", "how long the site takes to build", METHOD, measure)
