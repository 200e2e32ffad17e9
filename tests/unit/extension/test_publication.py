"""What pages say of their address, their build, and where mistakes are reported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from handbook_build.extension.navigation import GENERATED
from handbook_build.extension.publication import Publication, stamped

from .conftest import ADDING
from .test_rebuilding import age, written

if TYPE_CHECKING:
    from .conftest import Built, Handbook

MISTAKES = "https://example.org/new?title={title}&body={text}"
BASE = "https://example.org/book/"
PAGE = "{{ publication.build }} {{ publication.canonical }} {{ publication.report }} {{ body }}\n"


@pytest.fixture
def book(handbook: Handbook) -> Handbook:
    """The usual handbook, with a template that shows what is published."""
    handbook.fill()
    theme = handbook.root / "themes" / "small"
    for name in ("page", *GENERATED):
        (theme / f"{name}.html").write_text(PAGE, "utf-8")
    return handbook


def builds(built: Built) -> dict[str, str]:
    return {
        path.relative_to(built.dist).as_posix(): path.read_text("utf-8").partition(" ")[0]
        for path in built.dist.rglob("*.html")
        if path.parent.parent.name != "embed"  # what is embedded names no build
    }


def test_a_page_names_its_own_build_which_changes_with_it_alone(book: Handbook) -> None:
    publication = {"mistakes": MISTAKES}
    before = builds(book.build(handbook_publication=publication))
    assert all(re.fullmatch("[0-9a-f]{12}", build) for build in before.values())
    assert len(set(before.values())) == len(before)
    book.write("01-numbers/01-adding.md", ADDING.replace("Plus adds", "Plus sums"))
    again = builds(book.build(handbook_publication=publication))
    assert {name for name in again if again[name] != before[name]} == {"numbers/adding/index.html"}


def test_a_report_names_the_page_and_its_build(book: Handbook) -> None:
    page = book.build(handbook_publication={"mistakes": MISTAKES}).html("numbers/adding")
    build, _, report = page.split(" ")[:3]
    fields = parse_qs(urlsplit(report).query)
    assert fields["title"] == ["Mistake in Adding & Taking Away"]
    assert fields["body"] == [f"Place: numbers/adding/\nBuild: {build}\n\n"]


def test_a_page_has_a_whole_address_where_the_sites_own_is_known(book: Handbook) -> None:
    built = book.build(handbook_publication={"base_url": BASE})
    assert f" {BASE}numbers/adding/ " in built.html("numbers/adding")
    assert f" {BASE} " in built.html("")
    assert f" {BASE}contents/ " in built.html("contents")


def test_all_pages_are_written_again_when_the_sites_address_changes(book: Handbook) -> None:
    age(book.build(handbook_publication={"base_url": BASE}))
    assert written(book.build(handbook_publication={"base_url": BASE})) == set()
    again = book.build()
    assert "numbers/adding/index.html" in written(again)
    assert BASE not in "".join(path.read_text("utf-8") for path in again.dist.rglob("*.html"))


def test_without_addresses_nothing_is_named() -> None:
    told = Publication().of("numbers/", "Numbers")
    named = ("source", "report", "canonical", "card", "feed")
    assert [told[key] for key in named] == [""] * len(named)


def test_stamped_replaces_every_mention_of_the_build() -> None:
    build = Publication().of("", "Home")["build"]
    text = stamped(f"<p>{build}</p><a href='?{build}'>")
    assert re.fullmatch(r"<p>([0-9a-f]{12})</p><a href='\?\1'>", text)
