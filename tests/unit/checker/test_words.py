"""Banned words: found in prose, on their line, and not in code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.checker.conftest import Book


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Prices are sums! Really.", "An exclamation mark in the text: “Prices are sums! Really.”"),
        ("You simply add.", "A banned word in the text: “You simply add.”"),
        ("It is JUST a sum.", "A banned word in the text: “It is JUST a sum.”"),
        ("Made just-in-time.", "A banned word in the text: “Made just-in-time.”"),
        ("An easy sum.", "A banned word in the text: “An easy sum.”"),
        ("It adds *easily*.", "A banned word in the text: “It adds *easily*.”"),
        ("Obviously it adds.", "A banned word in the text: “Obviously it adds.”"),
        ("In this section, we will add.", "A sentence about the section in the text"),
        ("Adding \N{ROCKET} prices.", "An emoji in the text: “Adding \N{ROCKET} prices.”"),
        ("A [sum, just so](https://example.org).", "A banned word in the text"),
        ("See {section}`the easy way <1.1>`.", "A banned word in the text"),
        ("## An easy heading", "A banned word in the text"),
        ("| easy | hard |\n|---|---|\n| 1 | 2 |", "A banned word in the text"),
        ("> Simply said.", "A banned word in the text"),
    ],
)
def test_words_banned_in_prose_refused(book: Book, text: str, what: str) -> None:
    book.section(f"{text}\n")
    (found,) = book.check()
    first = text.partition("\n")[0]
    assert (found.path, found.line) == (book.page, book.line_of(book.page, first))
    assert found.what.startswith(what)
    assert found.category == "words"


@pytest.mark.parametrize(
    "text",
    [
        "The call `just()` is code, ``easy`!`` too.",
        "[Words](https://example.org/just/easy!) and <https://example.org/simply>.",
        "See https://example.org/just for more.",
        "```text\nJust text!\n```",
        "    just indented!",
        "```{code-block} text\nsimply!\n```",
        "Adjust the uneasy justice; simple is not simplistic.",
        "Arrows → and triangles ▲ and ✓ are signs.",
        "<!-- just a remark! -->",
        "A *sum*{.easy} of `code`{.simply}.",
    ],
)
def test_words_outside_prose_allowed(book: Book, text: str) -> None:
    book.section(f"{text}\n")
    assert book.check() == []


def test_words_in_a_later_line_of_a_paragraph_found_there(book: Book) -> None:
    book.section("A sum\nof `a\nb` and [c](\nhttps://example.org)\nis easy.\n\nNo more.\n")
    (found,) = book.check()
    assert found.line == book.line_of(book.page, "is easy.")


def test_words_of_a_phrase_over_two_lines_found_on_the_first(book: Book) -> None:
    book.section("Here in this\nsection we will add.\n")
    (found,) = book.check()
    assert found.line == book.line_of(book.page, "Here in this")


def test_words_in_a_note_found_on_their_line(book: Book) -> None:
    book.section("```{note}\n:class: just\nFirst.\n\nSecond is easy.\n```\n")
    (found,) = book.check()
    assert found.line == book.line_of(book.page, "Second is easy.")


def test_words_in_code_of_an_example_allowed(book: Book) -> None:
    book.section(book.example("shout", 'print("just!")  # simply\n', "just!\n"))
    assert book.check() == []


def test_words_in_the_summary_refused(book: Book) -> None:
    text = (book.root / book.page).read_text("utf-8")
    book.write(book.page, text.replace("Plus and minus.", "Adding made easy."))
    (found,) = book.check()
    assert found.line == 4
    assert "“Adding made easy.”" in found.what


def test_words_in_the_reason_of_a_static_example_refused(book: Book) -> None:
    fence = '```python name=later static why="it just waits"\nprint(1)\n```\n'
    book.section(fence)
    (found,) = book.check()
    assert found.line == book.line_of(book.page, "name=later")


@pytest.mark.parametrize("words", ["Double it", "which returns", "Think of"])
def test_words_in_an_exercise_refused(book: Book, words: str) -> None:
    book.exercise(task=book.task.replace(words, f"{words} easily"))
    (found,) = book.check()
    path = f"{book.folder}/exercise.md"
    assert (found.path, found.line) == (path, book.line_of(path, "easily"))
