from __future__ import annotations

import base64
import gzip
import hashlib
import importlib.util
import io
import json
import sys
import zipfile
from pathlib import Path
from zipimport import zipimporter

import pytest
from handbook_build.pipeline import bytecode_archives

FOLDER = "/lib/site-packages"
MODULE = b'"""A module."""\n\n\ndef place():\n    return place.__code__.co_filename\n'


def archive(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as written:
        for name, data in files.items():
            written.writestr(name, data)
    return buffer.getvalue()


def contents(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


WHEEL = archive(
    {
        "thing/__init__.py": MODULE,
        "thing/template.py": b"{% not Python %}",
        "thing/data.txt": b"data",
        "thing-1.data/scripts/run.py": MODULE,
        "thing-1.dist-info/RECORD": b"thing/__init__.py,sha256=x,1\n",
    }
)


def test_package_is_imported_from_bytecode_that_seems_to_lie_in_its_folder(
    tmp_path: Path,
) -> None:
    source = archive({"thing.py": MODULE, "more/": b"", "more/data.txt": b"data"})
    [made] = bytecode_archives.package(source, FOLDER)
    path = tmp_path / "thing.zip"
    path.write_bytes(gzip.decompress(made))
    with zipfile.ZipFile(path) as opened:
        assert opened.namelist() == ["thing.pyc", "more/data.txt"]
        assert {item.compress_type for item in opened.infolist()} == {zipfile.ZIP_STORED}
    spec = zipimporter(str(path)).find_spec("thing")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.place() == f"{FOLDER}/thing.py"


def test_wheel_keeps_sources_beside_their_bytecode_and_what_is_no_python_alone() -> None:
    [made] = bytecode_archives.wheel(WHEEL, FOLDER)
    files = contents(made)
    cached = importlib.util.cache_from_source("thing/__init__.py")
    assert list(files) == [
        "thing/__init__.py",
        cached,
        "thing/template.py",
        "thing/data.txt",
        "thing-1.data/scripts/run.py",
        "thing-1.dist-info/RECORD",
    ]
    assert files["thing/__init__.py"] == MODULE
    magic, flags, digest = files[cached][:4], files[cached][4:8], files[cached][8:16]
    assert magic == importlib.util.MAGIC_NUMBER
    assert flags == b"\1\0\0\0", "PEP 552: hash-based, unchecked"
    assert digest == importlib.util.source_hash(MODULE)


def test_wheel_record_has_the_digest_and_size_of_every_file() -> None:
    files = contents(bytecode_archives.wheel(WHEEL, FOLDER)[0])
    rows = files["thing-1.dist-info/RECORD"].decode().splitlines()
    assert rows.pop() == "thing-1.dist-info/RECORD,,"
    assert len(rows) == len(files) - 1
    for row in rows:
        name, digest, size = row.split(",")
        wanted = base64.urlsafe_b64encode(hashlib.sha256(files[name]).digest()).rstrip(b"=")
        assert (digest, size) == (f"sha256={wanted.decode()}", str(len(files[name])))


def test_wheel_has_the_same_bytes_whatever_it_was_packed_like() -> None:
    again = archive(contents(WHEEL), zipfile.ZIP_STORED)
    assert again != WHEEL
    assert bytecode_archives.wheel(again, FOLDER) == bytecode_archives.wheel(WHEEL, FOLDER)


def test_library_is_whole_once_its_beginning_is_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "often.py").write_bytes(MODULE)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(bytecode_archives, "CORE", "often")
    monkeypatch.delitem(sys.modules, "often", raising=False)
    source = archive({"often.py": MODULE, "rare.py": MODULE, "rare/data.txt": b"data"})
    compressed, rest = bytecode_archives.library(source, str(tmp_path))
    monkeypatch.delitem(sys.modules, "often")
    core = gzip.decompress(compressed)
    assert int.from_bytes(core[:4], "little") == len(rest)
    assert not any(core[4 : len(rest)])
    with zipfile.ZipFile(io.BytesIO(core)) as opened:
        assert opened.read("often.pyc").startswith(importlib.util.MAGIC_NUMBER)
        assert opened.getinfo("often.pyc").compress_type == zipfile.ZIP_STORED
        with pytest.raises(zipfile.BadZipFile):
            opened.read("rare.pyc")
    assert list(contents(rest + core[len(rest) :])) == ["rare.pyc", "rare/data.txt", "often.pyc"]


def test_main_writes_what_the_jobs_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.whl").write_bytes(WHEEL)
    job = {"kind": "wheel", "source": "a.whl", "targets": ["b.whl"], "folder": FOLDER}
    Path("jobs.json").write_text(json.dumps([job]))
    bytecode_archives.main(Path("jobs.json"))
    assert Path("b.whl").read_bytes() == bytecode_archives.wheel(WHEEL, FOLDER)[0]
