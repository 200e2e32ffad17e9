"""Downloaded scripts: they run from top to bottom on a native Python."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.downloads.pythons import Native

LIMIT_S = 240

#: What a reader would type, more than any script asks for.
ANSWERS = "2\n" * 40

TITLES = re.compile(r"^# %% (?P<name>[\w-]+)(?P<rest>.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Run:
    """A script that was run, and its last words on stderr."""

    name: str
    code: int
    words: str


def tags(script: str) -> set[str]:
    """Return the tags of all cells."""
    return {tag for cell in TITLES.finditer(script) for tag in re.findall(r'"([\w-]+)"', cell[2])}


@pytest.fixture(scope="session")
def runs(
    native: Native,
    kernels: dict[str, str],
    site: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> list[Run]:
    """Run every script that this Python can: one for a newer Python can't even be compiled."""
    work = tmp_path_factory.mktemp("scripts")

    def run(path: Path) -> Run:
        folder = work / path.stem
        folder.mkdir()
        script = shutil.copy(path, folder)
        environment = {**os.environ, "PYTHONPATH": kernels["PYTHONPATH"]}
        done = subprocess.run(
            [native.program, script],
            cwd=folder,
            env=environment,
            input=ANSWERS,
            capture_output=True,
            text=True,
            timeout=LIMIT_S,
            check=False,
        )
        return Run(path.stem, done.returncode, done.stderr[-600:])

    chosen = [path for path in sorted(site.glob("*/*/*.py")) if _fits(path, native)]
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(run, chosen))


def _fits(path: Path, native: Native) -> bool:
    """Return whether a Python is new enough for a script and has what it imports."""
    found = tags(path.read_text("utf-8"))
    return "packages" not in found and (native.is_wanted or "newer-python" not in found)


def test_every_script_runs_to_its_end(runs: list[Run]) -> None:
    assert len(runs) > 5
    assert [run for run in runs if run.code != 0] == []


def test_every_script_names_its_examples(site: Path) -> None:
    text = (site / "functions/closures/closures.py").read_text("utf-8")
    names = [found["name"] for found in TITLES.finditer(text)]
    assert names[0] == "closures-basics"
