from __future__ import annotations

import os
from typing import TYPE_CHECKING

from handbook_build.pipeline import node

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from handbook_build.pipeline.paths import Paths


def test_on_path_with_new_node_and_npm_finds_both(program: Callable[[str, str], Path]) -> None:
    program("node", "echo v24.1.0")
    folder = program("npm", "")
    found = node.on_path(str(folder))
    assert found == node.Node(folder / "node", (str(folder / "npm"),))


def test_on_path_with_node_that_is_too_old_finds_none(program: Callable[[str, str], Path]) -> None:
    program("node", "echo v18.19.0")
    assert node.on_path(str(program("npm", ""))) is None


def test_on_path_without_npm_finds_none(program: Callable[[str, str], Path]) -> None:
    assert node.on_path(str(program("node", "echo v24.1.0"))) is None


def test_on_path_with_node_that_does_not_run_finds_none(
    program: Callable[[str, str], Path],
) -> None:
    program("node", "exit 127")
    assert node.on_path(str(program("npm", ""))) is None


def test_in_venv_names_the_programs_of_the_wheel(paths: Paths) -> None:
    found = node.in_venv(paths)
    assert found.program.parent == paths.venv_bin
    assert found.npm[0].startswith(str(paths.venv_bin))


def test_environment_has_this_node_first(monkeypatch: pytest.MonkeyPatch, paths: Paths) -> None:
    monkeypatch.setenv("PATH", "/usr/bin")
    environment = node.in_venv(paths).environment()
    assert environment["PATH"] == f"{paths.venv_bin}{os.pathsep}/usr/bin"
    assert environment["NODE_USE_SYSTEM_CA"] == "1"
