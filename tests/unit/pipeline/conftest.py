"""Small checkouts and programs to try the pipeline on."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from handbook_build.pipeline.paths import Paths
from handbook_build.pipeline.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """An empty checkout."""
    return Paths(tmp_path)


@pytest.fixture
def steps(tmp_path: Path) -> Steps:
    """Steps whose lines are kept in ``steps.stream``."""
    return Steps(tmp_path / "logs", io.StringIO())


@pytest.fixture
def program(tmp_path: Path) -> Callable[[str, str], Path]:
    """Make a folder for PATH with one more program, a shell script."""

    def make(name: str, script: str) -> Path:
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return folder

    return make


@pytest.fixture
def small_checkout(checkout: Paths, tmp_path: Path) -> Callable[[str], Paths]:
    """Make a checkout of the real site whose lessons are a copy."""

    def make(name: str) -> Paths:
        root = tmp_path / name
        root.mkdir(parents=True)
        for shared in ("site", "py"):
            (root / shared).symlink_to(checkout.root / shared)
        (root / ".cache").mkdir()
        for made_once in ("wheels", "bytecode"):  # those of the build
            (checkout.cache / made_once).mkdir(parents=True, exist_ok=True)
            (root / ".cache" / made_once).symlink_to(checkout.cache / made_once)
        shutil.copytree(checkout.lessons, root / "lessons")
        return Paths(root)

    return make
