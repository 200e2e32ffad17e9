from __future__ import annotations

import os
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from handbook_build.errors import HandbookError
from handbook_build.pipeline import runtime_files, wheels

if TYPE_CHECKING:
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths


def package(folder: Path) -> Path:
    for name in ("handbook/__init__.py", "handbook/_host/page.py", "handbook/__pycache__/a.pyc"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {name}\n")
    return folder / "handbook"


def test_package_zip_holds_the_sources_under_the_package_name(tmp_path: Path) -> None:
    target = tmp_path / "a.zip"
    runtime_files.package_zip(package(tmp_path), target)
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == ["handbook/__init__.py", "handbook/_host/page.py"]
        assert archive.read("handbook/_host/page.py") == b"# handbook/_host/page.py\n"


def test_package_zip_leaves_out_what_no_page_needs(tmp_path: Path) -> None:
    runtime_files.package_zip(package(tmp_path), tmp_path / "a.zip", ["handbook/_host/page.py"])
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist() == ["handbook/__init__.py"]


def test_package_zip_is_divided_by_folders(tmp_path: Path) -> None:
    source = package(tmp_path)
    runtime_files.package_zip(source, tmp_path / "a.zip", ["handbook/_host/"])
    runtime_files.package_zip(source, tmp_path / "b.zip", only="handbook/_host/")
    with zipfile.ZipFile(tmp_path / "a.zip") as rest, zipfile.ZipFile(tmp_path / "b.zip") as part:
        assert rest.namelist() == ["handbook/__init__.py"]
        assert part.namelist() == ["handbook/_host/page.py"]


def test_package_zip_has_the_same_bytes_whatever_the_times(tmp_path: Path) -> None:
    source = package(tmp_path)
    runtime_files.package_zip(source, tmp_path / "a.zip")
    os.utime(source / "__init__.py", (0, 0))
    (source / "__init__.py").chmod(0o600)
    runtime_files.package_zip(source, tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_copy_runtime_without_a_file_it_needs_says_where_to_look(paths: Paths) -> None:
    (paths.node_modules / "pyodide").mkdir(parents=True)
    with pytest.raises(HandbookError, match=r"pyodide/pyodide\.asm\.mjs.*runtime_files\.py"):
        runtime_files.copy_runtime(paths, {}, paths.dist / "image", paths.dist / "assets")


@pytest.fixture(scope="module")
def assets(checkout: Paths, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real runtime, with a stand-in for what is compiled."""
    folder = tmp_path_factory.mktemp("site") / "assets"
    stand_in = tmp_path_factory.mktemp("compiled") / "a.zip"
    stand_in.write_bytes(b"")
    sources = runtime_files.to_compile(checkout) + wheels.to_compile(
        wheels.wanted(checkout), folder
    )
    names = [name for source in sources for name in source.names]
    runtime_files.copy_runtime(checkout, dict.fromkeys(names, stand_in), stand_in, folder)
    return folder


def test_copied_pyscript_imports_only_what_is_copied_or_optional(assets: Path) -> None:
    scripts = {path.name: path.read_text("utf-8") for path in (assets / "pyscript").glob("*.js")}
    needed = {name for text in scripts.values() for name in re.findall(r'from ?"\./([^"]+)"', text)}
    assert needed
    assert needed <= scripts.keys()
    assert not any("sourceMappingURL" in text for text in scripts.values())


def test_packages_in_pyscript_are_those_of_its_source_maps(checkout: Paths) -> None:
    packages = runtime_files.packages_in_pyscript(checkout)
    assert {"@pyscript/core", "polyscript", "coincident"} <= packages
    assert not any(name.startswith(("@codemirror", "@xterm")) for name in packages)
