"""A page that is lost ends in a sentence, and the next trial gets another one."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from handbook_build.checker import browser
from handbook_build.checker.browser import Lane, Trial, open_browser
from handbook_build.pipeline.server import DevelopmentServer, running

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from handbook_build.pipeline.paths import Paths
    from playwright.async_api import BrowserContext

T = TypeVar("T")


@pytest.fixture
def in_lane(
    planted: Paths, program: Callable[[str], str]
) -> Callable[[Callable[[BrowserContext, Lane], Coroutine[Any, Any, T]]], T]:
    """Return what calls a function with a context and a lane of it, and gives its result."""
    chromium = program("chromium")

    def call(work: Callable[[BrowserContext, Lane], Coroutine[Any, Any, T]]) -> T:
        async def main(address: str) -> T:
            async with open_browser(chromium) as opened:
                context = await opened.new_context()
                return await work(context, Lane(context, address))

        # In a thread of its own, because the one Playwright of the tests may occupy this one.
        with (
            running(DevelopmentServer(planted.dist, 0, reloading=False)) as server,
            ThreadPoolExecutor(1) as pool,
        ):
            return pool.submit(asyncio.run, main(f"{server.address}/")).result()

    return call


async def crash_and_run_again(context: BrowserContext, lane: Lane) -> list[Trial]:
    started = asyncio.Event()
    context.on("page", lambda page: page.on("worker", lambda _: started.set()))
    doomed = asyncio.ensure_future(lane.run("over-its-time", 60))
    await started.wait()
    devtools = await context.new_cdp_session(context.pages[0])
    crash = asyncio.ensure_future(devtools.send("Page.crash"))
    trial = await doomed
    crash.cancel()
    return [trial, await lane.run("right", 60)]


def test_lane_whose_page_crashes_says_so_and_goes_on(in_lane: Any) -> None:
    lost, again = in_lane(crash_and_run_again)
    assert (lost.outcome, lost.note) == ("lost", "The page itself crashed.")
    assert again.outcome == "ok", again.note
    assert "".join(piece["text"] for piece in again.shown) == "out\nerr\n'value'\n"


async def run_twice(_context: BrowserContext, lane: Lane) -> list[Trial]:
    first = await lane.run("over-its-time", 0)
    browser.LOADING_S = 120
    return [first, await lane.run("right", 60)]


def test_lane_whose_page_does_not_answer_says_so_and_goes_on(
    in_lane: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "LOADING_S", 0)
    lost, again = in_lane(run_twice)
    assert (lost.outcome, lost.note) == ("lost", "The page did not answer for 0 s.")
    assert again.outcome == "ok"


async def check_nothing(_context: BrowserContext, lane: Lane) -> list[Trial]:
    return [await lane.run("no-such-example", 10)]


def test_lane_with_an_unknown_name_gives_the_pages_own_words(in_lane: Any) -> None:
    (lost,) = in_lane(check_nothing)
    assert lost.outcome == "lost"
    assert "There is no example “no-such-example”." in lost.note
