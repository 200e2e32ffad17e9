"""Python in a real worker, driven through the page's session without any page around it."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from handbook_build.pipeline import assets, naming, node
from handbook_build.pipeline.bundles import Bundle, bundle
from handbook_build.pipeline.server import DevelopmentServer, Handler, running
from handbook_build.pipeline.steps import Steps
from playwright.sync_api import Error

from tests.browser.watch import ENDED_WORKER
from tests.conftest import launched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handbook_build.pipeline.paths import Paths
    from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright

# A worker's console reaches the page's after its messages do.
CONSOLE_MS = 5_000
WORKERS_MS = 20_000
# Within so long after Stop a program is over.
STOP_MS = 1000

# Of the three errors that Pyodide logs when it dies, the last is the reason.
HEADLINES = ("Pyodide has suffered a fatal error", "The cause of the fatal error")

# By which a page asks how many workers it has: a browser tells nobody but Playwright.
WORKERS = "workersOfThisPage"
HAS_FEW_WORKERS = f"""async ([most, patience]) => {{
    const end = performance.now() + patience;
    while (await {WORKERS}() > most) {{
        if (performance.now() > end) return false;
        await new Promise(requestAnimationFrame);
    }}
    return true;
}}"""

WITHOUT_JSPI = "delete WebAssembly.Suspending"

# The same without a service worker: what one answers passes the routes of a test by.
WITHOUT_WAITING = f"{WITHOUT_JSPI};"

SESSION = Bundle("session", "js/runtime/session.js", "assets", ("--format=esm",))


@dataclass(frozen=True)
class Ran:
    """What a run gave.

    :param outcome: as in RunResult
    :param chunks: (stream, text) in the order shown
    """

    outcome: str
    note: str | None
    error: dict[str, Any] | None
    chunks: list[tuple[str, str]]
    stop_ms: float | None
    dropped_lines: int
    check: dict[str, Any] | None

    @property
    def text(self) -> str:
        """Everything shown, streams together."""
        return "".join(text for _, text in self.chunks)


def stopped_soon(run: Callable[[], Ran]) -> Ran:
    """Return a run that is over within a second after Stop.

    It has three tries, as the machine may do other things; Python reacts by itself in each.
    """
    for _ in range(3):
        ran = run()
        assert ran.outcome in {"stopped", "ok"}, ran.text
        assert ran.note is None, "the worker had to be replaced"
        assert ran.stop_ms is not None
        if ran.stop_ms < STOP_MS:
            break
    else:
        pytest.fail(f"it took {ran.stop_ms} ms")
    return ran


class Interpreter:
    """The Python of one page."""

    def __init__(self, page: Page, problems: list[str]) -> None:
        self.page = page
        self._problems = problems
        page.expose_function(WORKERS, lambda: len(page.workers))

    def run(
        self,
        source: str,
        *,
        name: str = "program",
        setup: list[dict[str, Any]] | None = None,
        stdin: str | None = None,
        answers: list[str | None] | None = None,
        stop_after_ms: float | None = None,
        stop_when_shown: str = "",
        patience_ms: float | None = None,
        more: dict[str, Any] | None = None,
    ) -> Ran:
        """Run a program to its end.

        :param stop_after_ms: Stop is pressed so long after the run was sent
        :param stop_when_shown: Stop is pressed when the output contains this
        :param patience_ms: how long after Stop a worker that goes on is replaced; None is longer
            than pages wait
        :param more: of the page's request, such as its check
        """
        program = {"name": name, "source": source, "stdin": stdin}
        request = {"program": program, "setup": setup or [], "more": more}
        script = {
            "answers": answers or [],
            "stopAfterMs": stop_after_ms,
            "stopWhenShown": stop_when_shown,
            "patienceMs": patience_ms,
        }
        result = self.page.evaluate(
            "([request, script]) => runProgram(request, script)", [request, script]
        )
        chunks = [(event["stream"], event["text"]) for event in result["events"]]
        return Ran(
            result["outcome"],
            result["note"],
            result["error"],
            chunks,
            result["stopMs"],
            result["droppedLines"],
            result["check"],
        )

    def expect_problem(self, words: str) -> None:
        """Take back the console errors that name `words`, which must be there or about to come."""
        end = time.monotonic() + CONSOLE_MS / 1000
        while not self._has_problem(words):
            if time.monotonic() > end:
                pytest.fail(f"no console error names {words!r}: {self._problems}")
            self.page.wait_for_timeout(10)
        self._problems[:] = []

    def _has_problem(self, words: str) -> bool:
        """Tell whether it is there, and whole: Pyodide tells of a fatal error in three."""
        found = any(words in problem for problem in self._problems)
        return found and not self._problems[-1].startswith(HEADLINES)

    def expect_workers(self, count: int) -> None:
        """Wait until the page has no more workers than these."""
        if not self.page.evaluate(HAS_FEW_WORKERS, [count, WORKERS_MS]):
            pytest.fail(f"{[worker.url for worker in self.page.workers]} run on")


class IsolatingHandler(Handler):
    """A host that isolates its pages, so that they have SharedArrayBuffer."""

    def end_headers(self) -> None:
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        super().end_headers()


@pytest.fixture(scope="session")
def runtime_site(checkout: Paths, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site's runtime files, and a page that has nothing but a session."""
    made = assets.last_made(checkout)
    assert made is not None, "The site is not built. Run: python3 build.py build"
    folder = tmp_path_factory.mktemp("runtime")
    shutil.copytree(checkout.dist / "assets", folder / "assets")
    for name in ("assets.json", "service-worker.js"):
        shutil.copy(checkout.dist / name, folder)
    page = Path(__file__).with_name("page.html").read_text("utf-8")
    (folder / "index.html").write_text(page, "utf-8")
    opaque = page.replace("<html ", '<html data-origin="opaque" ')
    (folder / "opaque.html").write_text(opaque, "utf-8")
    engine = node.on_path() or node.in_venv(checkout)
    defined = naming.definition(made.runtime)
    bundle(checkout, Steps(checkout.logs), engine, SESSION.plus(defined), folder)
    return folder


@pytest.fixture(scope="session")
def site_address(runtime_site: Path) -> Iterator[str]:
    """Where a plain static host serves the runtime site."""
    with running(DevelopmentServer(runtime_site, 0, reloading=False)) as server:
        yield server.address


@pytest.fixture(scope="session")
def isolating_address(runtime_site: Path) -> Iterator[str]:
    """Where a host that isolates its pages serves it."""
    server = DevelopmentServer(runtime_site, 0, reloading=False)
    server.RequestHandlerClass = IsolatingHandler
    with running(server):
        yield server.address


@pytest.fixture(scope="session")
def chromium(playwright: Playwright, program: Callable[[str], str]) -> Iterator[Browser]:
    """The whole Chromium: the lean one ends a page in which WebAssembly leaves its memory."""
    with launched(playwright, program("chromium")) as browser:
        yield browser


@pytest.fixture(scope="session")
def open_interpreter(chromium: Browser) -> Callable[[str, str], Interpreter]:
    """Return what opens a page at an address, after running an init script in it."""
    return opener(chromium)


def opener(browser: Browser) -> Callable[[str, str], Interpreter]:
    """Return what opens a page of a browser."""

    def open_page(address: str, script: str) -> Interpreter:
        # Requests that a service worker answers pass the routes of a test by.
        waits = script == WITHOUT_JSPI
        page = browser.new_page(service_workers="allow" if waits else "block")
        problems: list[str] = []

        def note(message: ConsoleMessage) -> None:
            if message.type == "error":
                problems.append(message.text)

        page.on("console", note)

        def note_error(error: Error) -> None:
            if error.stack != ENDED_WORKER:
                problems.append(str(error))

        page.on("pageerror", note_error)
        page.add_init_script(script)
        page.goto(address)
        page.wait_for_function("typeof window.runProgram === 'function'")
        return Interpreter(page, problems)

    return open_page


@pytest.fixture(scope="session")
def jspi(open_interpreter: Callable[[str, str], Interpreter], site_address: str) -> Interpreter:
    """Python that waits by suspending its stack, on a plain host."""
    return open_interpreter(site_address, "")


@pytest.fixture(scope="session")
def firefox(
    playwright: Playwright, program: Callable[[str], str], site_address: str
) -> Iterator[Interpreter]:
    """Python that waits by suspending its stack, in Firefox."""
    browser = playwright.firefox.launch(
        channel="moz-firefox", executable_path=program("firefox-esr")
    )
    yield opener(browser)(site_address, "")
    browser.close()


@pytest.fixture(scope="session", params=["jspi", "firefox"])
def apart(request: pytest.FixtureRequest, site_address: str) -> Interpreter:
    """Python of an opaque origin, as strangers' programs have it, in each engine."""
    engine: Interpreter = request.getfixturevalue(request.param)
    browser = engine.page.context.browser
    assert browser is not None
    return opener(browser)(f"{site_address}/opaque.html", "")


@pytest.fixture(scope="session", params=["jspi", "firefox"])
def threaded(request: pytest.FixtureRequest) -> Interpreter:
    """Python whose threads are stacks, in each engine that can suspend them."""
    interpreter: Interpreter = request.getfixturevalue(request.param)
    return interpreter


@pytest.fixture(scope="session", params=["jspi", "shared", "service-worker"])
def python(request: pytest.FixtureRequest) -> Interpreter:
    """Python by each way of waiting."""
    if request.param == "jspi":
        interpreter: Interpreter = request.getfixturevalue("jspi")
        return interpreter
    opener = request.getfixturevalue("open_interpreter")
    isolated = request.param == "shared"
    address = request.getfixturevalue("isolating_address" if isolated else "site_address")
    opened: Interpreter = opener(address, WITHOUT_JSPI)
    return opened


@pytest.fixture(autouse=True)
def no_problems(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test whose page reported an error that it did not expect."""
    yield
    for name in ("jspi", "python", "threaded", "firefox", "apart"):
        if name in request.fixturenames:
            interpreter = request.getfixturevalue(name)
            problems, interpreter._problems[:] = list(interpreter._problems), []
            assert not problems
