"""Visits of a page in a browser that has never seen it, or has seen it before.

Owns: profiles, what is run in a page to time it, and how its marks are read. Each profile is a
browser of its own with a new folder, so that a first visit finds no file and no compiled code.
"""

from __future__ import annotations

import json
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Error as PlaywrightError

from handbook_build.bench.memory import renderer_mb
from handbook_build.errors import HandbookError
from handbook_build.pipeline.browsers import CHROMIUM_FLAGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext, Page, Playwright

__all__ = ["Profile", "Subject", "Times", "Visit", "new_profile"]

PROBE = Path(__file__).parents[2] / "js" / "bench" / "probe.js"

PATIENCE_MS = 300_000
"""The stock editor needs a minute for 2,000 lines, and more on a busy machine."""
LAUNCH_MS = 1_000
"""For a browser that has begun to finish what it does at its start."""

WORKER_MARKS = """\
() => [performance.timeOrigin, performance.getEntriesByType("mark").map(
  ({ name, startTime }) => [name, startTime])]"""

PAGE_MARKS = "() => [performance.timeOrigin, bench.marks()]"

MARK = "handbook:"


@dataclass(frozen=True)
class Subject:
    """A page that runs one program.

    :ivar name: the column of tables
    :ivar path: on the host
    :ivar button: selector of its button Run; "" where it runs by itself
    :ivar output: selector of what takes the output
    :ivar expected: part of the last line of the output
    :ivar stop: selector of its button Stop; "" where it has none
    """

    name: str
    path: str
    button: str
    output: str
    expected: str
    stop: str = ""


@dataclass(frozen=True)
class Times:
    """Of one run, in milliseconds since the navigation; see ``probe.js``.

    :ivar pressed: when Run was pressed; 0 where there is no button
    :ivar shown: when the first frame with the output was there
    :ivar frames: how many were made between the two
    :ivar gap: the longest time between two of them
    :ivar task: the longest task of the page's thread; 0 where none took over 50 ms
    """

    pressed: float
    shown: float
    frames: float
    gap: float
    task: float

    @property
    def taken(self) -> float:
        """Milliseconds from Run to the output."""
        return self.shown - self.pressed


class Profile:
    """One browser.

    :param launch: starts it, with one page that shows nothing
    :param folder: where it keeps what it keeps
    """

    def __init__(self, launch: Callable[[], BrowserContext], folder: Path) -> None:
        self._launch = launch
        self._context = launch()
        self._folder = folder

    def restart(self) -> None:
        """End the browser and start it again."""
        self.close()
        self._context = self._launch()

    def close(self) -> None:
        """End the browser."""
        self._context.close()

    @contextmanager
    def visit(self, address: str, subject: Subject) -> Iterator[Visit]:
        """Open a page in place of the one before.

        :param address: of the host
        """
        before = self._context.pages[-1]
        page = self._context.new_page()
        before.close()
        options = {
            "button": subject.button,
            "output": subject.output,
            "expected": subject.expected,
            "stop": subject.stop,
            "patience": PATIENCE_MS,
        }
        script = f"globalThis.benchOptions = {json.dumps(options)};\n"
        page.add_init_script(script + PROBE.read_text(encoding="utf-8"))
        page.wait_for_timeout(LAUNCH_MS)
        try:
            page.goto(address + subject.path, wait_until="commit")
            yield Visit(page, self._folder)
        except PlaywrightError as error:
            reason = error.message.splitlines()[0]
            raise HandbookError(f"bench: {subject.name} at {subject.path}: {reason}") from error


class Visit:
    """An open page.

    :param folder: of its browser's profile
    """

    def __init__(self, page: Page, folder: Path) -> None:
        self.page = page
        self._folder = folder

    def press_soon(self) -> Times:
        """Have Run pressed as soon as it can be, and wait for the output."""
        return Times(**self.page.evaluate("() => bench.pressSoon()"))

    def until_ready(self) -> None:
        """Wait until one of our pages has marked that its Python is ready."""
        self.page.evaluate("() => bench.ready()")

    def press(self, *goal: str) -> Times:
        """Press Run and wait for the output.

        :param goal: a selector of what takes the output, and a part of its last line; without them
            those of the subject
        """
        return Times(**self.page.evaluate("(goal) => bench.press(...goal)", list(goal)))

    def press_stop(self, output: str, expected: str, after_ms: float) -> float:
        """Press Run, and Stop after some time; return the milliseconds from Stop to the end.

        :param output: selector of the output of a program that has ended
        :param expected: part of its last line
        """
        values = [output, expected, after_ms]
        taken: float = self.page.evaluate("(values) => bench.pressStop(...values)", values)
        return taken

    def rest(self, milliseconds: float) -> None:
        """Let the page do what it does when left alone."""
        self.page.wait_for_timeout(milliseconds)

    def memory_mb(self) -> dict[str, float]:
        """Return the memory of the browser's pages, of which this is the only one, as "memory"."""
        size = renderer_mb(self._folder)
        return {} if size is None else {"memory": size}

    def marks(self) -> dict[str, float]:
        """Return name to milliseconds since the navigation, for what page and workers have marked.

        A worker's beginning is among them.
        """
        origin, marks = self.page.evaluate(PAGE_MARKS)
        for number, worker in enumerate(self.page.workers, 1):
            begun, entries = worker.evaluate(WORKER_MARKS)
            marks[f"worker {number} begins"] = begun - origin
            marks |= {name: begun - origin + at for name, at in entries if name.startswith(MARK)}
        return {name.removeprefix(MARK): at for name, at in marks.items()}


@contextmanager
def new_profile(playwright: Playwright, chromium: str) -> Iterator[Profile]:
    """Start a browser that has never been anywhere.

    :param chromium: its path
    """
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as name:
        options: dict[str, Any] = {"executable_path": chromium, "args": CHROMIUM_FLAGS}
        launch = partial(playwright.chromium.launch_persistent_context, name, **options)
        profile = Profile(launch, Path(name))
        try:
            yield profile
        finally:
            profile.close()
