"""How long a page keeps its Python: as long as somebody looks, or a program runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.example import RUN_MS

if TYPE_CHECKING:
    from tests.browser.conftest import Reader, Visit

PROGRAMS = "fixtures/programs/"
SIX_MINUTES_MS = 6 * 60_000

# Playwright's pages are always visible: the test says when one is not.
VISIBILITY = """
    window.shown = !location.hash.includes("hidden");
    Object.defineProperty(document, "visibilityState", { get: () => shown ? "visible" : "hidden" });
    Object.defineProperty(document, "hidden", { get: () => !shown });
    window.show = (now) => {
        window.shown = now;
        document.dispatchEvent(new Event("visibilitychange"));
    };"""


@pytest.fixture
def visit(reader: Reader, fixture_site: str) -> Visit:
    """A page whose time can be advanced, with Python started."""

    def install(visit: Visit) -> None:
        visit.page.clock.install()

    visit = reader.visit(fixture_site, PROGRAMS, script=VISIBILITY, before=install)
    visit.example("prints-nothing").run()
    return visit


def show(visit: Visit, shown: bool) -> None:
    """Let the page be seen, or hidden."""
    visit.page.evaluate("shown => show(shown)", shown)


def python_of(visit: Visit) -> Any:
    """Return the page's only worker."""
    (worker,) = visit.page.workers
    return worker


def test_hidden_page_gives_python_up_and_has_it_again_on_return(visit: Visit) -> None:
    worker = python_of(visit)
    show(visit, False)
    with worker.expect_event("close"):
        visit.page.clock.fast_forward(SIX_MINUTES_MS)
    with visit.page.expect_worker(timeout=RUN_MS):
        show(visit, True)
    assert visit.example("last-value").run() == "'BONJOUR'\n"
    assert len(visit.page.workers) == 1


def test_program_that_waits_for_an_answer_keeps_python(visit: Visit) -> None:
    worker = python_of(visit)
    asking = visit.example("asks-twice")
    asking.start()
    asking.field.fill("Ada")
    asking.field.press("Enter")
    asking.wait_for_text("Age?")
    show(visit, False)
    for _ in range(3):
        visit.page.clock.fast_forward(SIX_MINUTES_MS)
    assert python_of(visit) is worker
    asking.field.fill("36")
    asking.field.press("Enter")
    asking.wait_for_text("Ada is 36")
    with worker.expect_event("close"):
        visit.page.clock.fast_forward(SIX_MINUTES_MS)


def test_page_opened_out_of_sight_starts_python_when_seen(visit: Visit) -> None:
    tab = visit.another_tab()
    tab.page.goto(f"{tab.page.url}#hidden")
    tab.page.reload()
    tab.page.wait_for_load_state("networkidle")
    assert tab.page.workers == []
    with tab.page.expect_worker(timeout=RUN_MS):
        show(tab, True)
