"""Run, stop and input in WebKitGTK, which has no JSPI: through the service worker.

Strangers' programs, whose worker has none, run and can be ended there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser import webkit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.browser.webkit import WebKitPage

STOP_S = 2.0
FIELD = "Well? (answer to asks-at-once)"


@pytest.fixture(scope="module")
def page(program: Callable[[str], str], fixture_site: str) -> Iterator[WebKitPage]:
    """The programs that do not end well, with Python started."""
    driver, server = program("webkit2gtk-driver"), program("xvfb")
    with webkit.display(server) as name, webkit.minibrowser(driver, name) as browser:
        browser.get(f"{fixture_site}fixtures/endings/")
        page = webkit.WebKitPage(browser)
        assert page.run("still-there") == "Python is there"
        yield page


def test_webkit_waits_through_the_service_worker(page: WebKitPage) -> None:
    controlled = page.browser.execute_script(
        "return 'Suspending' in WebAssembly || navigator.serviceWorker.controller !== null"
    )
    assert controlled is True


def test_webkit_input_answered(page: WebKitPage) -> None:
    page.press("Run asks-at-once")
    page.find("input", FIELD).send_keys("Ada", Keys.ENTER)
    assert page.finish("asks-at-once").endswith("answered Ada")


@pytest.mark.parametrize("name", ["forever", "asleep"])
def test_webkit_stop_ends_the_program_within_a_second(page: WebKitPage, name: str) -> None:
    page.press(f"Run {name}")
    page.wait_for_text(name, "begun")
    page.press(f"Stop {name}")
    assert "KeyboardInterrupt" in page.finish(name, STOP_S)
    assert page.run("still-there") == "Python is there"


def test_webkit_stop_during_input_ends_the_program(page: WebKitPage) -> None:
    page.press("Run asks-at-once")
    page.find("input", FIELD)
    page.press("Stop asks-at-once")
    assert "KeyboardInterrupt" in page.finish("asks-at-once", STOP_S)
    assert page.run("still-there") == "Python is there"


def test_webkit_runs_strangers_programs(page: WebKitPage, fixture_site: str) -> None:
    page.browser.get(f"{fixture_site}embed/still-there/")
    assert page.run("still-there") == "Python is there"
    page.browser.get(f"{fixture_site}play/?code=print(6*7)")
    page.wait_for_words("These files came with a link.")
    page.press("Run the program")
    assert page.finish("main") == "42"


def test_webkit_stops_a_strangers_program_and_says_that_it_can_not_ask(
    page: WebKitPage, fixture_site: str
) -> None:
    page.browser.get(f"{fixture_site}embed/forever/")
    page.press("Run forever")
    page.wait_for_text("forever", "begun")
    page.press("Stop forever")
    page.finish("forever", STOP_S)
    page.wait_for_words("Python did not react to Stop, so it was restarted.")
    page.browser.get(f"{fixture_site}embed/asks-at-once/")
    assert "this browser cannot pause Python to wait for your answer" in page.run("asks-at-once")
