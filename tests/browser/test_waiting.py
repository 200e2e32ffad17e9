"""Programs that wait, in browsers without JSPI: through the service worker, or shared memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import hosts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.browser.conftest import Reader, Visit

pytestmark = pytest.mark.usefixtures("shared_page")

NO_JSPI = "delete WebAssembly.Suspending; delete WebAssembly.promising;"
ENDINGS = "fixtures/endings/"


@pytest.fixture(scope="module")
def isolating_site(fixture_folder: Path) -> Iterator[str]:
    """The lessons of the tests from a host that isolates its pages."""
    with hosts.isolating(fixture_folder) as address:
        yield address


@pytest.fixture(scope="module", params=["service-worker", "shared-memory"])
def visit(
    request: pytest.FixtureRequest, shared_reader: Reader, fixture_site: str, isolating_site: str
) -> Visit:
    """A first visit to the programs that do not end well, without JSPI."""
    isolated = request.param == "shared-memory"
    visit = shared_reader.visit(
        isolating_site if isolated else fixture_site, ENDINGS, script=NO_JSPI
    )
    assert visit.page.evaluate("() => crossOriginIsolated") == isolated
    assert visit.page.evaluate("() => 'Suspending' in WebAssembly") is False
    assert visit.page.evaluate("() => navigator.serviceWorker.controller === null")
    assert visit.example("still-there").run() == "Python is there\n"
    assert bool(visit.watch.requested("__handbook__/relay/")) != isolated
    return visit


def test_input_without_jspi_waits_for_the_answer(visit: Visit) -> None:
    asking = visit.example("asks-at-once")
    asking.start()
    asking.field.fill("grüße 🐍")
    asking.field.press("Enter")
    assert asking.finish() == "begun\nWell? grüße 🐍\nanswered grüße 🐍\n"


def test_input_without_jspi_ends(visit: Visit) -> None:
    asking = visit.example("asks-at-once")
    asking.start()
    asking.button("End input of").click()
    assert asking.finish().endswith("EOFError: EOF when reading a line\n")


@pytest.mark.parametrize("name", ["forever", "asleep"])
def test_stop_without_jspi_ends_the_program_within_a_second(visit: Visit, name: str) -> None:
    endless = visit.example(name)
    endless.start()
    endless.wait_for_text("begun")
    assert "KeyboardInterrupt" in endless.stop()
    expect(endless.whole.get_by_text("restarted")).to_have_count(0)
    assert visit.example("still-there").run() == "Python is there\n"


def test_stop_without_jspi_during_input_ends_the_program(visit: Visit) -> None:
    asking = visit.example("asks-at-once")
    asking.start()
    expect(asking.field).to_be_visible()
    assert "KeyboardInterrupt" in asking.stop()
    assert visit.example("still-there").run() == "Python is there\n"


def test_stubborn_program_without_jspi_replaced(visit: Visit) -> None:
    stubborn = visit.example("stubborn")
    stubborn.start()
    stubborn.wait_for_text("begun")
    stubborn.button("Stop").click()
    expect(stubborn.whole.get_by_text("Python did not react to Stop")).to_be_visible()
    assert visit.example("still-there").run() == "Python is there\n"
