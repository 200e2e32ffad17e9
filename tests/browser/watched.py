"""A page that a stranger's program is in, while another page of the handbook listens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser import strangers
from tests.browser.watch import REFUSED_BY_POLICY

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Visit

__all__ = ["Watched"]


@dataclass
class Watched:
    """Both pages; each document of them runs ``strangers.LISTENER``.

    :ivar watching: an ordinary page of the handbook, which a reader has open too
    """

    visit: Visit
    watching: Page

    @property
    def page(self) -> Page:
        """The stranger's."""
        return self.visit.page

    def run_nested(self, run: Callable[[], str], stop: Locator) -> str:
        """Run ``strangers.NESTED``, and return what it writes.

        In Firefox `new Worker()` in a worker now and then never returns; then it is tried again.

        :param run: runs it; an AssertionError when it doesn't end
        :param stop: the button that ends it
        """
        engine = self.visit.context.browser
        for left in reversed(range(5 if engine and engine.browser_type.name == "firefox" else 1)):
            try:
                written = run()
            except AssertionError:
                if not left:
                    raise
                stop.click()
                expect(stop).to_be_hidden()
                continue
            if strangers.verdicts(written).get("data worker") == "ended":
                break
        return written

    def take_channel(self, speaker: Locator) -> list[str]:
        """Return what the handbook's page has heard on its channel since the last call.

        :param speaker: in a page of the handbook's, whose words come after its program's
        """
        speaker.evaluate(
            "(_, name) => new BroadcastChannel(name).postMessage('end')", strangers.CHANNEL
        )
        self.watching.wait_for_function("() => globalThis.onChannel.includes('end')")
        heard: list[str] = self.watching.evaluate("globalThis.onChannel.splice(0)")
        return [said for said in heard if said != "end"]

    def requests_elsewhere(self) -> list[str]:
        """Return the requests to another site that have left the browser."""
        found = self.visit.watch.requested("elsewhere.invalid")
        return [request.url for request in found if request.failure != REFUSED_BY_POLICY]

    def press_all_of_hostile(self, output: Locator) -> None:
        """Press what ``strangers.HOSTILE`` has shown; none of it runs or leads anywhere."""
        address = self.page.url
        inside = output.locator("iframe").content_frame
        expect(inside.get_by_text("shown")).to_be_visible()
        for name in ("Leave", "Run"):
            inside.get_by_role("link", name=name).click()
        inside.get_by_role("button", name="Send").click()
        # Messages come in their order: when this one is here, those of before would be, too
        self.page.evaluate("postMessage('control', '*')")
        self.page.wait_for_function("() => globalThis.heard.includes('\"control\"')")
        heard = self.page.evaluate("globalThis.heard")
        assert not [message for message in heard if message.startswith('"from a')], heard
        assert self.page.url == address
        assert len(self.visit.context.pages) == 2, "a window was opened"
        assert self.requests_elsewhere() == []
