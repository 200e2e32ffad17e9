"""Threads on a page, in the engines that suspend stacks and in one that doesn't."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser import webkit

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Reader

TURNS = "ping 0\npong 0\nping 1\npong 1\nping 2\npong 2\n"
SENTENCE = "This browser cannot switch between threads"


def test_threads_take_turns_on_the_page(shared_reader: Reader, fixture_site: str) -> None:
    visit = shared_reader.visit(fixture_site, "fixtures/threads/")
    example = visit.example("take-turns")
    assert example.run() == TURNS
    expect(example.whole.get_by_text(SENTENCE)).to_have_count(0)
    expect(example.recorded).to_be_hidden()


def test_race_of_an_example_with_a_schedule_ends_as_recorded(
    shared_reader: Reader, fixture_site: str
) -> None:
    visit = shared_reader.visit(fixture_site, "fixtures/threads/")
    example = visit.example("race")
    recorded = example.recorded.inner_text()
    assert int(recorded) < 200
    assert [example.run() for _ in range(3)] == [recorded] * 3


def test_webkit_says_why_threads_differ_and_keeps_the_recorded_output(
    program: Callable[[str], str], fixture_site: str
) -> None:
    driver, server = program("webkit2gtk-driver"), program("xvfb")
    with webkit.display(server) as name, webkit.minibrowser(driver, name) as browser:
        browser.get(f"{fixture_site}fixtures/threads/")
        page = webkit.WebKitPage(browser)
        assert page.run("one-alone") == "in a thread\nafter it"
        stuck = page.run("take-turns")
        assert "RuntimeError" in stuck
        assert "this browser cannot switch between threads" in stuck
        text = browser.find_element("css selector", "main").text
        assert text.count(SENTENCE) == 2
        assert page.find("pre", "Recorded output of take-turns").text == TURNS.strip()
