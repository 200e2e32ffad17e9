"""Compressed copies: which files get them, and that none outlives its file."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from handbook_build.pipeline import compression, node
from handbook_build.pipeline.node import Node

if TYPE_CHECKING:
    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

TEXT = b"All work and no play. " * 200


@pytest.fixture
def paths(paths: Paths, checkout: Paths) -> Paths:
    """A checkout with a small site."""
    (paths.root / "site").symlink_to(checkout.site)
    paths.cache.mkdir()
    put(paths, "index.html", TEXT)
    put(paths, "small.html", b"Little.")
    put(paths, "assets/a-ABCDEFGH.js", TEXT + b"x")
    put(paths, "assets/b-ABCDEFGH.zip.gz", TEXT)
    put(paths, "card.png", TEXT)
    return paths


@pytest.fixture
def program(checkout: Paths) -> Node:
    """The Node that builds use."""
    return node.on_path() or node.in_venv(checkout)


def put(paths: Paths, name: str, data: bytes) -> None:
    path = paths.dist / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def found(paths: Paths) -> set[str]:
    files = (path for path in paths.dist.rglob("*") if path.is_file())
    return {path.relative_to(paths.dist).as_posix() for path in files}


COPIES = {
    "index.html.br",
    "index.html.gz",
    "assets/a-ABCDEFGH.js.br",
    "assets/a-ABCDEFGH.js.gz",
}


def test_texts_of_some_size_get_copies_that_hold_the_same(
    paths: Paths, steps: Steps, program: Node
) -> None:
    before = found(paths)
    compression.bring_up_to_date(paths, steps, program, wanted=True)
    assert found(paths) - before == COPIES == set(compression.copies(paths))
    assert gzip.decompress((paths.dist / "index.html.gz").read_bytes()) == TEXT
    brotli = (paths.dist / "index.html.br").read_bytes()
    assert 0 < len(brotli) < (paths.dist / "index.html.gz").stat().st_size


def test_a_second_build_compresses_only_what_changed(
    paths: Paths, steps: Steps, program: Node
) -> None:
    compression.bring_up_to_date(paths, steps, program, wanted=True)
    nobody = Node(paths.root / "no-node", ())
    compression.bring_up_to_date(paths, steps, nobody, wanted=True)
    put(paths, "index.html", TEXT + b"More.")
    compression.bring_up_to_date(paths, steps, program, wanted=True)
    assert gzip.decompress((paths.dist / "index.html.gz").read_bytes()) == TEXT + b"More."
    assert len(list((paths.cache / "compressed").iterdir())) == len(COPIES)


@pytest.mark.parametrize("name", ["index.html", "assets/a-ABCDEFGH.js"])
def test_a_copy_goes_with_its_file(paths: Paths, steps: Steps, program: Node, name: str) -> None:
    compression.bring_up_to_date(paths, steps, program, wanted=True)
    (paths.dist / name).unlink()
    compression.bring_up_to_date(paths, steps, program, wanted=True)
    assert not {f"{name}.br", f"{name}.gz"} & found(paths)


def test_a_build_that_wants_none_removes_all(paths: Paths, steps: Steps, program: Node) -> None:
    before = found(paths)
    compression.bring_up_to_date(paths, steps, program, wanted=True)
    compression.bring_up_to_date(paths, steps, program, wanted=False)
    assert found(paths) == before
    assert compression.copies(paths) == []


def test_is_copy_tells_copies_from_files_of_the_site(paths: Paths) -> None:
    put(paths, "index.html.gz", b"")
    assert compression.is_copy(paths.dist / "index.html.gz")
    for name in ("index.html", "assets/b-ABCDEFGH.zip.gz", "gone.html.br"):
        assert not compression.is_copy(paths.dist / name)
