"""Made-up lessons: the same every time, and nothing wrong with them."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

import pytest
from handbook_build.bench.synthetic import SECTIONS_A_CHAPTER, section_path, write_lessons

from tests.unit.extension.conftest import Built, Handbook

if TYPE_CHECKING:
    from pathlib import Path

SECTIONS = SECTIONS_A_CHAPTER + 1


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    book = Handbook(tmp_path_factory.mktemp("synthetic"))
    write_lessons(book.lessons, SECTIONS)
    return book.build()


def test_lessons_build_without_a_mistake(built: Built) -> None:
    assert built.errors == []
    assert len(built.read) == 1 + 2 + SECTIONS


def test_every_section_has_what_a_real_one_has(built: Built) -> None:
    manifest = built.manifest()
    sections = [lesson for lesson in manifest["lessons"] if lesson["kind"] == "section"]
    assert len(sections) == SECTIONS
    assert {len(lesson["examples"]) for lesson in sections} == {10}
    assert {len(lesson["exercises"]) for lesson in sections} == {2}
    assert {len(lesson["consoles"]) for lesson in sections} == {1}
    first: list[dict[str, Any]] = [
        example for example in manifest["examples"] if example["lesson"] == "1.1"
    ]
    assert all(example["output_kind"] for example in first)
    assert sum(bool(example["folds"]) for example in first) == 1
    assert sum(bool(example["files"]) for example in first) == 1
    assert sum(example["options"]["predict"] for example in first) == 1


def test_every_program_is_python(built: Built) -> None:
    for example in built.manifest()["examples"]:
        ast.parse(example["source"])


def test_lessons_are_the_same_every_time_and_differ_among_themselves(tmp_path: Path) -> None:
    for name in ("first", "second"):
        write_lessons(tmp_path / name, SECTIONS)
    assert contents(tmp_path / "first") == contents(tmp_path / "second")
    texts = {section_path(tmp_path / "first", place).read_text("utf-8") for place in range(3)}
    assert len({text.partition("What the")[0] for text in texts}) == 3
