"""What all tests share: the checkout, and programs that may be missing here."""

from __future__ import annotations

import os
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

_MISSING = pytest.StashKey[set[str]]()


@pytest.fixture(scope="session")
def checkout() -> Paths:
    """The folders of this checkout."""
    return Paths(Path(__file__).resolve().parent.parent)


@pytest.fixture(scope="session")
def program(pytestconfig: pytest.Config, checkout: Paths) -> Callable[[str], str]:
    """Return the path of a program by Debian's name of its package.

    Where it cannot be had, the test is skipped and the run ends with a line that says so; with CI=1
    it fails.
    """
    steps = Steps(checkout.logs)

    def find(name: str) -> str:
        try:
            if name == "chromium":
                return browsers.find_chromium(steps)
            return browsers.require_program(name, steps)
        except browsers.MissingProgramError as error:
            if os.environ.get("CI") == "1":
                pytest.fail(str(error), pytrace=False)
            pytestconfig.stash.setdefault(_MISSING, set()).add(error.name)
            pytest.skip(f"not run here: {error.name}")

    return find


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The one Playwright of the run, which can't have two."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright, program: Callable[[str], str]) -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = program("chromium")
    browser = playwright.chromium.launch(executable_path=path, args=browsers.CHROMIUM_FLAGS)
    yield browser
    browser.close()


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """End with one line for each program that was missing."""
    for name in sorted(config.stash.get(_MISSING, ())):
        terminalreporter.write_line(f"not run here: {name}")
