"""The wheel for what downloaded lessons import, in a Python that has nothing else of ours."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tomllib
import zipfile
from typing import TYPE_CHECKING

import pytest
from handbook_build.pipeline import desktop_wheel

if TYPE_CHECKING:
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths


@pytest.fixture
def wheel(checkout: Paths, tmp_path: Path) -> Path:
    """The wheel."""
    desktop_wheel.write(checkout, tmp_path)
    return tmp_path / desktop_wheel.ADDRESS


def run(wheel: Path, program: str) -> str:
    """Run a program in isolated mode, where it finds the wheel and the standard library alone."""
    start = f"import sys; sys.path.insert(0, {str(wheel)!r})\n"
    command = [sys.executable, "-I", "-W", "error", "-c", start + program]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_wheel_has_the_version_of_the_project(checkout: Paths) -> None:
    project = tomllib.loads((checkout.root / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == desktop_wheel.VERSION


def test_wheel_made_twice_is_the_same(checkout: Paths, wheel: Path, tmp_path: Path) -> None:
    desktop_wheel.write(checkout, tmp_path / "again")
    again = tmp_path / "again" / desktop_wheel.ADDRESS
    digests = {hashlib.sha256(path.read_bytes()).digest() for path in (wheel, again)}
    assert len(digests) == 1


def test_wheel_installed_by_pip_is_complete(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "installed"
    options = ("--no-deps", "--no-index", "--disable-pip-version-check", "--no-compile")
    command = [sys.executable, "-m", "pip", "install", *options, "--target"]
    subprocess.run([*command, str(target), str(wheel)], check=True, capture_output=True)
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if not name.endswith("RECORD")]
    assert [name for name in names if not (target / name).is_file()] == []
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_display_in_a_script_writes_a_picture_and_names_it(wheel: Path) -> None:
    program = """
from handbook import display

class Dot:
    def _repr_svg_(self):
        return "<svg/>"

display(Dot(), 3)
"""
    picture, number = run(wheel, program).splitlines()
    assert number == "3"
    assert picture.startswith("file:///")
    assert picture.endswith("/1.svg")


def test_display_in_ipython_is_that_of_ipython(wheel: Path) -> None:
    program = """
import sys, types
ipython = types.ModuleType("IPython")
ipython.get_ipython = lambda: object()
ipython.display = types.SimpleNamespace(display=lambda item: print("shown", item))
sys.modules["IPython"] = ipython
from handbook import display
display(3)
"""
    assert run(wheel, program) == "shown 3\n"


def test_schedule_changes_nothing_and_a_failing_seed_is_found(wheel: Path) -> None:
    program = """
from handbook import DeadlockError, failing_seed, schedule

@schedule(seed=7)
def twice(number):
    return 2 * number

calls = []
def third_fails():
    calls.append(1)
    assert len(calls) < 3

print(twice(4), failing_seed(third_fails), issubclass(DeadlockError, RuntimeError))
try:
    schedule(switch="never")
except ValueError as error:
    print(error)
"""
    lines = run(wheel, program).splitlines()
    assert lines[0] == "8 2 True"
    assert lines[1].startswith("schedule(switch='never')")


def test_wheel_offers_what_the_package_offers(wheel: Path, checkout: Paths) -> None:
    program = """
import inspect, handbook
print(sorted(handbook.__all__))
for name in ("display", "failing_seed", "schedule"):
    print(name, inspect.signature(getattr(handbook, name)))
"""
    assert run(wheel, program) == run(checkout.browser_python, program)
