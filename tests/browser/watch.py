"""What must not happen while a page is open: errors, and requests that leave the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

__all__ = ["Watch"]

# What Firefox now and then tells the page of a worker that is ended in the middle of something: an
# exception without a value and a place. Nothing of ours throws what is no error.
ENDED_WORKER = "uncaught exception: undefined\nundefined"
WITHIN_THE_PAGE = ("data:", "blob:", "about:")
# What Chromium says of a request that a page's policy forbids: it never left the browser.
REFUSED_BY_POLICY = "csp"


class Watch:
    """Notes what goes wrong in one browser context.

    :param context: watched from now on
    :param origins: where the site is served, and what it is embedded in; requests elsewhere are
        wrong
    """

    def __init__(self, context: BrowserContext, *origins: str) -> None:
        self.requests: list[Request] = []
        self.said: list[str] = []
        self._origins = origins
        self._allowed: list[re.Pattern[str]] = []
        self._problems: list[str] = []
        self._strangers: list[Request] = []
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)

    def allow(self, pattern: str) -> None:
        """Let errors pass that a test provokes, until problems are taken.

        :param pattern: regular expression, searched for in the problem
        """
        self._allowed.append(re.compile(pattern))

    def take_problems(self) -> list[str]:
        """Return what went wrong since the last call."""
        strangers = [
            f"request that leaves the site: {request.url} ({request.failure})"
            for request in self._strangers
            if request.failure != REFUSED_BY_POLICY
        ]
        problems = [
            problem
            for problem in self._problems + strangers
            if not any(pattern.search(problem) for pattern in self._allowed)
        ]
        self._problems.clear()
        self._strangers.clear()
        self._allowed.clear()
        return problems

    def requested(self, part: str) -> list[Request]:
        """Return the requests whose address contains a text."""
        return [request for request in self.requests if part in request.url]

    def _console(self, message: ConsoleMessage) -> None:
        self.said.append(f"{message.type}: {message.text}")
        if message.type == "error":
            self._problems.append(f"console: {message.text} ({message.location['url']})")

    def _error(self, error: WebError) -> None:
        stack = getattr(error.error, "stack", "")
        if stack != ENDED_WORKER:
            self._problems.append(f"page: {error.error} {stack}")

    def _request(self, request: Request) -> None:
        self.requests.append(request)
        if not request.url.startswith((*self._origins, *WITHIN_THE_PAGE)):
            self._strangers.append(request)
