"""Programs with threads, asyncio, processes and sockets, again and again in one interpreter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from pathlib import Path
from statistics import median
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from handbook_build.pipeline import browsers

from tests.runtime import test_asyncio, test_bad_endings, test_processes, thread_programs
from tests.runtime.conftest import Interpreter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Playwright

ROUNDS = 12
EARLY = 5

PROGRAMS = {
    "threads and asyncio": [
        dedent(source)
        for source, printed in [*thread_programs.PROGRAMS.values(), *test_asyncio.PROGRAMS.values()]
        if printed is not None
    ],
    "processes and sockets": [
        path.read_text(encoding="utf-8")
        for path in test_processes.PROGRAMS
        if path.stem.startswith("sockets") or path.stem.endswith(("queues", "codes", "managers"))
    ],
}

RESTING = {"threads and asyncio": 1, "processes and sockets": test_bad_endings.RESTING}

GROWTH = 1.1
PSS = re.compile(r"^Pss: +(\d+) kB$", re.MULTILINE)

COLLECT = """
import gc, js
for _ in range(3): gc.collect(), js.gc()
print(sum(type(o).__name__ == "JsProxy" for o in gc.get_objects()))
"""

# What is traced is never collected, so memory is measured before.
COUNT = """
import gc, pyodide_js
module = pyodide_js._module
if not hasattr(module, "counts"):
    module.counts = True
    module.enable_pyproxy_allocation_tracing()
gc.collect()
print(module.pyproxy_alloc_map.size)
"""


@dataclass
class Measured:
    """What there is after a round."""

    memory_kb: int
    processor_s: float
    js_proxies: str


class Alone:
    """Python in a browser that has nothing else to do."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser.new_browser_cdp_session()
        self.page = browser.new_page()
        self.page.goto(address)
        self.page.wait_for_function("typeof window.runProgram === 'function'")
        self.interpreter = Interpreter(self.page, [])

    def run_all(self, programs: list[str]) -> None:
        for source in programs:
            ran = self.interpreter.run(source)
            assert (ran.outcome, ran.note) == ("ok", None)

    def measure(self, workers: int) -> Measured:
        """Return what there is once everything that can be collected is.

        :param workers: so many remain when the programs are over.
        """
        self.interpreter.expect_workers(workers)
        processor_s = max(self._processes().values())
        proxies = self.interpreter.run(COLLECT).text
        self.page.evaluate("gc()")
        renderer = max(self._processes().items(), key=itemgetter(1))[0]
        memory = PSS.search(Path(f"/proc/{renderer}/smaps_rollup").read_text(encoding="utf-8"))
        assert memory is not None
        return Measured(int(memory[1]), processor_s, proxies)

    def _processes(self) -> dict[int, float]:
        """Return the processor seconds of each process with pages in it; ours has most."""
        processes = self._browser.send("SystemInfo.getProcessInfo")["processInfo"]
        return {one["id"]: one["cpuTime"] for one in processes if one["type"] == "renderer"}


@pytest.fixture
def alone(
    playwright: Playwright, program: Callable[[str], str], site_address: str
) -> Iterator[Alone]:
    """Python in a browser of its own."""
    browser = playwright.chromium.launch(
        executable_path=program("chromium"),
        args=[*browsers.CHROMIUM_FLAGS, "--js-flags=--expose-gc"],
    )
    yield Alone(browser, site_address)
    browser.close()


@pytest.mark.parametrize("name", PROGRAMS)
def test_rounds_leave_nothing_behind_and_take_the_same_time(alone: Alone, name: str) -> None:
    rounds = []
    for _ in range(ROUNDS):
        alone.run_all(PROGRAMS[name])
        rounds.append(alone.measure(RESTING[name]))
    early, last = rounds[EARLY - 1], rounds[-1]
    assert last.memory_kb < GROWTH * early.memory_kb, rounds
    assert last.js_proxies == early.js_proxies, rounds
    seconds = [after.processor_s - before.processor_s for before, after in pairwise(rounds)]
    assert max(seconds) < 2 * median(seconds), seconds
    counts = []
    for _ in range(EARLY):
        alone.run_all(PROGRAMS[name])
        counts.append(alone.interpreter.run(COUNT).text)
    assert len(set(counts[1:])) == 1, counts
