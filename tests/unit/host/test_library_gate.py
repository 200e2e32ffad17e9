"""Imports while the standard library's file is missing, where nothing can wait for it."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from handbook._host.library_gate import LibraryGate

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LibraryGate:
    """A gate before a library that has one module; another lies beside it."""
    library = tmp_path / "library.zip"
    with zipfile.ZipFile(library, "w") as archive:
        archive.writestr("timetables.py", "")
    (tmp_path / "ferries.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.syspath_prepend(library)
    return LibraryGate(str(library))


def test_it_finds_nothing_itself_once_the_library_is_there(gate: LibraryGate) -> None:
    waits = list[str]()
    gate.connect(lambda: waits.append("waits"))
    assert gate.find_spec("timetables") is None
    assert waits == ["waits"]


def test_a_module_of_the_library_is_refused_where_nothing_can_wait(gate: LibraryGate) -> None:
    why = RuntimeError("below a call of JavaScript")
    gate.connect(lambda: why)
    with pytest.raises(ImportError, match="timetables is in Python's standard library") as refusal:
        gate.find_spec("timetables")
    assert refusal.value.name == "timetables"
    assert refusal.value.__cause__ is why


def test_other_modules_are_found_where_nothing_can_wait(gate: LibraryGate) -> None:
    gate.connect(lambda: RuntimeError("below a call of JavaScript"))
    spec = gate.find_spec("ferries")
    assert spec is not None
    assert str(spec.origin).endswith("ferries.py")
    assert gate.find_spec("nowhere_at_all") is None
