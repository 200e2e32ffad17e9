"""The search as a reader finds it in a page: by the roles and names of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["Finder"]


class Finder:
    """The search of a page.

    :param page: which need not have opened it yet
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.button = page.get_by_role("banner").get_by_role("button", name="Search")
        self.dialog = page.get_by_role("dialog", name="Search")
        self.field = self.dialog.get_by_role("searchbox", name="Search the handbook")
        self.status = self.dialog.get_by_role("status")
        self.pages = self.dialog.get_by_role("heading").get_by_role("link")
        self.links = self.dialog.get_by_role("link")

    def open(self) -> None:
        """Press the button, once the page's script has made it one."""
        self.button.click()
        expect(self.field).to_be_focused()

    def ask(self, question: str) -> None:
        """Type a question, and wait for an answer."""
        self.field.fill(question)
        results = self.dialog.get_by_role("region", name=f"Results for {question}", exact=True)
        expect(results).to_be_attached()
