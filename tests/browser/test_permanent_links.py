"""Permanent links of headings: with a mouse, a keyboard, a finger, and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, ViewportSize

    from tests.browser.conftest import Reader, Visit

CLOSURES = "functions/closures/"
NAME = "Link to this heading: Two functions, one cell"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
WITHOUT_LINK = """main => [...main.querySelectorAll("h1, h2, h3, h4, dt")]
    .filter(heading => !heading.querySelector("a.headerlink"))
    .map(heading => heading.textContent)"""


def link(visit: Visit) -> Locator:
    """Return the link of one heading."""
    return visit.page.get_by_role("link", name=NAME, exact=True)


@pytest.mark.parametrize("path", ["functions/", CLOSURES, "glossary/", "terms/"])
def test_every_heading_has_one(reader: Reader, handbook: str, path: str) -> None:
    visit = reader.visit(handbook, path)
    assert visit.page.get_by_role("main").evaluate(WITHOUT_LINK) == []


def test_shown_on_hover_and_focus_only(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook, CLOSURES)
    expect(link(visit)).to_have_css("opacity", "0")
    visit.page.get_by_role("heading", name="Two functions, one cell").hover()
    expect(link(visit)).to_have_css("opacity", "1")
    visit.page.mouse.move(0, 0)
    expect(link(visit)).to_have_css("opacity", "0")
    visit.page.keyboard.press("Tab")  # so that focus is a keyboard's
    link(visit).focus()
    expect(link(visit)).to_have_css("opacity", "1")


def test_a_click_goes_there_copies_the_address_and_says_so(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook, CLOSURES, permissions=CLIPBOARD)
    link(visit).focus()
    link(visit).press("Enter")
    address = f"{handbook}{CLOSURES}#two-functions-one-cell"
    expect(visit.page).to_have_url(address)
    expect(visit.page.get_by_text("Link copied")).to_be_attached()
    assert visit.page.evaluate("() => navigator.clipboard.readText()") == address


def test_that_of_the_title_copies_the_page_s_own_address(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook, f"{CLOSURES}#closures-are-data", permissions=CLIPBOARD)
    visit.page.get_by_role("link", name="Link to this page: Closures").click()
    expect(visit.page.get_by_text("Link copied")).to_be_attached()
    assert visit.page.evaluate("() => navigator.clipboard.readText()") == f"{handbook}{CLOSURES}"
    expect(visit.page).to_have_url(f"{handbook}{CLOSURES}#closures-are-data")


def test_as_large_as_a_finger_where_nothing_hovers(reader: Reader, handbook: str) -> None:
    size: ViewportSize = {"width": 390, "height": 844}
    visit = reader.visit(handbook, CLOSURES, viewport=size, has_touch=True, is_mobile=True)
    expect(link(visit)).to_have_css("opacity", "1")
    for each in visit.page.locator("a.headerlink").all():
        box = each.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
    heading = visit.page.get_by_role("heading", name="Closures are data").bounding_box()
    assert heading
    assert heading["height"] < 44


def test_a_plain_link_without_scripts(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook, CLOSURES, java_script_enabled=False)
    link(visit).click()
    expect(visit.page).to_have_url(f"{handbook}{CLOSURES}#two-functions-one-cell")
