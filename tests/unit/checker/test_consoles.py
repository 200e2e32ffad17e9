"""Sessions and their scripts, without running them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.checker.conftest import Book

SCRIPT = "lessons/01-numbers/transcripts/till.sh"
VERSION = "#> version till --version\n"
BODY = "$ till --version\n1.2\n$ till add \\\n>   2\n2\n"


@pytest.fixture
def page(book: Book) -> Book:
    """Return a handbook with a session, without its script."""
    book.section(f"```console name=till\n{BODY}```\n")
    return book


def test_session_as_its_script_allowed(page: Book) -> None:
    page.write(SCRIPT, f"{VERSION}# Two coffees.\n#> unseen till open\n\ntill add \\\n  2\n")
    assert page.check() == []


def test_session_without_a_script_refused(page: Book) -> None:
    (found,) = page.check()
    assert (found.path, found.line) == (page.page, page.line_of(page.page, "name=till"))
    assert found.what == "The session till has no script"
    assert SCRIPT in found.do


@pytest.mark.parametrize("lines", ["till add 3\n", "till add \\\n  2\ntill add 3\n"])
def test_session_of_another_script_refused(page: Book, lines: str) -> None:
    page.write(SCRIPT, VERSION + lines)
    (found,) = page.check()
    assert (found.path, found.line) == (page.page, page.line_of(page.page, "name=till"))
    assert found.what == "The session till does not show till add 3, as its script does"
    assert "build.py record till" in found.do


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("# nothing\n", 1, "The script does not show the tool's version"),
        ("till add 2\n", 1, "No version is shown before this command"),
        (f"{VERSION}#> hide x\n", 2, "The line #> hide x means nothing"),
        (f"{VERSION}#> unseen\n", 2, "The line #> unseen means nothing"),
        (f"{VERSION}#> exit one\n", 2, "one is no exit code"),
        (f"{VERSION}#> varies (\n", 2, "( is no regular expression"),
        (VERSION * 2, 2, "A version is shown already"),
    ],
)
def test_script_with_a_fault_refused(page: Book, text: str, line: int, what: str) -> None:
    page.write(SCRIPT, text)
    (found,) = page.check()
    assert (found.path, found.line) == (SCRIPT, line)
    assert found.what.startswith(what)
