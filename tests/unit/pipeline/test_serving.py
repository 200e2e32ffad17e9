from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest
from handbook_build.pipeline import serving
from watchfiles import Change

if TYPE_CHECKING:
    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps


@pytest.fixture
def fake_build(paths: Paths) -> Paths:
    """A checkout whose build prints a line, and fails when there is a file called broken."""
    paths.venv_bin.mkdir(parents=True)
    paths.venv_python.symlink_to(sys.executable)
    (paths.root / "build.py").write_text(
        "import pathlib, sys\n"
        "print('lessons/a.md:3: wrong' if pathlib.Path('broken').exists() else 'dist: 3 pages')\n"
        "sys.exit(pathlib.Path('broken').exists())\n"
    )
    return paths


def test_rebuild_that_works_has_no_problem(fake_build: Paths, steps: Steps) -> None:
    assert serving.rebuild(fake_build, steps) is None
    assert isinstance(steps.stream, io.StringIO)
    assert steps.stream.getvalue() == "dist: 3 pages\n"


def test_rebuild_that_fails_returns_what_is_wrong(fake_build: Paths, steps: Steps) -> None:
    (fake_build.root / "broken").touch()
    assert serving.rebuild(fake_build, steps) == "lessons/a.md:3: wrong"


def test_source_filter_passes_what_is_written_by_hand(paths: Paths) -> None:
    chosen = serving.SourceFilter(paths)
    for name, passed in (
        ("lessons/05-functions/05-closures.md", True),
        ("site/css/tokens.css", True),
        ("py/handbook/runner.py", True),
        ("py/handbook/_messages.py", False),
        ("py/handbook/__pycache__/runner.pyc", False),
    ):
        assert chosen(Change.modified, str(paths.root / name)) is passed, name
