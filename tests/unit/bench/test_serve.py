"""What the suite of web servers asks for, and what it makes of wrk's answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from handbook_build.bench import serve
from handbook_build.bench.figures import Samples
from handbook_build.errors import HandbookError

if TYPE_CHECKING:
    from pathlib import Path

COUNTED = (
    '{"requests": %d, "duration_us": 2000000, "bytes": 8000000, "failed": %d, "slow_us": 1500}'
)


def wrk(folder: Path, answer: str, code: int = 0) -> serve.Load:
    """Return a load whose wrk prints this."""
    path = folder / "wrk"
    path.write_text(f"#!/bin/sh\necho Running\necho '{answer}'\nexit {code}\n")
    path.chmod(0o755)
    return serve.Load(str(path))


def test_load_counts_by_the_second(tmp_path: Path) -> None:
    found = wrk(tmp_path, COUNTED % (500, 0)).run("http://localhost/", "gzip")
    assert found == {serve.RATE: 250, serve.SPEED: 4, serve.SLOW: 1.5}


def test_load_without_a_whole_answer_has_no_time(tmp_path: Path) -> None:
    found = wrk(tmp_path, COUNTED % (0, 0)).run("http://localhost/", "gzip")
    assert found == {serve.RATE: 0, serve.SPEED: 4}


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [(COUNTED % (500, 3), 0, "3 requests for http://localhost/ failed"), ("no", 1, "wrk failed")],
)
def test_load_that_fails_is_no_figure(tmp_path: Path, answer: str, code: int, words: str) -> None:
    with pytest.raises(HandbookError, match=words):
        wrk(tmp_path, answer, code).run("http://localhost/", "gzip")


def test_subjects_are_pages_and_files_of_the_site(tmp_path: Path) -> None:
    for name, size in {
        "index.html": 1,
        "a/b/index.html": 10,
        "a/longest/index.html": 20,
        "assets/handbook-ABCDEFGH.js": 1,
        "assets/pyodide-ABCDEFGH/pyodide.asm.wasm": 1,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)
    assert list(serve.subjects(tmp_path).values()) == [
        "",
        "a/longest/",
        "assets/handbook-ABCDEFGH.js",
        "assets/pyodide-ABCDEFGH/pyodide.asm.wasm",
    ]


def test_tables_hold_each_way_against_the_copies() -> None:
    samples = Samples()
    samples.add("home page, copies", {serve.RATE: 400, serve.SPEED: 4, serve.SLOW: 1})
    samples.add("home page, on the fly", {serve.RATE: 100, serve.SPEED: 1, serve.SLOW: 2})
    rates, *_ = serve.tables(samples, ["home page", "longest lesson"])
    (row,) = rates.measured
    assert rates.ratio(row, serve.ON_THE_FLY) == 0.25
    assert rates.ratio(row, serve.WHOLE) is None
