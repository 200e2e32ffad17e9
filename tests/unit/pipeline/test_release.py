from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
from typing import TYPE_CHECKING, Any

import pytest
from handbook_build.pipeline import release

if TYPE_CHECKING:
    from handbook_build.pipeline.paths import Paths

FILES = {
    "index.html": b"home",
    "functions/closures/index.html": b"a page",
    "404.html": b"none",
    "assets/python-AAAAAAAA.zip.gz": gzip.compress(b"library", mtime=0),
    "assets/engine-AAAAAAAA.wasm": b"engine",
    "data/handbook.json": b"{}",
}


def digest(data: bytes) -> str:
    return base64.b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")


@pytest.fixture
def built(paths: Paths) -> Paths:
    """A site as the build leaves it."""
    put(paths, FILES)
    paths.cache.mkdir()
    return paths


def put(paths: Paths, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = paths.dist / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def listed(paths: Paths) -> dict[str, Any]:
    release.write(paths)
    text = (paths.dist / release.RELEASE).read_text(encoding="utf-8")
    return dict(json.loads(text))


def test_write_names_every_page_by_its_folder_and_every_file_with_size_and_digest(
    built: Paths,
) -> None:
    files = listed(built)["files"]
    assert files.keys() == {
        "",
        "functions/closures/",
        "404.html",
        "assets/python-AAAAAAAA.zip.gz",
        "assets/engine-AAAAAAAA.wasm",
        "data/handbook.json",
    }
    assert files["functions/closures/"] == [6, digest(b"a page")]
    name = "assets/python-AAAAAAAA.zip.gz"
    packed = FILES[name]
    assert files[name] == [len(packed), digest(packed), digest(b"library")]


def test_write_again_without_a_change_leaves_the_file_alone(built: Paths) -> None:
    listed(built)
    target = built.dist / release.RELEASE
    os.utime(target, ns=(1, 1))
    listed(built)
    assert target.stat().st_mtime_ns == 1


def test_write_gives_another_id_for_another_byte_and_the_same_for_the_same(built: Paths) -> None:
    first = listed(built)["id"]
    put(built, {"index.html": b"homo"})
    assert listed(built)["id"] != first
    put(built, {"index.html": b"home"})
    assert listed(built)["id"] == first


def test_write_forgets_what_is_gone(built: Paths) -> None:
    listed(built)
    (built.dist / "404.html").unlink()
    assert "404.html" not in listed(built)["files"]


@pytest.mark.parametrize(
    "path",
    [
        "release.json",
        "service-worker.js",
        "trial.js",
        "_headers",
        "sitemap.xml",
        "handbook.epub",
        "functions/closures/closures.ipynb",
        ".nojekyll",
        "index.html.br",
        "data/handbook.json.gz",
        "embed/adder/index.html",
        "embed/adder/example.json",
        "embed/adder/oembed.json",
    ],
)
def test_belongs_refuses_what_no_page_loads(path: str) -> None:
    assert not release.belongs(path, {path, "index.html", "data/handbook.json"})


@pytest.mark.parametrize(
    "path",
    ["index.html", "assets/python-AAAAAAAA.zip.gz", "pagefind/pagefind.js", "embed/index.html"],
)
def test_belongs_takes_what_pages_load(path: str) -> None:
    assert release.belongs(path, {path})
