"""Raw HTML, whose links nothing would look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.checker.conftest import Book


@pytest.mark.parametrize(
    ("text", "words", "tag"),
    [
        ('A till,\nsee <a href="no-such-page/">there</a>.', "<a href", "<a>"),
        ('Not `<a>`\nbut <a\nhref="b">.', "but <a", "<a>"),
        ('<img src="no.png" alt="A till">', "<img", "<img>"),
        ("<div>\n\nA till.\n\n</div>", "<div>", "<div>"),
        ("<!-- A till. -->\n<br/>", "<br/>", "<br>"),
        ("- A till.\n- Press <kbd>Enter</kbd>.", "<kbd>", "<kbd>"),
        ("| a | b |\n|---|---|\n| c | <b>d</b> |", "<b>", "<b>"),
        ("````{note}\n```{tip}\nA <b>till</b>.\n```\n````", "<b>", "<b>"),
        ("```{raw} html\nA till.\n```", "{raw}", "{raw}"),
    ],
)
def test_html_in_a_lesson_refused(book: Book, text: str, words: str, tag: str) -> None:
    book.section(f"{text}\n")
    (found,) = book.check()
    assert (found.path, found.line) == (book.page, book.line_of(book.page, words))
    assert (found.category, found.what) == ("html", f"Raw HTML in the text: {tag}")
    assert found.do.startswith("Write Markdown")


def test_html_in_a_hint_refused(book: Book) -> None:
    book.exercise(task=book.task.replace("Think of `+`.", "Think <i>of</i> it."))
    (found,) = book.check()
    path = f"{book.folder}/exercise.md"
    assert (found.path, found.line) == (path, book.line_of(path, "<i>"))


@pytest.mark.parametrize(
    "text",
    [
        "<!-- <a> is no link. -->",
        "A till <!-- <b> --> here.",
        "A `<br>` is code, and so is ``<b>``.",
        "See <https://example.org/till>.",
        "If a < b, then b > a.",
        "A \\<b> is text.",
        "```html\n<p>A till.</p>\n```",
    ],
)
def test_html_that_is_none_allowed(book: Book, text: str) -> None:
    book.section(f"{text}\n")
    assert book.check() == []
