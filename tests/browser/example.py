"""An example as a reader finds it in a page: by the roles and names of its parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

__all__ = ["RUN_MS", "STOP_MS", "Example"]

# Python may have to be loaded first, on a slow machine that does other things too.
RUN_MS = 60_000
# How soon a program ends after Stop: what the site promises, and its way to the page.
STOP_MS = 1_500


class Example:
    """One example of a page.

    :param page: where it stands
    :param name: its permanent name
    """

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.name = name
        self.controls = page.get_by_role("group", name=f"Controls of {name}", exact=True)
        self.whole = page.locator("py-example, py-exercise").filter(has=self.controls)
        self.code = page.get_by_label(f"Python code: {name}", exact=True)
        self.editor = page.get_by_role("textbox", name=f"Python code: {name}", exact=True)
        self.output = page.get_by_role("status", name=f"Output of your run of {name}", exact=True)
        labelled = page.get_by_label(f"Recorded output of {name}", exact=True)
        self.recorded = self.whole.locator("pre").and_(labelled)
        self.your_run = self.whole.get_by_text(re.compile(r"^Your run"))
        self.field = self.output.get_by_role("textbox")

    def button(self, does: str) -> Locator:
        """Return a button by what it says that it does, such as "Run" or "Clear the output of"."""
        return self.page.get_by_role("button", name=f"{does} {self.name}", exact=True)

    def start(self) -> None:
        """Press Run."""
        self.button("Run").click()

    def run(self) -> str:
        """Press Run and wait for the end; return the text of the output."""
        self.start()
        return self.finish()

    def finish(self, timeout_ms: float = RUN_MS) -> str:
        """Wait for the end of a run; return the text of the output."""
        expect(self.output).to_have_attribute("aria-busy", "false", timeout=timeout_ms)
        return self.text()

    def text(self) -> str:
        """Return the output as it stands now, pictures and fields left out."""
        return "".join(self.output.locator("samp").all_text_contents())

    def wait_for_text(self, text: str) -> None:
        """Wait until the output contains a text."""
        expect(self.output).to_contain_text(text, timeout=RUN_MS)

    def stop(self) -> str:
        """Press Stop; return the text of the output.

        Python has to obey: after 0.9 s the page would replace the worker, and say so.
        """
        self.button("Stop").click()
        text = self.finish(STOP_MS)
        expect(self.whole.get_by_text("it was restarted")).to_have_count(0)
        return text

    def edit(self) -> Locator:
        """Open the editor."""
        self.button("Edit").click()
        expect(self.editor).to_be_focused()
        return self.editor

    def append(self, text: str) -> None:
        """Type a line at the end of the program, in the editor that is open."""
        self.editor.press("Control+End")
        self.editor.press("Enter")
        self.page.keyboard.type(text)

    def replace(self, text: str) -> None:
        """Put another program of one line in place, in the editor that is open."""
        self.editor.press("Control+a")
        self.page.keyboard.insert_text(text)

    def marked(self) -> str:
        """Return the part of the program that is marked as failing, in code or editor."""
        return "".join(self.whole.locator(".code-error:visible").all_text_contents())

    def marked_line(self) -> str:
        """Return the lines that are marked as failing, in code or editor."""
        return "\n".join(self.whole.locator(".code-error-line:visible").all_text_contents())
