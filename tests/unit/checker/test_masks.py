"""Masks that hide nothing, or everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.checker.conftest import Book


def test_masks_that_hide_a_part_allowed(book: Book) -> None:
    output = "took 1.5 ms\ndone\n"
    book.section(book.example("slow", output=output, options='varies=time,"took"'))
    assert book.check() == []


@pytest.mark.parametrize(("mask", "name"), [("size", "size"), ('"n \\d+"', '"n \\d+"')])
def test_mask_that_hides_nothing_refused(book: Book, mask: str, name: str) -> None:
    output = "took 1.5 ms\ndone\n"
    book.section(book.example("slow", output=output, options=f"varies=time,{mask}"))
    (found,) = book.check()
    assert (found.path, found.line) == (book.page, book.line_of(book.page, "name=slow"))
    assert found.what == f"varies={name} masks nothing in the recorded output of slow"


def test_mask_of_an_example_that_prints_nothing_refused(book: Book) -> None:
    book.section(book.example("slow", output="", options="varies=time"))
    (found,) = book.check()
    assert found.what == "varies=time masks nothing in the recorded output of slow"


def test_masks_that_hide_every_line_refused(book: Book) -> None:
    book.section(book.example("slow", output="1.5 ms\n\n2 ms\n", options="varies=time"))
    (found,) = book.check()
    assert found.line == book.line_of(book.page, "name=slow")
    assert found.what == "Every line of the output of slow is masked, so nothing is checked"


def test_masks_that_hide_every_line_beside_an_assert_allowed(book: Book) -> None:
    source = 'if True:\n    assert 1\nprint("1 ms")\n'
    book.section(book.example("slow", source, "1 ms\n", "varies=time"))
    assert book.check() == []


@pytest.mark.parametrize(("text", "faults"), [("<!-- 2026-05-01 -->", 0), ("<svg/>", 1)])
def test_masks_of_a_recorded_file_are_looked_for_in_it(book: Book, text: str, faults: int) -> None:
    book.write("lessons/01-numbers/recorded/plot.svg", text)
    fence = "```python name=plot varies=time\nx = 1\n```\n```output svg\nrecorded/plot.svg\n```\n"
    book.section(fence)
    assert len(book.check()) == faults
