"""What ``build.py test`` runs, which is what CI runs: linters, types, build, lessons, tests.

Owns: the list, its order and the summary, which repeats the last that a failed suite said: of a
long log, often only the end is at hand. All of it is run, whatever fails.
"""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from handbook_build.checker import check
from handbook_build.errors import HandbookError
from handbook_build.pipeline import site_build

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook_build.pipeline.node import Node
    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

__all__ = ["main", "suites"]

NO_TESTS_COLLECTED = 5
SAID_AGAIN = 10

# A test often waits for its browser, and another has the processor meanwhile. Each worker begins
# with tests that stand together, as they share what takes long to make.
SIDE_BY_SIDE = ("--numprocesses=2", "--dist=worksteal")

OF_THE_SITE = ("tests/runtime", "tests/browser", "tests/checker", "tests/downloads")


@dataclass(frozen=True)
class Suite:
    """One thing that passes or fails.

    :param name: as the summary shows it
    :param run: returns whether it passed, having said why not
    """

    name: str
    run: Callable[[], bool]


def suites(paths: Paths, steps: Steps, node: Node, arguments: list[str]) -> list[Suite]:
    """Return what to run, in order.

    :param node: runs the checkers of JavaScript
    :param arguments: for pytest
    """
    found = _checkers(paths, steps, node)
    build = Suite("build", lambda: site_build.main(paths, steps, node) == 0)
    if any((paths.root / argument.partition("::")[0]).exists() for argument in arguments):
        return [*found, build, Suite("pytest", _pytest(paths, steps, [], arguments))]
    whole = [*SIDE_BY_SIDE, *arguments]
    found += [Suite("pytest, unit", _pytest(paths, steps, ["tests/unit"], whole)), build]
    found.append(Suite("lessons", _lessons(paths, steps)))
    places = [name for name in OF_THE_SITE if (paths.root / name).is_dir()]
    if places:
        found.append(Suite("pytest, site", _pytest(paths, steps, places, whole)))
    return found


def _checkers(paths: Paths, steps: Steps, node: Node) -> list[Suite]:
    """Return the linters, the type checkers and the tests of pure JavaScript."""
    python: list[str | Path] = [sys.executable, "-m"]
    tsc: list[str | Path] = [node.program, paths.node_modules / "typescript/bin/tsc", "--project"]
    biome: list[str | Path] = [node.program, paths.node_modules / "@biomejs/biome/bin/biome"]
    commands: dict[str, list[str | Path]] = {
        "ruff check": [*python, "ruff", "check"],
        "ruff format": [*python, "ruff", "format", "--check"],
        "mypy": [*python, "mypy"],
        "tsc, page": [*tsc, "tsconfig.json"],
        "tsc, worker": [*tsc, "tsconfig.worker.json"],
        "biome": [*biome, "ci", "--colors=off", "--error-on-warnings"],
    }
    scripts = sorted((paths.root / "tests/unit/js").rglob("*.test.js"))
    if scripts:
        commands["node --test"] = [node.program, "--test", *scripts]
    return [Suite(name, _tool(paths, steps, name, line)) for name, line in commands.items()]


def main(paths: Paths, steps: Steps, node: Node, arguments: list[str]) -> int:
    """Run all suites and sum up.

    :param arguments: for pytest
    :return: exit code: 0 when all passed
    """
    results: list[tuple[str, float, bool]] = []
    ends: dict[str, list[str]] = {}
    for suite in suites(paths, steps, node, arguments):
        steps.say(f"\n{suite.name}")
        steps.said.clear()
        start = time.monotonic()
        try:
            passed = suite.run()
        except HandbookError as error:
            steps.say(str(error))
            passed = False
        if not passed:
            ends[suite.name] = list(steps.said)[-SAID_AGAIN:]
        results.append((suite.name, time.monotonic() - start, passed))
    for name, end in ends.items():
        steps.say("\n".join([f"\nThe end of {name}:", *(f"    {line}" for line in end)]))
    steps.say("")
    for name, seconds, passed in results:
        steps.say(f"  {'passed' if passed else 'FAILED'}  {name:<20} {seconds:6.1f} s")
    failed = [name for name, _, passed in results if not passed]
    total = sum(seconds for _, seconds, _ in results)
    verdict = f"failed: {', '.join(failed)}" if failed else "everything passed"
    steps.say(f"{verdict}, in {total:.0f} s")
    return 1 if failed else 0


def _tool(paths: Paths, steps: Steps, name: str, command: list[str | Path]) -> Callable[[], bool]:
    """Return what runs a checker; its output is shown when it fails."""
    folder = paths.site if name.startswith(("tsc", "biome")) else paths.root

    def run() -> bool:
        steps.run(name, command, folder, shown_lines=100)
        return True

    return run


def _lessons(paths: Paths, steps: Steps) -> Callable[[], bool]:
    """Return what checks every example and exercise of the site as it is built."""

    def run() -> bool:
        return check.check(paths, steps, check.Request()) == 0

    return run


def _pytest(
    paths: Paths, steps: Steps, places: list[str], arguments: list[str]
) -> Callable[[], bool]:
    """Return what runs pytest, its output unfiltered."""

    def run() -> bool:
        sys.stdout.flush()
        command = [sys.executable, "-m", "pytest", *places, *arguments]
        if sys.stdout.isatty():
            code = subprocess.call(command, cwd=paths.root)
        else:
            with subprocess.Popen(
                command, cwd=paths.root, stdout=subprocess.PIPE, encoding="utf-8", errors="replace"
            ) as process:
                for line in process.stdout or ():
                    steps.say(line.rstrip("\n"))
            code = process.returncode
        return code == 0 or (code == NO_TESTS_COLLECTED and bool(arguments))

    return run
