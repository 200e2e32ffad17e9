"""A terminal with Python's prompt, as a reader has it: keys, and what is to be seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

__all__ = ["Terminal"]

PASTE = """(area, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "clipboardData", { value: clipboardData });
    area.dispatchEvent(event);
}"""


class Terminal:
    """The terminal of a page.

    :param page: that has one
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self.rows: Locator = page.locator(".xterm-rows")
        self.field = page.get_by_role("textbox", name="Python prompt")
        self.status = page.locator(".terminal-status")

    @property
    def lines(self) -> list[str]:
        """What is to be seen, without what is empty at the end."""
        texts = self.rows.locator("> div").all_text_contents()
        lines = [text.replace("\xa0", " ").rstrip() for text in texts]
        while lines and not lines[-1]:
            lines.pop()
        return lines

    def expect_end(self, text: str, timeout_ms: float | None = None) -> None:
        """Wait until what is to be seen ends so."""
        end = re.compile(f"{re.escape(text)}\\s*$")
        expect(self.rows).to_have_text(end, timeout=timeout_ms)

    def expect_prompt(self, timeout_ms: float | None = None) -> None:
        """Wait until a statement can be typed, and none is."""
        self.expect_end(">>>", timeout_ms)

    def type(self, text: str) -> None:
        """Type some text."""
        self._page.keyboard.type(text)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self._page.keyboard.press(key)

    def paste(self, text: str) -> None:
        """Paste some text."""
        self.field.evaluate(PASTE, text)

    def fresh(self) -> None:
        """Begin anew: no statement that is half typed, and nothing to be seen but the prompt."""
        self.field.focus()
        self.press("Control+c")
        self.expect_prompt()
        self.press("Control+l")
        expect(self.rows).to_have_text(re.compile(r"^\s*>>>\s*$"))

    def run(self, *lines: str) -> list[str]:
        """Run a statement, of which each line is ended by Enter.

        :return: what is to be seen of it, between the statement and the next prompt
        """
        self.fresh()
        for line in lines:
            self.type(line)
            self.press("Enter")
        # With the statement: what came of the Ctrl-C of fresh() may be seen for a moment yet
        statement = r"\s".join(map(re.escape, lines[0].split()))
        expect(self.rows).to_have_text(re.compile(rf"^>>>\s{statement}.*>>>\s*$", re.DOTALL))
        shown = self.lines
        assert shown[-1] == ">>>", shown
        return shown[len(lines) : -1]
