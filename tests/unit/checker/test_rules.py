"""The rules together: a handbook without a fault, and which lessons they look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.unit.checker.conftest import Book


def test_rules_handbook_without_a_fault_nothing_found(book: Book) -> None:
    book.exercise()
    assert book.check() == []


def test_rules_lesson_that_is_not_selected_nothing_found(book: Book) -> None:
    book.section("It is easy!\n\n" + book.example("wide", "x=1\n"), sentences=1)
    assert book.check(book.chapter) == []
    assert len(book.check(book.page)) == 4


def test_rules_findings_in_the_order_of_the_lines(book: Book) -> None:
    book.section("Just so!\n\n" + book.example("spaces", "x=1\n") + "\nIt is simply so.\n")
    found = book.check()
    assert [item.category for item in found] == ["words", "words", "format", "words"]
    assert [item.line for item in found] == sorted(item.line for item in found)
