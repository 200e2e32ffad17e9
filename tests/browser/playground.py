"""The playground as a reader finds it: by the roles and names of its parts; and links to it."""

from __future__ import annotations

import base64
import json
import re
import zlib
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.example import RUN_MS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playwright.sync_api import Locator, Page

__all__ = ["PLAY", "Playground", "fragment"]

PLAY = "play/"


def fragment(files: Mapping[str, str]) -> str:
    """Write files as the fragment of a link, as site/js/lib/share-code.js documents it."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = deflate.compress(json.dumps(list(files.items())).encode()) + deflate.flush()
    return "#files=1." + base64.urlsafe_b64encode(packed).rstrip(b"=").decode()


# Takes what a page hands to the reader as a file: Playwright hears of no download in Firefox.
TAKE = """() => {
    const create = URL.createObjectURL;
    window.taken = new Promise((resolve) => {
        let given;
        URL.createObjectURL = (blob) => create.call(URL, (given = blob));
        HTMLAnchorElement.prototype.click = function () {
            given.arrayBuffer().then((data) => resolve([this.download, [...new Uint8Array(data)]]));
        };
    });
}"""

# Whether the text that is shown is kept.
SAVED = """async () => new Promise((resolve) => {
    const opening = indexedDB.open("handbook-play");
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => resolve(false);
    opening.onsuccess = () => {
        const store = opening.result.transaction("projects").objectStore("projects");
        const reading = store.getAll();
        reading.onsuccess = () => {
            opening.result.close();
            const texts = reading.result.flatMap(({ project }) => project.files);
            const lines = document.querySelectorAll(".play-editor:not([hidden]) .cm-line");
            const shown = [...lines].map((line) => line.textContent).join("\\n");
            resolve(texts.some(([, text]) => text === shown));
        };
    };
})"""


class Playground:
    """The playground in a page.

    :param page: where it is open
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.whole = page.locator("[data-play]")
        self.files = page.get_by_role("tablist", name="Files").get_by_role("tab")
        self.output = page.get_by_role("status", name=re.compile("^Output of your run of "))
        self.notices = page.get_by_role("region", name="Notice")
        self.dialog = page.get_by_role("dialog")
        self.tests = page.get_by_role("tabpanel", name="Tests")
        self.packages = page.get_by_role("tabpanel", name="Packages")
        self.prompt = page.get_by_role("region", name="Prompt", exact=True)

    def wait(self) -> Playground:
        """Wait until the files are there."""
        expect(self.whole).to_have_attribute("data-state", "ready")
        return self

    def expect_names(self, names: list[str]) -> None:
        """Wait until there are these files, in the order of their tabs."""
        wanted = [re.compile(f"^{re.escape(name)}( runs)?$") for name in names]
        expect(self.files).to_have_text(wanted)

    def button(self, name: str) -> Locator:
        """Return a button by what it says that it does."""
        return self.page.get_by_role("button", name=name, exact=True)

    def file(self, name: str) -> Locator:
        """Show a file, and return its editor."""
        self.files.filter(has_text=re.compile(f"^{re.escape(name)}( runs)?$")).click()
        return self.editor(name)

    def editor(self, name: str) -> Locator:
        """Return the editor of a file that is shown."""
        return self.page.get_by_role("textbox", name=f"File {name}", exact=True)

    def text(self, name: str) -> str:
        """Show a file, and return what is in it."""
        return "\n".join(self.file(name).locator(".cm-line").all_text_contents()).strip("\n")

    def write(self, name: str, text: str) -> None:
        """Put another text into a file."""
        editor = self.file(name)
        editor.press("Control+a")
        editor.press("Delete")
        expect(editor.locator(".cm-line")).to_have_text([""])
        self.page.keyboard.insert_text(text)

    def add(self, name: str, text: str) -> None:
        """Add a file."""
        self.button("New file").click()
        self.dialog.get_by_role("textbox").fill(name)
        self.dialog.get_by_role("button", name="Add").click()
        expect(self.editor(name)).to_be_focused()
        self.page.keyboard.insert_text(text)

    def choose(self, menu: str, entry: str) -> None:
        """Choose an entry of a menu."""
        self.button(menu).click()
        self.page.get_by_role("button", name=re.compile(f"^{re.escape(entry)}")).click()

    def download(self, press: Callable[[], object]) -> tuple[str, bytes]:
        """Press something; return the name and the bytes of the file that the page gives."""
        browser = self.page.context.browser
        if browser and browser.browser_type.name == "firefox":
            self.page.evaluate(TAKE)
            press()
            name, data = self.page.evaluate("() => window.taken")
            return str(name), bytes(data)
        with self.page.expect_download() as downloading:
            press()
        return downloading.value.suggested_filename, downloading.value.path().read_bytes()

    def wait_until_saved(self) -> None:
        """Wait until what was typed into the file that is shown is kept."""
        self.page.wait_for_function(SAVED)

    def start(self) -> None:
        """Press Run."""
        self.button("Run the program").click()

    def run(self) -> str:
        """Press Run and wait for the end; return what was printed."""
        self.start()
        return self.finish()

    def finish(self, timeout_ms: float = RUN_MS) -> str:
        """Wait for the end of a run; return what was printed."""
        expect(self.output).to_have_attribute("aria-busy", "false", timeout=timeout_ms)
        return "".join(self.output.locator("samp").all_text_contents())

    def open(self, pane: str) -> None:
        """Show one of the results."""
        self.page.get_by_role("tablist", name="Results").get_by_role("tab", name=pane).click()

    def run_tests(self) -> list[str]:
        """Run the tests and wait for the end; return the verdict, then each test."""
        self.open("Tests")
        self.button("Run the tests").click()
        expect(self.tests).to_have_attribute(
            "data-state", re.compile("solved|none"), timeout=RUN_MS
        )
        listed = self.tests.get_by_role("listitem").all_inner_texts()
        return [self.tests.get_by_role("status").inner_text(), *listed]
