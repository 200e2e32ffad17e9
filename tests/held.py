"""Requests of a page that are held until a test lets them go."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

PATIENCE_S = 30


class Held:
    """Holds the requests of a page for some addresses, from now on.

    :param pattern: glob pattern of the addresses, or a regular expression
    """

    def __init__(self, page: Page, pattern: str | re.Pattern[str]) -> None:
        self._page = page
        self._pattern = pattern
        self._holds = True
        self._routes: list[Route] = []
        page.route(pattern, self._hold)

    def _hold(self, route: Route) -> None:
        if self._holds:
            self._routes.append(route)
        else:
            route.continue_()

    def wait(self) -> None:
        """Wait until one is held; Playwright tells of a request before it hands it over."""
        end = time.monotonic() + PATIENCE_S
        while not self._routes:
            assert time.monotonic() < end, f"nothing has asked for {self._pattern}"
            self._page.wait_for_timeout(10)

    def let_go(self) -> None:
        """Let them go on, and those that come from now on pass."""
        for route in self._take():
            route.continue_()

    def break_off(self) -> None:
        """Let them fail, and those that come from now on pass."""
        for route in self._take():
            route.abort()

    def _take(self) -> list[Route]:
        self.wait()
        self._holds = False
        return self._routes
