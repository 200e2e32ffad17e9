"""Which Python the page's is held against; small scripts stand for those that are found."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from handbook_build.bench import interpreters
from handbook_build.bench.interpreters import Interpreter
from handbook_build.errors import HandbookError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder on PATH with nothing in it."""
    (tmp_path / "bin").mkdir()
    return tmp_path / "bin"


def put(folder: Path, name: str, script: str) -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def find(folder: Path, wanted: str = "") -> Interpreter:
    return interpreters.find(
        wanted, lambda name: str(folder / name) if (folder / name).exists() else None
    )


def test_newest_that_the_page_can_be_held_against_is_taken(folder: Path) -> None:
    for version in (9, 11, 13, 15):
        put(folder, f"python3.{version}", f"echo CPython 3.{version}.1")
    assert find(folder) == Interpreter(str(folder / "python3.13"), "CPython 3.13.1")


def test_shim_without_a_python_is_passed_over(folder: Path) -> None:
    put(folder, "python3.14", "echo no such version; exit 127")
    (folder / "python3.13").write_text("no program\n")
    put(folder, "python3.12", "echo CPython 3.12.1")
    assert find(folder).name == "CPython 3.12.1"


def test_without_any_on_path_it_is_our_own(folder: Path) -> None:
    own = ".".join(map(str, sys.version_info[:3]))
    assert find(folder) == Interpreter(sys.executable, f"CPython {own}")


def test_another_is_taken_when_it_is_asked_for(folder: Path) -> None:
    put(folder, "python3.14", "echo CPython 3.14.1")
    path = put(folder, "mine", "echo CPython 3.15.0a1")
    assert find(folder, "mine") == Interpreter(path, "CPython 3.15.0a1")


@pytest.mark.parametrize("wanted", ["gone", "broken"])
def test_what_is_no_python_is_refused(folder: Path, wanted: str) -> None:
    put(folder, "broken", "exit 1")
    with pytest.raises(HandbookError, match=rf"--python: {wanted} can't be run .*\nTry: the path"):
        find(folder, wanted)


def test_program_that_fails_is_an_error_with_its_traceback(tmp_path: Path) -> None:
    program = tmp_path / "fails.py"
    program.write_text("1 / 0\n")
    with pytest.raises(HandbookError, match=r"(?s)fails\.py failed in CPython X:.*ZeroDivision"):
        Interpreter(sys.executable, "CPython X").run(program, 30)


def test_program_that_does_not_end_is_an_error(tmp_path: Path) -> None:
    program = tmp_path / "sleeps.py"
    program.write_text("import time\ntime.sleep(60)\n")
    with pytest.raises(HandbookError, match=r"sleeps\.py took CPython X more"):
        Interpreter(sys.executable, "CPython X").run(program, 0.2)
