"""What comes with a link to the playground: it does not run by itself, and reaches nothing.

The page is the handbook's own, so all storage is there that a reader has filled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser import strangers
from tests.browser.conftest import Reader
from tests.browser.example import RUN_MS
from tests.browser.playground import PLAY, fragment
from tests.browser.watched import Watched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator


class Opened(Watched):
    """A playground that a link has opened."""

    @property
    def output(self) -> Locator:
        """What the program writes."""
        return self.page.get_by_role("status", name="Output of your run of main")

    def run(self, timeout_ms: float = RUN_MS) -> str:
        """Press Run, and return what the program writes."""
        self.page.get_by_role("button", name="Run the program").click()
        expect(self.output).to_have_attribute("aria-busy", "false", timeout=timeout_ms)
        return "".join(self.output.locator("samp").all_text_contents())


@pytest.fixture
def opened(engine: Browser, fixture_site: str) -> Iterator[Callable[[str], Opened]]:
    """Open a link to the playground while another page of the handbook is open."""
    reader = Reader(engine)

    def opening(path: str) -> Opened:
        visit = reader.visit(fixture_site, "fixtures/programs/", script=strangers.LISTENER)
        page = visit.context.new_page()
        page.goto(fixture_site + path)
        watching, visit.page = visit.page, page
        return Opened(visit, watching)

    yield opening
    reader.close()


MARK = """\
import js
request = js.XMLHttpRequest.new()
request.open("GET", SITE + "llms.txt?a-program-ran")
request.send()
print("ran")
"""


@pytest.mark.parametrize("form", ["files", "code"])
def test_what_a_link_brings_waits_for_run(
    opened: Callable[[str], Opened], fixture_site: str, form: str
) -> None:
    program = f"SITE = {fixture_site!r}\n{MARK}"
    code = fragment({"main.py": program}) if form == "files" else f"?code={quote(program)}&run=1"
    play = opened(PLAY + code)
    notice = play.page.get_by_role("region", name="Notice")
    expect(notice).to_contain_text("Whoever made it wrote them, not the handbook.")
    play.page.wait_for_timeout(3000)  # what should not happen has no event
    expect(play.output).to_have_count(0)
    assert not play.visit.watch.requested("llms.txt?a-program-ran")
    assert play.run() == "ran\n"
    assert play.visit.watch.requested("llms.txt?a-program-ran"), "the mark would not have been seen"


@pytest.mark.parametrize("attempts", ["ATTEMPTS", "NESTED"])
def test_what_a_link_brings_reaches_nothing_of_the_handbook(
    opened: Callable[[str], Opened], fixture_site: str, fixture_folder: Path, attempts: str
) -> None:
    text = strangers.names(fixture_site, fixture_folder) + getattr(strangers, attempts)
    play = opened(PLAY + fragment({"main.py": text}))
    if attempts == "NESTED":
        stop = play.page.get_by_role("button", name="Stop the program")
        written = play.run_nested(lambda: play.run(strangers.NESTED_MS), stop)
    else:
        written = play.run()
    found = strangers.verdicts(written)
    assert set(found) >= {"IndexedDB", "Cache Storage", "OPFS", "locks", "as the reader"}, written
    reached = {name for name, verdict in found.items() if verdict == "reached"}
    assert reached <= {"the channel"}, written
    assert play.take_channel(play.output) == []
    assert play.watching.evaluate(strangers.LEFT_BEHIND, strangers.STORED) == []
    registered = play.watching.evaluate("navigator.serviceWorker.getRegistrations()")
    assert len(registered) <= 1


def test_html_that_a_link_shows_runs_no_script_and_leads_nowhere(
    opened: Callable[[str], Opened],
) -> None:
    play = opened(PLAY + fragment({"main.py": strangers.HOSTILE}))
    play.run()
    play.press_all_of_hostile(play.output)


def test_a_flood_ends_python_while_the_playground_answers(
    opened: Callable[[str], Opened],
) -> None:
    play = opened(PLAY + fragment({"main.py": strangers.FLOOD}))
    play.page.get_by_role("button", name="Run the program").click()
    expect(play.page.get_by_role("main")).to_contain_text(
        "more than any page can show", timeout=RUN_MS
    )
    expect(play.page.get_by_role("tab", name="main.py")).to_be_enabled()


def test_a_flood_of_results_leaves_the_page_usable(opened: Callable[[str], Opened]) -> None:
    play = opened(PLAY + fragment({"main.py": strangers.FLOOD_OF_RESULTS}))
    assert play.run() == "ended\n"
    expect(play.output).to_contain_text("Only the first 100 results are shown.")
    expect(play.output.locator("iframe")).to_have_count(100)
    assert play.page.evaluate("() => 6 * 7") == 42


@pytest.mark.parametrize(
    "name", ["<img src=x onerror=top.postMessage('from a name','*')>.py", "../main.py", "/etc/x"]
)
def test_a_file_with_a_hostile_name_is_not_opened(
    opened: Callable[[str], Opened], name: str
) -> None:
    play = opened(PLAY + fragment({name: "print('ran')\n", "main.py": "print('ran')\n"}))
    expect(play.page.get_by_role("main")).to_contain_text("A file of the link can't be opened.")
    expect(play.page.get_by_role("main").locator("img")).to_have_count(0)
    assert not [one for one in play.page.evaluate("globalThis.heard") if "from a name" in one]
