"""Counts: of words, of examples, of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from handbook_build.checker.rules.counts import Limits, limits_of, word_count

if TYPE_CHECKING:
    from tests.unit.checker.conftest import Book


def test_words_of_a_page_code_is_one_and_fences_are_none() -> None:
    text = "---\nid: x\n---\n\n## One two\n\nThree `f(1, 2)` — [five](https://example.org/six).\n"
    assert word_count(f"{text}\n```text\nseven eight\n```\n") == 5


def test_words_too_few_in_a_section_refused(book: Book) -> None:
    book.section(sentences=13)
    (found,) = book.check()
    assert (found.path, found.line) == (book.page, 1)
    assert found.what == "The section has 247 words of prose, 250 are the least"


def test_words_too_many_in_a_section_refused(book: Book) -> None:
    book.section(sentences=48)
    (found,) = book.check()
    assert found.what == "The page has 912 words of prose, 900 are the most"


def test_words_too_many_on_a_chapter_page_refused(book: Book) -> None:
    book.write(
        book.chapter,
        book.front.format(id="1", title="Numbers", summary="All.") + book.sentence * 48,
    )
    (found,) = book.check()
    assert (found.path, found.line) == (book.chapter, 1)


@pytest.mark.parametrize(
    ("kind", "label", "limits"),
    [
        ("section", "1.1", Limits(250, 900, 5, 10)),
        ("section", "19.2", Limits(250, 1800, 5, 16)),
        ("section", "B.1", Limits(250, 1800, 5, 16)),
        ("section", "1.19", Limits(250, 900, 5, 10)),
        ("chapter", "5", Limits(0, 900, 0, 10)),
        ("page", "about", Limits(0, 900, 0, 10)),
        ("page", "glossary", Limits(0, 100_000, 0, 10)),
        ("home", "home", Limits(0, 900, 0, 10)),
    ],
)
def test_limits_of_a_page_follow_its_kind_and_chapter(
    kind: str, label: str, limits: Limits
) -> None:
    assert limits_of({"kind": kind, "id": label}) == limits


@pytest.mark.parametrize(("number", "do"), [(4, "Split an example"), (11, "Merge or cut some")])
def test_examples_too_few_or_too_many_refused(book: Book, number: int, do: str) -> None:
    book.section(examples=number)
    (found,) = book.check()
    assert found.what == f"The section has {number} examples, 5 to 10 are allowed"
    assert found.do.startswith(do)


def test_examples_count_recorded_sessions(book: Book) -> None:
    book.section("```console name=till\n$ till --version\n1\n```\n", examples=10)
    book.write("lessons/01-numbers/transcripts/till.sh", "#> version till --version\n")
    (found,) = book.check()
    assert found.what == "The section has 11 examples, 5 to 10 are allowed"


def test_first_example_that_is_not_basics_refused(book: Book) -> None:
    book.section(slug="sums")
    (found,) = book.check()
    assert found.line == book.line_of(book.page, "name=sums-basics")
    assert found.what == "The first example of the section is named sums-basics, not adding-basics"


@pytest.mark.parametrize(("lines", "faults"), [(40, 0), (41, 1)])
def test_lines_of_an_example_over_forty_refused(book: Book, lines: int, faults: int) -> None:
    book.section(book.example("long", "x = 1\n" * lines, ""))
    found = book.check()
    assert [item.line for item in found] == [book.line_of(book.page, "name=long")] * faults
    assert all("has 41 lines, 40 are allowed" in item.what for item in found)


@pytest.mark.parametrize(("lines", "faults"), [(40, 0), (41, 1)])
def test_lines_of_an_output_over_forty_refused(book: Book, lines: int, faults: int) -> None:
    book.section(book.example("long", output="a\n" * lines))
    found = book.check()
    fence = book.line_of(book.page, "name=long") + 3
    assert [item.line for item in found] == [fence] * faults


def test_lines_of_a_session_over_forty_refused(book: Book) -> None:
    body = "$ till --version\n" + "1\n" * 40
    book.section(f"```console name=till\n{body}```\n")
    book.write("lessons/01-numbers/transcripts/till.sh", "#> version till --version\n")
    (found,) = book.check()
    assert found.line == book.line_of(book.page, "name=till")
    assert found.what == "The session till has 41 lines, 40 are allowed"
