"""The index of terms: what is in it, in which order, and where it leads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from handbook_build.extension.mentions import imported_names

from .conftest import HOME, OUTLINE
from .test_glossary import SUM, with_entries

if TYPE_CHECKING:
    from .conftest import Built, Handbook

INDEX = "{% if letters is defined %}{{ letters|tojson }}{% endif %}"
SECTION = """Plus makes a {term}`sum`.

## Adding

More.

## With `nonlocal` and `:=`

```python name=cached
from functools import (
    cache,
    wraps as keep,
)
import os.path as path, sys

print(path.join("a"), sys.argv)
```
"""


@pytest.fixture
def book(handbook: Handbook) -> Handbook:
    """A handbook with a glossary, whose index is written as JSON."""
    (handbook.root / "themes/small/terms.html").write_text(INDEX)
    with_entries(handbook, SUM)
    handbook.section(SECTION)
    return handbook


def terms(built: Built) -> dict[str, Any]:
    """Return the terms of the index by their titles, in order."""
    assert built.errors == []
    letters = json.loads(built.html("terms"))
    assert [group["anchor"] for group in letters] == [
        f"letter-{group['letter'].lower()}" for group in letters
    ]
    return {
        term["title"]: (group["letter"], term["url"], [place["url"] for place in term["places"]])
        for group in letters
        for term in group["terms"]
    }


def test_terms_topics_and_names_are_listed_by_the_alphabet(book: Handbook) -> None:
    adding = "../numbers/adding/"
    assert list(terms(book.build()).items()) == [
        ("`:=`", ("Signs", None, [f"{adding}#with-nonlocal-and-"])),
        ("Adding", ("A", None, [f"{adding}#adding"])),
        ("`functools`", ("F", None, [f"{adding}#cached"])),
        ("`functools.cache`", ("F", None, [f"{adding}#cached"])),
        ("`functools.wraps`", ("F", None, [f"{adding}#cached"])),
        ("`nonlocal`", ("N", None, [f"{adding}#with-nonlocal-and-"])),
        ("`os.path`", ("O", None, [f"{adding}#cached"])),
        ("`os.path.join`", ("O", None, [f"{adding}#cached"])),
        ("sum", ("S", "../glossary/#term-sum", [adding])),
        ("`sys`", ("S", None, [f"{adding}#cached"])),
        ("`sys.argv`", ("S", None, [f"{adding}#cached"])),
    ]


def test_a_place_has_number_and_title_of_its_page(book: Handbook) -> None:
    book.write("index.md", HOME + "\n```python name=first\nimport sys\n```\n")
    (letter,) = [g for g in json.loads(book.build().html("terms")) if g["letter"] == "S"]
    places = next(term["places"] for term in letter["terms"] if term["title"] == "`sys`")
    assert places == [
        {"number": "", "title": "Welcome", "url": "../#first"},
        {"number": "1.1", "title": "Adding & Taking Away", "url": "../numbers/adding/#cached"},
    ]


def test_a_section_that_the_glossary_alone_names_is_a_place(book: Handbook) -> None:
    book.section("Plus adds.\n")
    assert terms(book.build())["sum"] == ("S", "../glossary/#term-sum", ["../numbers/adding/"])


def test_a_new_term_writes_the_index_again(book: Handbook) -> None:
    book.build()
    book.section(SECTION.replace("## Adding", "## Then `del`"))
    built = book.build()
    assert "`del`" in terms(built)
    assert "Adding" not in terms(built)


def test_a_topic_of_another_section_is_no_term(book: Handbook) -> None:
    book.write("outline.yaml", OUTLINE.replace("title: Adding}", "title: Something}"))
    assert "Adding" not in terms(book.build())


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import math\nprint(math.pi, math.tau, math.pi)", ["math", "math.pi", "math.tau"]),
        ("def f():\n    from json import dumps  # here", ["json", "json.dumps"]),
        ("from .times import now\nimport quay\nfrom handbook import display", []),
        ("from __future__ import annotations", []),
        ("from math import *", ["math"]),
        ("import a.b, math as m\nm.floor(xm.ceil)", ["math", "math.floor"]),
        ("text = t'{1}'\nimport enum", ["enum"]),
    ],
)
def test_imported_names_are_those_of_the_library(source: str, names: list[str]) -> None:
    assert imported_names(source) == names
