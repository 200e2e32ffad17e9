"""Run, stop, input and edits in Firefox."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader
from tests.browser.finder import Finder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Playwright

    from tests.browser.conftest import Visit


@pytest.fixture(scope="module")
def firefox_reader(playwright: Playwright, program: Callable[[str], str]) -> Iterator[Reader]:
    """Opens pages in Firefox."""
    browser = playwright.firefox.launch(
        channel="moz-firefox", executable_path=program("firefox-esr")
    )
    reader = Reader(browser)
    yield reader
    reader.close()
    browser.close()


@pytest.fixture(scope="module")
def visit(firefox_reader: Reader, fixture_site: str) -> Visit:
    """The programs that do not end well, with Python started."""
    visit = firefox_reader.visit(fixture_site, "fixtures/endings/")
    assert visit.example("still-there").run() == "Python is there\n"
    return visit


@pytest.fixture(autouse=True)
def no_problems(firefox_reader: Reader) -> Iterator[None]:
    """Tidy the page; fail the test on any error in it."""
    yield
    firefox_reader.tidy()
    assert firefox_reader.take_problems() == []


def test_firefox_input_answered(visit: Visit) -> None:
    asking = visit.example("asks-at-once")
    asking.start()
    asking.field.fill("Ada")
    asking.field.press("Enter")
    assert asking.finish() == "begun\nWell? Ada\nanswered Ada\n"


@pytest.mark.parametrize("name", ["forever", "asleep"])
def test_firefox_stop_ends_the_program_within_a_second(visit: Visit, name: str) -> None:
    endless = visit.example(name)
    endless.start()
    endless.wait_for_text("begun")
    assert "KeyboardInterrupt" in endless.stop()
    assert visit.example("still-there").run() == "Python is there\n"


def test_firefox_stop_during_input_ends_the_program(visit: Visit) -> None:
    asking = visit.example("asks-at-once")
    asking.start()
    expect(asking.field).to_be_visible()
    assert "KeyboardInterrupt" in asking.stop()


def test_firefox_reload_keeps_the_edit(visit: Visit) -> None:
    example = visit.example("still-there")
    example.edit()
    example.append("print('kept')")
    visit.page.reload()
    expect(example.code).to_contain_text("print('kept')")
    assert example.run() == "Python is there\nkept\n"


def test_firefox_search_by_keys_finds_and_goes_there(firefox_reader: Reader, handbook: str) -> None:
    visit = firefox_reader.visit(handbook)
    search, keyboard = Finder(visit.page), visit.page.keyboard
    expect(search.button).to_be_visible()
    keyboard.press("Control+k")
    expect(search.field).to_be_focused()
    search.ask("genrator")
    expect(search.status).to_contain_text("Found for “generator”")
    search.ask("__closure__")
    keyboard.press("ArrowDown")
    expect(search.links.first).to_be_focused()
    keyboard.press("Enter")
    expect(visit.page).to_have_url(f"{handbook}functions/closures/")
