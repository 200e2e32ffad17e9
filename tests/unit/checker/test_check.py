"""How a check shows that it goes on, and what it asks for."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, cast

import pytest
from handbook_build.checker import check
from handbook_build.checker.progress import Progress
from handbook_build.errors import HandbookError
from handbook_build.pipeline import site_build
from handbook_build.pipeline.paths import Paths
from handbook_build.pipeline.steps import Steps

if TYPE_CHECKING:
    from pathlib import Path

    from handbook_build.pipeline.node import Node


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_on_a_terminal_is_a_bar_that_lines_push_down() -> None:
    stream = Terminal()
    progress = Progress(2, stream)
    progress.step("first")
    progress.say("a line")
    progress.step("second")
    progress.end()
    clear = "\r\033[K"
    assert stream.getvalue() == (
        f"{clear}  {'━' * 15}{'─' * 15} 1/2 first"
        f"{clear}a line\n"
        f"{clear}  {'━' * 30} 2/2 second"
        f"{clear}"
    )


def test_progress_in_a_file_is_lines_alone() -> None:
    stream = io.StringIO()
    progress = Progress(1, stream)
    progress.step("first")
    progress.say("a line")
    progress.end()
    assert stream.getvalue() == "a line\n"


def test_update_without_a_pattern_is_refused_before_anything_is_built(tmp_path: Path) -> None:
    steps = Steps(tmp_path, io.StringIO())
    with pytest.raises(HandbookError, match=r"Try: check --update 5\.5"):
        check.main(Paths(tmp_path), steps, cast("Node", None), check.Request(update=True))
    assert list(tmp_path.iterdir()) == []


def test_build_is_quiet_unless_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def build(_paths: Paths, steps: Steps, node: object) -> None:
        steps.say("a line of the build")
        if node is None:
            raise HandbookError("broken")

    monkeypatch.setattr(site_build, "build", build)
    monkeypatch.setattr(check, "check", lambda *_: 0)
    quiet, loud = io.StringIO(), io.StringIO()
    assert (
        check.main(Paths(tmp_path), Steps(tmp_path, quiet), cast("Node", 1), check.Request()) == 0
    )
    with pytest.raises(HandbookError, match="broken"):
        check.main(Paths(tmp_path), Steps(tmp_path, loud), cast("Node", None), check.Request())
    assert "a line of the build" not in quiet.getvalue()
    assert "a line of the build" in loud.getvalue()
