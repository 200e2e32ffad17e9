from __future__ import annotations

import gzip
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from handbook_build.errors import StepError
from handbook_build.pipeline import bytecode, node
from handbook_build.pipeline.bytecode import Source
from handbook_build.pipeline.node import Node
from handbook_build.pipeline.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths


@pytest.fixture
def engine(paths: Paths) -> Node:
    """A Node that is never run, in a checkout that has what it would run."""
    for path in (paths.node_modules / "pyodide/package.json", paths.site / bytecode.RUNNER):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")
    return Node(paths.root / "node", ("npm",))


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Stand in for Pyodide; what is compiled at each call, by file name, is noted."""
    noted: list[list[str]] = []

    def run(_steps: Steps, _name: str, command: Sequence[Any], *_rest: object) -> None:
        jobs = json.loads((command[-1] / "jobs.json").read_text())
        noted.append([(command[-1] / job["source"]).read_text() for job in jobs])
        for job in jobs:
            for target in job["targets"]:
                (command[-1] / target).write_bytes((command[-1] / job["source"]).read_bytes())

    monkeypatch.setattr(Steps, "run", run)
    return noted


def source(folder: Path, name: str, text: str) -> Source:
    path = folder / name
    path.write_text(text)
    return Source(path, "package", "/lib", (f"{name}.made",))


def test_compiled_compiles_again_only_what_changed(
    paths: Paths, steps: Steps, engine: Node, calls: list[list[str]]
) -> None:
    def build(a: str, b: str) -> dict[str, str]:
        sources = [source(paths.root, "a", a), source(paths.root, "b", b)]
        made = bytecode.compiled(paths, steps, engine, sources)
        return {name: path.read_text() for name, path in made.items()}

    assert build("1", "2") == {"a.made": "1", "b.made": "2"}
    assert build("1", "2") == {"a.made": "1", "b.made": "2"}
    assert build("1", "3") == {"a.made": "1", "b.made": "3"}
    assert calls == [["1", "2"], ["3"]]
    assert len(list((paths.cache / "bytecode").iterdir())) == 2, "what is not used is deleted"


@pytest.mark.parametrize("changed", ["node_modules/pyodide/package.json", bytecode.RUNNER])
def test_compiled_by_something_else_is_compiled_again(
    paths: Paths, steps: Steps, engine: Node, calls: list[list[str]], changed: str
) -> None:
    sources = [source(paths.root, "a", "1")]
    bytecode.compiled(paths, steps, engine, sources)
    (paths.site / changed).write_text("{} ")
    bytecode.compiled(paths, steps, engine, sources)
    assert calls == [["1"], ["1"]]


def test_real_pyodide_compiles_the_same_bytes_in_any_order_and_company(
    checkout: Paths, paths: Paths, steps: Steps
) -> None:
    """In this checkout's Pyodide, without its cache."""
    (paths.root / "site").symlink_to(checkout.site)
    program = node.on_path() or node.in_venv(checkout)
    package = sorted((checkout.root / "py/handbook").glob("*.py"))
    sources = [zipped(paths, "x", package), zipped(paths, "y", package[:5])]
    first = read(bytecode.compiled(paths, steps, program, sources))
    with zipfile.ZipFile(io.BytesIO(gzip.decompress(first["x"]))) as archive:
        assert archive.namelist() == [f"{path.name}c" for path in package]
    (paths.cache / "bytecode").rename(paths.cache / "before")
    assert read(bytecode.compiled(paths, steps, program, [sources[1]])) == {"y": first["y"]}
    assert read(bytecode.compiled(paths, steps, program, sources[::-1])) == first


def test_real_pyodide_that_fails_shows_why(checkout: Paths, paths: Paths, steps: Steps) -> None:
    (paths.root / "site").symlink_to(checkout.site)
    program = node.on_path() or node.in_venv(checkout)
    with pytest.raises(StepError):
        bytecode.compiled(paths, steps, program, [source(paths.root, "a", "no zip file")])
    [log] = steps.logs.iterdir()
    assert "BadZipFile" in log.read_text()


def zipped(paths: Paths, name: str, files: list[Path]) -> Source:
    path = paths.root / f"{name}.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in files:
            archive.write(file, file.name)
    return Source(path, "package", "/lib", (name,))


def read(made: dict[str, Path]) -> dict[str, bytes]:
    return {name: path.read_bytes() for name, path in made.items()}
