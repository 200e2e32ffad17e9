from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from handbook_build.bench import command, suites
from handbook_build.bench.figures import Row, Series, Table
from handbook_build.bench.suite import Bench, Suite
from handbook_build.pipeline import browsers, site_build
from handbook_build.pipeline.node import Node
from handbook_build.pipeline.paths import Paths
from handbook_build.pipeline.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[[command.Request], str]


def measure(bench: Bench) -> list[Table]:
    """Measure how often things are measured."""
    return [Table("Count", ("here",), [Row("all", {"here": Series((bench.repeat,))})])]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    (tmp_path / "docs").mkdir()
    return Paths(tmp_path)


@pytest.fixture
def run(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command with two suites that measure nothing, and return what it shows."""
    fakes = tuple(Suite(name, "a fake", "By counting.", measure) for name in ("one", "two"))
    for module in (command, suites):
        monkeypatch.setattr(module, "SUITES", fakes)
    monkeypatch.setattr(site_build, "build_quietly", lambda *_: None)
    monkeypatch.setattr(browsers, "find_chromium", lambda _: "chromium")
    monkeypatch.setattr(command, "_browser_version", lambda _: "Chromium 1.2.3, headless")

    def run(request: command.Request) -> str:
        stream = io.StringIO()
        node = Node(paths.root, ())
        assert command.main(paths, Steps(paths.logs, stream), node, request) == 0
        return stream.getvalue()

    return run


def written(paths: Paths) -> str:
    path = paths.root / "docs" / "benchmarks.md"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_all_suites_are_shown_and_written_down(run: Run, paths: Paths) -> None:
    shown = run(command.Request())
    for name in ("one", "two"):
        section = written(paths).partition(f"## {name}: a fake\n")[2].partition("## ")[0]
        assert "Chromium 1.2.3, headless; 5 repetitions, round robin." in section
        assert "| all | 5    |" in section
        assert section.strip() in shown
    assert str(paths.root) not in shown + written(paths)


def test_one_suite_leaves_the_section_of_the_other(run: Run, paths: Paths) -> None:
    run(command.Request(repeat=7))
    run(command.Request(("two",), repeat=6))
    assert "| all | 7 " in written(paths)
    assert "| all | 6 " in written(paths)


def test_fewer_repetitions_are_shown_and_not_written_down(run: Run, paths: Paths) -> None:
    shown = run(command.Request(("one",), repeat=1))
    assert "| all | 1 " in shown
    assert "Not written down" in shown
    assert written(paths) == ""
