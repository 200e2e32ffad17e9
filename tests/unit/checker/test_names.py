"""Names that are permanent: what the list refuses, and what comes onto it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from handbook_build.checker import names

if TYPE_CHECKING:
    from handbook_build.pipeline.paths import Paths

    from tests.unit.checker.conftest import Book

EXAMPLES = ["adding-basics", *(f"adding-{number}" for number in range(2, 6))]
LISTED = [*(f"example {name}" for name in EXAMPLES), "exercise double-it"]


def release(book: Book, *more: str) -> None:
    """Write a list of the usual names, and of some more."""
    book.exercise()
    book.write(
        names.FILE, "# What there was.\n" + "".join(f"{line}\n" for line in [*LISTED, *more])
    )


def test_names_that_are_all_there_nothing_found(book: Book) -> None:
    release(book)
    assert book.check() == []


def test_names_without_a_list_nothing_found(book: Book) -> None:
    book.exercise()
    assert book.check() == []
    assert names.add(book.root, [("example", "adding-basics")]) == []
    assert not (book.root / names.FILE).exists()


@pytest.mark.parametrize("kind", ["example", "exercise", "session"])
def test_released_name_that_is_gone_refused(book: Book, kind: str) -> None:
    release(book, f"{kind} till")
    (found,) = book.check()
    assert (found.path, found.line, found.category) == (names.FILE, len(LISTED) + 2, "names")
    assert found.what == f"The {kind} till, which was released, is gone"
    assert "write till: NEW into lessons/redirects.yaml" in found.do


def test_released_name_of_another_chapter_that_is_gone_refused_too(book: Book) -> None:
    release(book, "example till")
    assert [found.path for found in book.check(book.chapter)] == [names.FILE]


def test_released_name_that_was_renamed_by_hand_refused_until_it_is_redirected(book: Book) -> None:
    release(book)
    page = (book.root / book.page).read_text("utf-8")
    book.write(book.page, page.replace("name=adding-2", "name=sums"))
    assert [found.what for found in book.check()] == [
        "The example sums is not on the list of names",
        "The example adding-2, which was released, is gone",
    ]
    book.write("lessons/redirects.yaml", "adding-2: sums\n")
    assert names.add(book.root, [("example", "sums")]) == ["sums"]
    assert book.check() == []


def test_redirect_to_another_kind_refused(book: Book) -> None:
    release(book, "example till")
    book.write("lessons/redirects.yaml", "till: double-it\n")
    (found,) = book.check()
    assert found.what == "The example till leads to double-it, which is no example"


def test_name_that_is_not_listed_refused_in_selected_lessons_only(book: Book) -> None:
    release(book)
    page = (book.root / book.page).read_text("utf-8")
    book.write(book.page, page + "\n" + book.example("till"))
    assert book.check(book.chapter) == []
    (found,) = book.check(book.page)
    assert found.what == "The example till is not on the list of names"
    assert (found.path, found.line) == (book.page, book.line_of(book.page, "name=till"))
    assert found.do.startswith("Run build.py check --update till")


def test_add_keeps_the_list_sorted_and_says_what_is_new(book: Book) -> None:
    release(book)
    added = names.add(book.root, [("session", "till"), ("example", "a"), ("example", "adding-2")])
    assert added == ["a", "till"]
    lines = (book.root / names.FILE).read_text("utf-8").splitlines()
    lines = [line for line in lines if not line.startswith("#")]
    assert lines == sorted([*LISTED, "example a", "session till"])
    assert names.add(book.root, [("example", "a")]) == []


def test_list_of_the_handbook_is_there_and_sorted(checkout: Paths) -> None:
    known = names.listed(checkout.root)
    assert known is not None
    assert len(known) > 700
    assert list(known) == sorted(known)
