"""An exercise as a reader finds it in a page: an example with Check, hints and a solution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.example import RUN_MS, Example

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

__all__ = ["Exercise"]


class Exercise(Example):
    """One exercise of a page.

    :param page: where it stands
    :param name: its permanent name
    """

    def __init__(self, page: Page, name: str) -> None:
        super().__init__(page, name)
        label = f"Results of the check of {name}"
        self.results = page.get_by_role("region", name=label, exact=True)
        self.tests = self.results.get_by_role("listitem")
        self.solved = self.whole.locator(".exercise-solved")
        self.dialog = page.get_by_role("dialog")

    def answer(self, program: str) -> None:
        """Put a program in place of the reader's answer, by keyboard."""
        if self.editor.count() == 0:
            self.edit()
        self.editor.press("Control+a")
        self.page.keyboard.insert_text(program)

    def press_check(self) -> None:
        """Press Check."""
        self.button("Check").click()

    def check(self, program: str | None = None) -> str:
        """Press Check and wait for the end; return the verdict.

        :param program: the answer; None for the one that is there
        """
        if program is not None:
            self.answer(program)
        self.press_check()
        return self.verdict()

    def verdict(self) -> str:
        """Wait for the end of a check; return what it came to."""
        expect(self.results).to_have_attribute("aria-busy", "false", timeout=RUN_MS)
        return self.results.locator(".check-verdict").inner_text()

    def wait_until_testing(self) -> None:
        """Wait until the answer is being loaded or tested."""
        expect(self.results).to_contain_text("testing:", timeout=RUN_MS)

    def lines(self) -> list[str]:
        """Return the tests that are shown, each as its verdict and its title."""
        parts = self.tests.evaluate_all("""items => items.map(item => {
            const [word, title] = item.children;
            return `${word.textContent}: ${title.textContent}`;
        })""")
        return [str(part) for part in parts]

    def test(self, title: str) -> Locator:
        """Return a test's line by its title."""
        return self.tests.filter(has_text=title)

    def hint(self, number: int) -> Locator:
        """Return what opens a hint."""
        return self.whole.get_by_text(f"Hint {number} of", exact=False)

    def show_solution(self) -> None:
        """Ask for the solution, and confirm it."""
        self.button("Solution of").click()
        self.dialog.get_by_role("button", name="Show the solution").click()
