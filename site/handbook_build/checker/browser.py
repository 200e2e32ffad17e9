"""Pages of the built site in a headless browser, in which examples and answers are tried.

Owns: the browser, its pages, and the promise that every trial ends: with what it gave, or with a
sentence on why there is nothing. ``site/js/trial.js`` is the other half.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import async_playwright

from handbook_build.pipeline.browsers import CHROMIUM_FLAGS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page

__all__ = [
    "READER",
    "CheckResult",
    "Conditions",
    "Examined",
    "Lane",
    "LostError",
    "Trial",
    "open_browser",
]

# Without examples, so that it starts no Python of its own.
EMPTY_PAGE = "licences/"

LOADING_S = 120.0
"""For Python and its packages, on a busy machine."""
CHECK_S = 600.0
"""For all tests of a check, each of which has a limit in the page."""

CALL = """\
async ([method, ...values]) => {
  const root = new URL(document.documentElement.dataset.root ?? "./", document.baseURI);
  const trial = await import(new URL("trial.js", root).href);
  return trial[method](...values);
}"""

PREPARE = """\
([hashSeed, clockShift]) => {
  Object.assign(document.documentElement.dataset, { hashSeed, clockShift });
}"""


@dataclass(frozen=True)
class Conditions:
    """What an interpreter is started with.

    :ivar hash_seed: as PYTHONHASHSEED; "" for a random one
    :ivar clock_shift_s: how far its clock is ahead
    """

    hash_seed: str = ""
    clock_shift_s: int = 0


READER = Conditions()


@dataclass(frozen=True)
class Examined:
    """One test of an exercise, or one mutant; fields as in ``protocol.js``."""

    name: str
    title: str
    passed: bool
    message: str
    detail: str


@dataclass(frozen=True)
class CheckResult:
    """What a check came to."""

    solved: bool
    tests: tuple[Examined, ...]
    problem: str | None


@dataclass(frozen=True)
class Trial:
    """What a run of an example, or a check of an answer, gave.

    :ivar outcome: "ok", "error", "stopped", "died", "failed" (Python could not be loaded) as in
        ``runtime/run.js``, or "lost" (the page is gone)
    :ivar shown: pieces of ``text`` or ``data`` in order
    :ivar error: name of the exception's type, and its message
    :ivar note: the page's sentence on how it ended
    :ivar asked: whether it asked for a line that nobody had prepared
    :ivar problems: what the page's console called an error
    """

    outcome: str
    shown: tuple[dict[str, Any], ...] = ()
    error: tuple[str, str] | None = None
    note: str | None = None
    asked: bool = False
    dropped_lines: int = 0
    check: CheckResult | None = None
    problems: tuple[str, ...] = ()

    @property
    def complaints(self) -> tuple[str, ...]:
        """The problems that say more than the outcome: not the noise with which Python dies."""
        return () if self.outcome == "died" else self.problems


class Lane:
    """A page, replaced when it is lost, with one Python that all its trials share.

    :param context: opens the page
    :param address: of the site, ending in a slash
    :param conditions: what its interpreters are started with
    """

    def __init__(
        self, context: BrowserContext, address: str, conditions: Conditions = READER
    ) -> None:
        self._context = context
        self._address = address
        self._conditions = conditions
        self._page: Page | None = None
        self._crashed = asyncio.Event()
        self._problems: list[str] = []

    @property
    def problems(self) -> tuple[str, ...]:
        """What the page's console has called an error so far."""
        return tuple(self._problems)

    async def run(self, name: str, limit_s: int) -> Trial:
        """Run an example to its end.

        :param limit_s: seconds that it may take, without the loading of Python
        """
        return await self._try(limit_s, "runExample", name, limit_s)

    async def check(self, name: str, answer: str) -> Trial:
        """Check an answer of an exercise; ``lib/test-limit.js`` limits each of its tests.

        :param answer: Python source
        """
        return await self._try(CHECK_S, "checkAnswer", name, answer)

    async def call(self, patience_s: float, *call: object) -> Any:
        """Call a function of ``trial.js``.

        :param patience_s: how long it may take
        :param call: its name and its arguments
        :raises LostError: when the page crashes, fails or does not answer; it has been closed then
        """
        try:
            return await self._answer(self._page or await self._open(), patience_s, list(call))
        except LostError:
            await self._drop()
            raise

    async def close(self) -> None:
        """Close the page, and its Python with it."""
        page, self._page = self._page, None
        if page is not None:
            await page.close()

    async def _try(self, patience_s: float, *call: object) -> Trial:
        """Call a function of ``trial.js``; a page that is lost is closed."""
        self._problems.clear()
        try:
            raw = await self.call(patience_s + LOADING_S, *call)
        except LostError as lost:
            return Trial("lost", note=str(lost), problems=tuple(self._problems))
        trial = _trial(raw, tuple(self._problems))
        if trial.outcome == "died":
            # What a dead Python logs may come late, and is none of the next trial's business.
            await self._drop()
        return trial

    async def _answer(self, page: Page, patience_s: float, call: list[object]) -> Any:
        """Return what a call gave.

        :raises LostError: when the page crashes or does not answer in time
        """
        asked = asyncio.ensure_future(page.evaluate(CALL, call))
        crashed = asyncio.ensure_future(self._crashed.wait())
        try:
            await asyncio.wait(
                (asked, crashed), timeout=patience_s, return_when=asyncio.FIRST_COMPLETED
            )
            if self._crashed.is_set():
                raise LostError("The page itself crashed.")
            if not asked.done():
                raise LostError(f"The page did not answer for {patience_s:.0f} s.")
            return asked.result()
        except PlaywrightError as error:
            raise LostError(f"The page failed: {error.message.splitlines()[0]}") from error
        finally:
            for task in (asked, crashed):
                task.cancel()
            await asyncio.gather(asked, crashed, return_exceptions=True)

    async def _open(self) -> Page:
        """Open the page; its Python starts with the first trial."""
        page = await self._context.new_page()
        self._page = page
        # The page's own: what is told late of the one before is nothing to this one
        crashed = self._crashed = asyncio.Event()
        page.on("crash", lambda _: crashed.set())
        page.on("console", self._note)
        page.on("pageerror", lambda error: self._problems.append(str(error)))
        await page.goto(f"{self._address}{EMPTY_PAGE}")
        conditions = self._conditions
        await page.evaluate(PREPARE, [conditions.hash_seed, str(conditions.clock_shift_s)])
        return page

    def _note(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._problems.append(message.text)

    async def _drop(self) -> None:
        """Give up the page; closing one that has crashed may fail."""
        try:
            await asyncio.wait_for(self.close(), 10)
        except (PlaywrightError, TimeoutError):
            return


class LostError(Exception):
    """A page is gone; the message is a sentence."""


def _trial(raw: dict[str, Any], problems: tuple[str, ...]) -> Trial:
    """Return the answer of ``trial.js`` in its shape here."""
    error, check = raw["error"], raw["check"]
    return Trial(
        raw["outcome"],
        tuple(raw["shown"]),
        error and (error["type"], error["message"]),
        raw["note"],
        raw["asked"],
        raw["droppedLines"],
        check and _check(check),
        problems,
    )


def _check(raw: dict[str, Any]) -> CheckResult:
    tests = tuple(
        Examined(
            test["name"],
            test["title"],
            test["verdict"] == "passed",
            test["message"],
            test["detail"],
        )
        for test in raw["tests"]
    )
    return CheckResult(raw["solved"], tests, raw["problem"])


@asynccontextmanager
async def open_browser(program: str, *, firefox: bool = False) -> AsyncIterator[Browser]:
    """Start a browser for as long as the body runs.

    :param program: its path
    :param firefox: whether it is a Firefox; else it is a Chromium
    """
    async with async_playwright() as playwright:
        if firefox:
            starting = playwright.firefox.launch(executable_path=program, channel="moz-firefox")
        else:
            starting = playwright.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
        browser = await starting
        try:
            yield browser
        finally:
            await browser.close()
