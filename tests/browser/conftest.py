"""The sites that are visited, and pages that fail a test on any error."""

from __future__ import annotations

import re
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from handbook_build.pipeline import publishing
from playwright.sync_api import expect

from tests.browser import hosts, sites
from tests.browser.blogs import blogging
from tests.browser.embedder import Embedder
from tests.browser.example import Example
from tests.browser.exercise import Exercise
from tests.browser.playground import PLAY, Playground
from tests.browser.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths
    from playwright.sync_api import Browser, BrowserContext, Page, Playwright

# For whatever a test waits for; generous, because the machine may be slow and do other things too.
PATIENCE_MS = 15_000
# For what a page does in idle time.
CONDITION_MS = 30_000

expect.set_options(timeout=PATIENCE_MS)


@dataclass
class Visit:
    """A page that is open, and what is known of it."""

    site: str
    page: Page
    context: BrowserContext
    watch: Watch

    def example(self, name: str) -> Example:
        """Return an example of the page."""
        return Example(self.page, name)

    def exercise(self, name: str) -> Exercise:
        """Return an exercise of the page."""
        return Exercise(self.page, name)

    def open(self, path: str) -> None:
        """Go to another page of the site."""
        self.page.goto(self.site + path)

    def tidy(self) -> None:
        """Stop what runs, undo what was edited, close the editors."""
        for does in ("Stop", "Reset", "Done editing"):
            name = re.compile(f"^{does} ")
            buttons = self.page.get_by_role("button", name=name, disabled=False)
            for left in range(buttons.count(), 0, -1):
                buttons.first.click()
                expect(buttons).to_have_count(left - 1)

    def wait_until(self, condition: str, patience_ms: float = CONDITION_MS) -> None:
        """Wait for an asynchronous condition of the page.

        :param condition: JavaScript, a function that returns a promise
        """
        # Part of the text: the policy of some pages forbids eval()
        holds = self.page.evaluate(
            """async (patience) => {
                const holds = (HOLDS);
                for (const end = performance.now() + patience; performance.now() < end; ) {
                    if (await holds()) return true;
                    await new Promise((resolve) => setTimeout(resolve, 50));
                }
                return false;
            }""".replace("HOLDS", condition),
            patience_ms,
        )
        said = "\n".join(self.watch.said)
        assert holds, f"it never was: {condition}\nThe consoles said:\n{said}"

    def another_tab(self) -> Visit:
        """Open the same page again, in another tab."""
        page = self.context.new_page()
        page.goto(self.page.url)
        return Visit(self.site, page, self.context, self.watch)


class Reader:
    """Opens pages; each visit has a browser context of its own.

    :param browser: for visits that name no other
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._visits: list[Visit] = []
        self._life = ExitStack()

    def visit(
        self,
        address: str,
        path: str = "",
        *,
        browser: Browser | None = None,
        script: str | None = None,
        also: str | None = None,
        before: Callable[[Visit], object] = lambda visit: None,
        **options: Any,
    ) -> Visit:
        """Open a page.

        :param address: of a site, ending in "/"
        :param path: of the page below it
        :param browser: None is the reader's own
        :param script: JavaScript that every page runs first
        :param also: address of another site that the page may load from
        :param before: called with the visit before the page is opened
        :param options: of the context, such as a viewport
        """
        context = (browser or self._browser).new_context(**options)
        self._life.callback(context.close)
        context.set_default_timeout(PATIENCE_MS)
        if script:
            context.add_init_script(script)
        watch = Watch(context, address, *([also] if also else []))
        visit = Visit(address, context.new_page(), context, watch)
        self._visits.append(visit)
        before(visit)
        visit.open(path)
        return visit

    def take_problems(self) -> list[str]:
        """Return what went wrong in any page since the last call."""
        return [problem for visit in self._visits for problem in visit.watch.take_problems()]

    def tidy(self) -> None:
        """Leave every page as it was, for the next test."""
        for visit in self._visits:
            visit.tidy()

    def close(self) -> None:
        """Close every page."""
        self._life.close()
        self._visits.clear()


@pytest.fixture(scope="session")
def axe(checkout: Paths) -> str:
    """The source of axe-core."""
    return (checkout.node_modules / "axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def fixture_folder(checkout: Paths, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site made of the lessons of the tests."""
    return sites.make_fixtures(checkout, tmp_path_factory.mktemp("fixtures"))


@pytest.fixture(scope="session")
def handbook_folder(
    checkout: Paths, fixture_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder of the built handbook, whose bundles the other site brings up to date first."""
    return sites.copy_handbook(checkout, tmp_path_factory.mktemp("handbook") / "dist")


@pytest.fixture(scope="session")
def online_folder(checkout: Paths, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a host: the lessons of the tests, made to be put online below a path."""
    place = publishing.Place("https://example.org/handbook/", compressed=True)
    built = sites.make_fixtures(checkout, tmp_path_factory.mktemp("online"), place)
    for name in ("app.webmanifest", "drawing.svg"):  # types that other sites have
        (built / name).touch()
    folder = tmp_path_factory.mktemp("host")
    return built.rename(folder / "handbook").parent


@pytest.fixture(scope="session")
def fixture_site(fixture_folder: Path) -> Iterator[str]:
    """The address of the lessons of the tests."""
    with hosts.plain(fixture_folder) as address:
        yield address


@pytest.fixture(scope="session")
def handbook(handbook_folder: Path) -> Iterator[str]:
    """The address of the handbook."""
    with hosts.plain(handbook_folder) as address:
        yield address


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def engine(request: pytest.FixtureRequest) -> Browser:
    """Each engine in turn."""
    browser: Browser = request.getfixturevalue(request.param)
    return browser


@pytest.fixture
def readers(engine: Browser) -> Iterator[Reader]:
    """Opens pages for one test in each engine; it fails on any error in them."""
    reader = Reader(engine)
    yield reader
    problems = reader.take_problems()
    reader.close()
    assert problems == []


@pytest.fixture
def play_visit(readers: Reader, fixture_site: str) -> Visit:
    """The playground of a new reader, as a page."""
    visit = readers.visit(fixture_site, PLAY)
    Playground(visit.page).wait()
    return visit


@pytest.fixture
def play(play_visit: Visit) -> Playground:
    """The playground of a new reader."""
    return Playground(play_visit.page)


@pytest.fixture(scope="module")
def shared_reader(chromium: Browser) -> Iterator[Reader]:
    """Opens pages that the tests of a module share."""
    reader = Reader(chromium)
    yield reader
    reader.close()


@pytest.fixture
def reader(chromium: Browser) -> Iterator[Reader]:
    """Opens pages for one test, which fails on any error in them."""
    reader = Reader(chromium)
    yield reader
    problems = reader.take_problems()
    reader.close()
    assert problems == []


@pytest.fixture
def shared_page(shared_reader: Reader) -> Iterator[None]:
    """Tidy the page that the module shares; fail the test on any error in it."""
    yield
    shared_reader.tidy()
    assert shared_reader.take_problems() == []


@pytest.fixture(scope="module")
def firefox(playwright: Playwright, program: Callable[[str], str]) -> Iterator[Browser]:
    """One Firefox for the tests of a module."""
    path = program("firefox-esr")
    browser = playwright.firefox.launch(channel="moz-firefox", executable_path=path)
    yield browser
    browser.close()


@pytest.fixture(params=["chromium", "firefox"])
def embedder(request: pytest.FixtureRequest, handbook: str) -> Iterator[Embedder]:
    """A blog on another site than the handbook; in Firefox, on another port.

    Playwright brings no mouse presses into frames of other sites in Firefox.
    """
    reader = Reader(request.getfixturevalue(request.param))
    with blogging("localhost" if request.param == "firefox" else "127.0.0.1") as blog:
        yield Embedder(reader, handbook, blog)
    problems = reader.take_problems()
    reader.close()
    assert problems == []


@pytest.fixture
def in_chromium(reader: Reader, handbook: str) -> Iterator[Embedder]:
    """A blog on another site, for what Playwright feigns in Chromium only: touch, a dark system."""
    with blogging("127.0.0.1") as blog:
        yield Embedder(reader, handbook, blog)
