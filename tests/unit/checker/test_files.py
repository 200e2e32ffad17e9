"""Files that nothing refers to, and those that something does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.checker.conftest import Book

CHAPTER = "lessons/01-numbers"


@pytest.mark.parametrize(
    ("name", "do"),
    [
        ("exercises/lonely/exercise.md", "Write a fence {exercise}"),
        ("files/prices.csv", "Name it in files="),
        ("transcripts/till.sh", "Write a fence console"),
        ("pictures/till.svg", "Refer to it from a lesson"),
        ("recorded/plot.svg", "Refer to it from a lesson"),
        ("notes.txt", "Refer to it from a lesson"),
    ],
)
def test_file_that_nothing_refers_to_refused(book: Book, name: str, do: str) -> None:
    book.exercise()
    book.write(f"{CHAPTER}/{name}", "x = 1\n")
    (found,) = book.check()
    assert (found.path, found.line) == (f"{CHAPTER}/{name}", 1)
    assert found.what == "Nothing refers to this file"
    assert found.do.startswith(do)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pictures/a.svg", "![A till](pictures/a.svg)"),
        ("pictures/a b.svg", "![A till](pictures/a%20b.svg)"),
        ("pictures/a.svg", "[![A till](pictures/a.svg)](https://example.org)"),
        ("pictures/a.svg", "```{figure} pictures/a.svg\n:alt: A till\nA till.\n```"),
        ("pictures/a.svg", "```{note}\n![A till](pictures/a.svg)\n```"),
        ("files/a.pdf", "[the form](files/a.pdf#page=2)"),
        ("files/a.csv", "```python name=read files=a.csv\nx = 1\n```"),
        ("recorded/a.svg", "```python name=draw\nx = 1\n```\n```output svg\nrecorded/a.svg\n```"),
        (".hidden", ""),
        ("exercises/__pycache__/a.pyc", ""),
    ],
)
def test_file_that_something_refers_to_allowed(book: Book, name: str, text: str) -> None:
    book.write(f"{CHAPTER}/{name}", "")
    book.section(f"{text}\n")
    assert book.check() == []


def test_file_of_an_exercise_text_allowed(book: Book) -> None:
    book.exercise(task=book.task.replace("Write", "![A till](pictures/a.svg) Write"))
    book.write(f"{CHAPTER}/pictures/a.svg", "")
    assert book.check() == []


def test_file_in_a_folder_without_lessons_refused_with_the_home_page(book: Book) -> None:
    book.write("lessons/02-gone/files/a.csv", "")
    book.write("lessons/index.md", book.front.format(id="home", title="Home", summary="All."))
    assert book.check(book.page) == []
    (found,) = book.check("lessons/index.md")
    assert found.path == "lessons/02-gone/files/a.csv"


def test_files_of_other_chapters_left_alone(book: Book) -> None:
    book.write("lessons/02-texts/index.md", book.front.format(id="2", title="T", summary="T."))
    book.write("lessons/02-texts/files/a.csv", "")
    assert book.check(book.page) == []
    assert [found.path for found in book.check()] == ["lessons/02-texts/files/a.csv"]
