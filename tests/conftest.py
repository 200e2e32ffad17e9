"""What all tests share: the checkout, and programs that may be missing here."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from handbook_build.pipeline import browsers
from handbook_build.pipeline.paths import Paths
from handbook_build.pipeline.steps import Steps
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Playwright

NOT_RUN = "not run here: "


@pytest.fixture(scope="session")
def checkout() -> Paths:
    """The folders of this checkout."""
    return Paths(Path(__file__).resolve().parent.parent)


@pytest.fixture(scope="session")
def program(checkout: Paths) -> Callable[[str], str]:
    """Return the path of a program by Debian's name of its package.

    Where it cannot be had, the test is skipped and the run ends with a line that says so; with CI=1
    it fails.
    """
    steps = Steps(checkout.logs)
    finders = {
        "chromium": browsers.find_chromium,
        "chromium-headless-shell": browsers.find_lean_chromium,
    }

    def find(name: str) -> str:
        try:
            if name in finders:
                return finders[name](steps)
            return browsers.require_program(name, steps)
        except browsers.MissingProgramError as error:
            if os.environ.get("CI") == "1":
                pytest.fail(str(error), pytrace=False)
            pytest.skip(NOT_RUN + error.name)

    return find


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The one Playwright of the run, which can't have two."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright, program: Callable[[str], str]) -> Iterator[Browser]:
    """One Chromium for all tests but those that are about a browser as it is installed."""
    with launched(playwright, program("chromium-headless-shell")) as browser:
        yield browser


@contextmanager
def launched(playwright: Playwright, path: str) -> Iterator[Browser]:
    """Run a Chromium.

    :param path: of the program
    """
    browser = playwright.chromium.launch(executable_path=path, args=browsers.CHROMIUM_FLAGS)
    yield browser
    browser.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """End with one line for each program that was missing."""
    reports = terminalreporter.stats.get("skipped", ())
    reasons = [report.longrepr[2] for report in reports if isinstance(report.longrepr, tuple)]
    for line in sorted({NOT_RUN + why.partition(NOT_RUN)[2] for why in reasons if NOT_RUN in why}):
        terminalreporter.write_line(line)
