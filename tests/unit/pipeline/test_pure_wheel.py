from __future__ import annotations

import hashlib
import io
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest
from handbook_build.errors import HandbookError
from handbook_build.pipeline import pure_wheel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILES = {
    "PKG-INFO": "Name: Mark.Up\nVersion: 3.0\nLicense-File: LICENSE.txt\n\nText: ü\n",
    "LICENSE.txt": "licence",
    "setup.py": "raise SystemExit",
    "src/mark_up/__init__.py": "from .native import escape",
    "src/mark_up/native.py": "escape = str",
    "src/mark_up/speed.c": "int main;",
    "src/mark_up/py.typed": "",
}


@pytest.fixture
def sdist(tmp_path: Path) -> Callable[..., Path]:
    """Make an sdist of some files, with times of their own."""

    def make(files: dict[str, str], time: int = 0) -> Path:
        path = tmp_path / f"mark_up-3.0-{time}.tar.gz"
        with tarfile.open(path, "w:gz") as archive:
            for name, text in files.items():
                member = tarfile.TarInfo(f"mark_up-3.0/{name}")
                member.size, member.mtime = len(text.encode()), time
                archive.addfile(member, io.BytesIO(text.encode()))
        return path

    return make


def test_build_takes_the_python_files_and_the_metadata(
    sdist: Callable[..., Path], tmp_path: Path
) -> None:
    wheel = pure_wheel.build(sdist(FILES), tmp_path)
    assert wheel.name == "mark_up-3.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        assert archive.namelist() == [
            "mark_up/__init__.py",
            "mark_up/native.py",
            "mark_up/py.typed",
            "mark_up-3.0.dist-info/METADATA",
            "mark_up-3.0.dist-info/WHEEL",
            "mark_up-3.0.dist-info/licenses/LICENSE.txt",
            "mark_up-3.0.dist-info/RECORD",
        ]
        record = archive.read("mark_up-3.0.dist-info/RECORD").decode()
        assert "mark_up/native.py,sha256=" in record
        assert record.endswith("mark_up-3.0.dist-info/RECORD,,\n")


def test_build_gives_the_same_bytes_whatever_the_times(
    sdist: Callable[..., Path], tmp_path: Path
) -> None:
    first = pure_wheel.build(sdist(FILES), tmp_path).read_bytes()
    second = pure_wheel.build(sdist(dict(reversed(FILES.items())), 1000), tmp_path).read_bytes()
    digest = hashlib.sha256(first).hexdigest()
    assert first == second
    assert (
        digest == "05e1ec1354633dd64bf91670b25bffc866a103d995abc64ee69ef4e52cfb4445"
    )  # on every Python and system


def test_build_of_an_sdist_without_its_package_is_refused(
    sdist: Callable[..., Path], tmp_path: Path
) -> None:
    files = {name: text for name, text in FILES.items() if "__init__" not in name}
    with pytest.raises(HandbookError, match="no package mark_up"):
        pure_wheel.build(sdist(files), tmp_path)
