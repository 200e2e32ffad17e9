"""The glossary: entries that are whole, and terms that link to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Handbook

HEAD = "---\nid: glossary\ntitle: Glossary\nsummary: All terms.\n---\n\n"
SUM = "sum\n  What plus gives; {section}`1.1`.\n"


def with_entries(handbook: Handbook, entries: str) -> None:
    """Write a glossary; its first entry is line 10 of the file."""
    handbook.fill()
    handbook.write("glossary.md", f"{HEAD}```{{glossary}}\n:sorted:\n\n{entries}```\n")


def test_term_links_to_its_entry_and_that_to_its_section(handbook: Handbook) -> None:
    with_entries(handbook, f"total\n  As a sum; {{section}}`1.1`.\n\n{SUM}")
    handbook.section("Plus makes {term}`sums <sum>`.\n")
    built = handbook.build()
    assert built.errors == []
    assert 'href="../../glossary/#term-sum"' in built.html("numbers/adding")
    glossary = built.html("glossary")
    assert glossary.index('id="term-sum"') < glossary.index('id="term-total"')
    assert 'href="../numbers/adding/"' in glossary


def test_pages_know_whether_there_is_a_glossary(handbook: Handbook) -> None:
    handbook.fill()
    assert handbook.build().context("numbers/adding")["handbook"]["glossary"] is False
    with_entries(handbook, SUM)
    assert handbook.build().context("numbers/adding")["handbook"]["glossary"] is True


@pytest.mark.parametrize(
    "entry", ["sum\n  What plus gives.\n", "sum\n  One; {section}`1.1`.\n\n  Two.\n"]
)
def test_entry_that_is_not_whole_is_reported(handbook: Handbook, entry: str) -> None:
    with_entries(handbook, entry)
    (error,) = handbook.build().errors
    assert error.startswith("lessons/glossary.md:")
    assert "The glossary's entry sum is not one paragraph with a section in it. " in error


def test_term_without_an_entry_is_reported(handbook: Handbook) -> None:
    with_entries(handbook, SUM)
    handbook.section("{term}`minus`\n")
    (error,) = handbook.build().errors
    assert "lessons/01-numbers/01-adding.md:8: term not in glossary: 'minus'" in error
