from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING

import pytest
from handbook_build.pipeline import naming

if TYPE_CHECKING:
    from pathlib import Path


def digest_of(data: bytes) -> str:
    return base64.b32encode(hashlib.sha256(data).digest()).decode()[:8]


@pytest.fixture
def stage(tmp_path: Path) -> Path:
    """A stage as the build fills it."""
    lock = {"packages": {"a-b": {"file_name": "a_b-1-py3-none-any.whl"}}}
    files = {
        "worker.py": b"start()",
        "python.zip.gz": b"zipped",
        "engine/engine.wasm": b"wasm",
        "engine/engine.mjs": b"import './engine.wasm'",
        "packages/a_b-1-py3-none-any.whl": b"wheel",
        "pyodide-lock.json": json.dumps(lock).encode(),
    }
    for name, data in files.items():
        path = tmp_path / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path


def test_name_files_puts_the_digest_of_the_bytes_into_each_name(stage: Path) -> None:
    named = naming.name_files(stage)
    worker = named["worker.py"]
    assert worker.path == f"assets/worker-{digest_of(b'start()')}.py"
    assert (stage / worker.path).read_bytes() == b"start()"
    assert worker.size == 7
    assert named["python.zip"].path == f"assets/python-{digest_of(b'zipped')}.zip.gz"
    assert all(naming.is_hashed(f"/{file.path}") for file in named.values())
    assert not (stage / "assets/worker.py").exists()


def test_name_files_names_a_folder_as_a_whole(stage: Path) -> None:
    named = naming.name_files(stage)
    wasm, script = named["engine/engine.wasm"], named["engine/engine.mjs"]
    assert wasm.path.removesuffix(".wasm") == script.path.removesuffix(".mjs")
    assert wasm.path.endswith("/engine.wasm")


@pytest.mark.parametrize("name", ["engine/engine.wasm", "engine/engine.mjs", "worker.py"])
def test_another_byte_gives_another_name(stage: Path, name: str) -> None:
    path = stage / "assets" / name
    top = stage / "assets" / name.partition("/")[0]
    before = naming.digest(top)
    path.write_bytes(path.read_bytes() + b".")
    assert naming.digest(top) != before


def test_wheels_keep_their_names_in_folders_that_change_with_them(stage: Path) -> None:
    named = naming.name_files(stage)
    lock = json.loads((stage / named["pyodide-lock.json"].path).read_bytes())
    file_name = lock["packages"]["a-b"]["file_name"]
    assert file_name == f"a_b-{digest_of(b'wheel')}/a_b-1-py3-none-any.whl"
    assert (stage / "assets/packages" / file_name).read_bytes() == b"wheel"
    assert naming.is_hashed(f"/assets/packages/{file_name}")
    assert not any("whl" in name for name in named)


def test_runtime_has_a_build_that_follows_the_names(stage: Path) -> None:
    named = naming.name_files(stage)
    described = naming.runtime(named)
    assert described["files"]["worker.py"] == {"path": named["worker.py"].path, "size": 7}
    assert described["build"] == naming.runtime(dict(reversed(named.items())))["build"]
    named["worker.py"] = naming.RuntimeFile("assets/worker-AAAAAAAA.py", 7)
    assert naming.runtime(named)["build"] != described["build"]


@pytest.mark.parametrize(
    ("path", "hashed"),
    [
        ("/assets/handbook-2VJQ7LZ5.css", True),
        ("/some/prefix/assets/pyodide-2VJQ7LZ5/pyodide.asm.wasm", True),
        ("/assets/packages/idna-2VJQ7LZ5/idna-3.20-py3-none-any.whl", True),
        ("/assets/worker.py", False),
        ("/assets/packages/idna-3.20-py3-none-any.whl", False),
        ("/data/handbook-2VJQ7LZ5.json", False),
        ("/service-worker.js", False),
        ("/assets/", False),
    ],
)
def test_is_hashed_holds_for_names_with_a_digest_alone(path: str, hashed: bool) -> None:
    assert naming.is_hashed(path) is hashed
