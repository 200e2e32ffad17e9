from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from handbook_build.checker import check
from handbook_build.errors import HandbookError
from handbook_build.pipeline import suites
from handbook_build.pipeline.node import Node

if TYPE_CHECKING:
    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

NODE = Node(Path("node"), ("npm",))


def names(paths: Paths, steps: Steps, arguments: list[str]) -> list[str]:
    return [suite.name for suite in suites.suites(paths, steps, NODE, arguments)]


def test_suites_build_before_the_tests_in_browsers(paths: Paths, steps: Steps) -> None:
    (paths.root / "tests" / "browser").mkdir(parents=True)
    assert names(paths, steps, []) == [
        *("ruff check", "ruff format", "mypy", "tsc, page", "tsc, worker", "biome"),
        *("pytest, unit", "build", "lessons", "pytest, site"),
    ]


def test_suites_with_tests_of_javascript_run_node(paths: Paths, steps: Steps) -> None:
    folder = paths.root / "tests" / "unit" / "js"
    folder.mkdir(parents=True)
    (folder / "ansi.test.js").touch()
    assert "node --test" in names(paths, steps, [])


def test_suites_with_a_path_run_pytest_on_it_alone(paths: Paths, steps: Steps) -> None:
    (paths.root / "tests" / "browser").mkdir(parents=True)
    assert names(paths, steps, ["tests/browser::test_a"])[-2:] == ["build", "pytest"]


@pytest.mark.parametrize(("code", "passed"), [(0, True), (1, False)])
def test_lessons_are_checked_whole_as_they_are_built(
    paths: Paths, steps: Steps, monkeypatch: pytest.MonkeyPatch, code: int, passed: bool
) -> None:
    seen = []

    def keep(_paths: Paths, _steps: Steps, request: check.Request) -> int:
        seen.append(request)
        return code

    monkeypatch.setattr(check, "check", keep)
    found = {suite.name: suite for suite in suites.suites(paths, steps, NODE, [])}
    assert found["lessons"].run() is passed
    assert seen == [check.Request()]


def test_main_runs_all_and_fails_when_one_does(
    paths: Paths, steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = []

    def broken() -> bool:
        ran.append("broken")
        raise HandbookError("lessons/a.md:3: wrong.")

    def whole() -> bool:
        ran.append("whole")
        return True

    found = [suites.Suite("broken", broken), suites.Suite("whole", whole)]
    monkeypatch.setattr(suites, "suites", lambda *_: found)
    assert suites.main(paths, steps, NODE, []) == 1
    assert ran == ["broken", "whole"]
    assert isinstance(steps.stream, io.StringIO)
    shown = steps.stream.getvalue()
    *before, last = shown.splitlines()
    assert last.startswith("failed: broken, in")
    assert before[before.index("The end of broken:") + 1] == "    lessons/a.md:3: wrong."


@pytest.mark.parametrize(("claim", "passed"), [("True", True), ("False", False)])
def test_pytest_suite_passes_when_its_tests_do(
    paths: Paths, steps: Steps, claim: str, passed: bool
) -> None:
    place(paths, f"def test_claim():\n    assert {claim}\n")
    assert suites._pytest(paths, steps, ["tests"], [])() is passed
    assert ("1 passed" in steps.said[-1]) is passed


def test_pytest_suite_that_collects_nothing_passes_only_with_arguments(
    paths: Paths, steps: Steps
) -> None:
    place(paths, "")
    assert suites._pytest(paths, steps, ["tests"], ["-k", "page"])()
    assert not suites._pytest(paths, steps, ["tests"], [])()


def place(paths: Paths, source: str) -> None:
    """Write a file of tests, and the settings that keep pytest from looking for others above."""
    folder = paths.root / "tests"
    folder.mkdir(parents=True)
    (folder / "test_claim.py").write_text(source, encoding="utf-8")
    (paths.root / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
