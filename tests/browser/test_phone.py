"""Reading on a phone: what a finger hits, what scrolls, the drawer, turning the phone."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, ViewportSize

    from tests.browser.conftest import Reader, Visit

CLOSURES = "functions/closures/"
# One page of each kind, and the longest lesson.
KINDS = [
    "",
    "contents/",
    "functions/",
    CLOSURES,
    "functions/parameters/",
    "exercises/",
    "glossary/",
    "your-work/",
    "licences/",
]
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}
TURNED: ViewportSize = {"width": 844, "height": 390}
# A link in a sentence is as high as its line; a select is pressed through its label.
SMALL_TARGETS = """() => [
        ...document.querySelectorAll("a[href], button, input, select, summary, textarea")
    ]
    .filter(one => one.checkVisibility({ visibilityProperty: true }) && !one.matches(".skip-link"))
    .filter(one => one.localName !== "a" || getComputedStyle(one).display !== "inline"
        || one.textContent.trim() === one.parentElement.textContent.trim())
    .map(one => [one, (one.closest("label") ?? one).getBoundingClientRect()])
    .filter(([, { width, height }]) => Math.min(width, height) < 43.9)
    .map(([one, { width, height }]) => `${one.outerHTML.slice(0, 80)}: ${width} x ${height}`)"""
SMALL_FIELDS = """() => [
        ...document.querySelectorAll("input, select, textarea, [contenteditable=true]")
    ]
    .filter(one => one.checkVisibility())
    .filter(one => Number.parseFloat(getComputedStyle(one).fontSize) < 16)
    .map(one => one.outerHTML.slice(0, 80))"""
# Whether the left and the right end of a picture's row of pixels is darker than its middle.
SHADED = """async (picture) => {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    const row = 4;
    const light = x => canvas.getImageData(x, row, 1, 1).data.slice(0, 3).reduce((a, b) => a + b);
    const middle = light(Math.round(image.width / 2));
    return [3, image.width - 4].map(x => light(x) < middle - 20);
}"""
READING = """text => {
    const texts = [...document.querySelectorAll("main p")];
    const found = texts.find(one => one.textContent.includes(text));
    return found.getBoundingClientRect().top;
}"""


def chapters(visit: Visit) -> Locator:
    """Return the drawer."""
    return visit.page.get_by_role("navigation", name="Chapters")


def edges(found: Locator) -> list[bool]:
    """Return whether the left and the right edge of a box is shaded."""
    picture = base64.b64encode(found.screenshot()).decode()
    shaded: list[bool] = found.page.evaluate(SHADED, picture)
    return shaded


@pytest.mark.parametrize("path", KINDS)
def test_every_target_is_as_large_as_a_finger(reader: Reader, handbook: str, path: str) -> None:
    visit = reader.visit(handbook, path, **PHONE)
    if visit.page.locator("py-example").count():
        expect(visit.page.get_by_role("button", name="Run ").first).to_be_visible()
    assert visit.page.evaluate(SMALL_TARGETS) == []
    visit.page.get_by_role("button", name="Menu").tap()
    expect(chapters(visit)).to_be_visible()
    assert visit.page.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize("path", KINDS)
def test_no_field_is_so_small_that_browsers_zoom_into_it(
    reader: Reader, handbook: str, path: str
) -> None:
    visit = reader.visit(handbook, path, **PHONE)
    assert visit.page.evaluate(SMALL_FIELDS) == []


def test_page_in_use_has_targets_and_fields_for_fingers(reader: Reader, fixture_site: str) -> None:
    visit = reader.visit(fixture_site, "fixtures/programs/", **PHONE)
    visit.example("two-streams").run()
    visit.example("bad-syntax").run()
    asking = visit.example("asks-twice")
    asking.start()
    expect(asking.field).to_be_visible()
    visit.example("wide-line").edit()
    assert visit.page.evaluate(SMALL_TARGETS) == []
    assert visit.page.evaluate(SMALL_FIELDS) == []
    visit.open("fixtures/offers/")
    guessed = visit.example("guessed")
    guessed.whole.get_by_label("Your guess", exact=True).fill("0")
    guessed.button("Compare your guess at").tap()
    visit.page.get_by_role("button", name="8 lines, folded").tap()
    assert visit.page.evaluate(SMALL_TARGETS) == []
    assert visit.page.evaluate(SMALL_FIELDS) == []


def test_box_that_scrolls_shows_at_its_edge_that_there_is_more(
    reader: Reader, fixture_site: str
) -> None:
    visit = reader.visit(fixture_site, "fixtures/programs/", **PHONE)
    wide = visit.example("wide-line")
    static = wide.whole.locator(".example-code > pre")
    assert edges(static) == [False, True]
    static.evaluate("box => box.scrollBy(60, 0)")
    assert edges(static) == [True, True]
    static.evaluate("box => box.scrollBy(9999, 0)")
    assert edges(static) == [True, False]
    wide.run()
    assert edges(wide.output) == [False, True]
    wide.edit()
    assert edges(wide.whole.locator(".cm-scroller")) == [False, True]
    narrow = visit.example("prints-nothing").whole.locator(".example-code > pre")
    assert edges(narrow) == [False, False]


def test_drawer_closed_by_escape_and_by_a_tap_outside(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook, CLOSURES, **PHONE)
    menu = visit.page.get_by_role("button", name="Menu")
    menu.tap()
    expect(chapters(visit).get_by_role("link", name="Closures")).to_be_in_viewport()
    visit.page.keyboard.press("Escape")
    expect(chapters(visit)).to_be_hidden()
    expect(menu).to_be_focused()
    menu.tap()
    expect(chapters(visit)).to_be_visible()
    visit.page.touchscreen.tap(10, 600)
    expect(chapters(visit)).to_be_hidden()
    expect(visit.page).to_have_url(f"{handbook}{CLOSURES}")


def test_drawer_entered_by_tab_and_left_with_the_focus_where_it_was(
    reader: Reader, handbook: str
) -> None:
    visit = reader.visit(handbook, CLOSURES, **PHONE)
    menu = visit.page.get_by_role("button", name="Menu")
    menu.press("Enter")
    visit.page.keyboard.press("Tab")
    expect(chapters(visit).get_by_role("link", name="All contents")).to_be_focused()
    for _ in range(4):
        visit.page.keyboard.press("Tab")
    expect(chapters(visit).get_by_role("button", name="Close")).to_be_focused()
    visit.page.keyboard.press("Enter")
    expect(chapters(visit)).to_be_hidden()
    expect(menu).to_be_focused()


def test_drawer_scrolls_by_itself_and_leaves_the_page_alone(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook, CLOSURES, **PHONE)
    visit.page.evaluate("() => scrollTo(0, 300)")
    # Playwright would scroll the page to tap what sticks to its upper edge.
    place = visit.page.get_by_role("button", name="Menu").bounding_box()
    assert place is not None
    visit.page.touchscreen.tap(place["x"] + 9, place["y"] + 9)
    expect(chapters(visit)).to_be_visible()
    last = chapters(visit).get_by_role("listitem").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()
    assert visit.page.evaluate("() => scrollY") == 300


@pytest.mark.parametrize("anchoring", ["auto", "none"], ids=["anchoring", "no-anchoring"])
def test_turning_the_phone_keeps_what_is_read_in_its_place(
    reader: Reader, handbook: str, anchoring: str
) -> None:
    visit = reader.visit(handbook, CLOSURES, **PHONE)
    # Chromium's own anchoring, which Safari lacks, neither helps nor disturbs.
    visit.page.evaluate("value => document.documentElement.style.overflowAnchor = value", anchoring)
    text = visit.page.evaluate("""async () => {
        const texts = [...document.querySelectorAll("main .prose p")];
        const middle = texts[Math.round(texts.length * 0.6)];
        const ended = new Promise(done => addEventListener("scrollend", done, { once: true }));
        scrollTo(0, middle.getBoundingClientRect().top + scrollY - 100);
        await ended;
        return middle.textContent;
    }""")
    before = visit.page.evaluate(READING, text)
    visit.page.set_viewport_size(TURNED)
    visit.page.wait_for_function(
        f"([text, before]) => Math.abs(({READING})(text) - before) < 40", arg=[text, before]
    )
