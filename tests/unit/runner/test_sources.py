from __future__ import annotations

import importlib
import inspect
import io
import linecache
import py_compile
import sys
import zipfile
from importlib.machinery import SourcelessFileLoader
from typing import TYPE_CHECKING
from zipimport import zipimporter

import pytest
from handbook import sources
from handbook.sources import SourceZip, install

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOURCE = "def greet():\n    return 'hé'\n"


class Fetch:
    """A source zip to fetch, or None; counts how often it is asked for."""

    def __init__(self, **files: str) -> None:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, text in files.items():
                archive.writestr(f"{name}.py", text.encode())
        self.data: bytes | None = buffer.getvalue()
        self.count = 0

    def __call__(self) -> bytes | None:
        self.count += 1
        return self.data


@pytest.fixture(autouse=True)
def stock_loaders(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put the loaders back, and forget what the tests imported."""
    for kind, names in (
        (zipimporter, ("get_filename", "get_source", "get_data")),
        (SourcelessFileLoader, ("get_source",)),
    ):
        for name in names:
            monkeypatch.setattr(kind, name, getattr(kind, name))
    before = set(sys.modules)
    yield
    for name in set(sys.modules) - before:
        del sys.modules[name]
    linecache.clearcache()
    importlib.invalidate_caches()


def compiled(folder: Path, name: str) -> bytes:
    """Return the bytecode of SOURCE, as of a module that is not there."""
    (folder / "x.py").write_text(SOURCE, encoding="utf-8")
    made = py_compile.compile(str(folder / "x.py"), str(folder / "x.pyc"), name, doraise=True)
    assert made is not None
    data = (folder / "x.pyc").read_bytes()
    (folder / "x.py").unlink()
    (folder / "x.pyc").unlink()
    return data


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A zip file of bytecode on sys.path."""
    path = tmp_path / "library.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("early", "late", "parcel/__init__", "parcel/part"):
            archive.writestr(f"{name}.pyc", compiled(tmp_path, f"{path}/{name}.py"))
        archive.writestr("sourced.py", SOURCE)
        archive.writestr("parcel/data.txt", "data")
    monkeypatch.syspath_prepend(str(path))
    return str(path)


def nothing() -> bytes | None:
    pytest.fail("was fetched")


def test_install_gives_the_library_lines_and_names_of_files(library: str) -> None:
    early = importlib.import_module("early")
    fetch = Fetch(early=SOURCE, late=SOURCE, **{"parcel/part": SOURCE})
    install(SourceZip(library, fetch), SourceZip("/none", nothing))
    part, late = importlib.import_module("parcel.part"), importlib.import_module("late")
    names = [module.__file__ for module in (early, late, part, sys.modules["parcel"])]
    assert names == [
        f"{library}/{name}.py" for name in ("early", "late", "parcel/part", "parcel/__init__")
    ]
    assert early.__spec__ is not None
    assert early.__spec__.origin == early.__file__
    assert fetch.count == 0
    for module in (early, late, part):
        assert inspect.getsource(module.greet) == SOURCE
    assert fetch.count == 1


def test_install_leaves_other_zip_files_and_what_has_sources_alone(library: str) -> None:
    install(SourceZip("/another.zip", nothing), SourceZip("/none", nothing))
    late, sourced = importlib.import_module("late"), importlib.import_module("sourced")
    assert late.__file__ == f"{library}/late.pyc"
    assert inspect.getsource(sourced.greet) == SOURCE
    assert linecache.getline(f"{library}/late.py", 1, vars(late)) == ""


def test_get_data_gives_sources_of_modules_and_fetches_for_nothing_else(library: str) -> None:
    fetch = Fetch(late=SOURCE)
    install(SourceZip(library, fetch), SourceZip("/none", nothing))
    loader = zipimporter(library)
    assert loader.get_data("parcel/data.txt") == b"data"
    for missing in ("nothing.py", "nothing.txt"):
        with pytest.raises(OSError, match="nothing"):
            loader.get_data(missing)
    assert fetch.count == 0
    assert loader.get_data(f"{library}/late.py").decode() == SOURCE
    with pytest.raises(OSError, match="early"):
        loader.get_data("early.py")  # the sources lack it


def test_install_gives_packages_without_sources_their_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "packages"
    root.mkdir()
    (root / "bare.pyc").write_bytes(compiled(tmp_path, str(root / "bare.py")))
    monkeypatch.syspath_prepend(str(root))
    install(SourceZip("/none.zip", nothing), SourceZip(str(root), Fetch(bare=SOURCE)))
    assert inspect.getsource(importlib.import_module("bare").greet) == SOURCE


def test_sources_that_cannot_be_had_are_not_asked_for_again_at_once(
    library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr(sources, "monotonic", lambda: now)
    fetch = Fetch(late=SOURCE)
    data, fetch.data = fetch.data, None
    install(SourceZip(library, fetch), SourceZip("/none", nothing))
    late = importlib.import_module("late")
    for _ in range(3):
        assert linecache.getline(f"{library}/late.py", 1, vars(late)) == ""
    assert fetch.count == 1
    fetch.data, now = data, now + sources.LATER_S
    assert linecache.getline(f"{library}/late.py", 2, vars(late)) == "    return 'hé'\n"
