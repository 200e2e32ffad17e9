"""The programs of test_threads.py and test_asyncio.py, again and again in one interpreter."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from handbook_build.pipeline import browsers

from tests.runtime import test_asyncio, thread_programs
from tests.runtime.conftest import Interpreter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Playwright

ROUNDS = 20
EARLY = 5

PROGRAMS = [
    dedent(source)
    for source, printed in [*thread_programs.PROGRAMS.values(), *test_asyncio.PROGRAMS.values()]
    if printed is not None
]

COUNT = """
import gc, pyodide_js
gc.collect()
module = pyodide_js._module
if not getattr(module, "counts", False):
    module.counts = True
    module.enable_pyproxy_allocation_tracing()
print(module.pyproxy_alloc_map.size, sum(type(o).__name__ == "JsProxy" for o in gc.get_objects()))
"""


@pytest.fixture
def alone(
    playwright: Playwright, program: Callable[[str], str], site_address: str, tmp_path: Path
) -> Iterator[Interpreter]:
    """Python in a browser that has nothing else to do."""
    context = playwright.chromium.launch_persistent_context(
        tmp_path / "profile",
        executable_path=program("chromium"),
        args=browsers.CHROMIUM_FLAGS,
    )
    page = context.new_page()
    page.goto(site_address)
    page.wait_for_function("typeof window.runProgram === 'function'")
    yield Interpreter(page, [])
    context.close()


def test_rounds_leave_no_proxies_and_no_workers_behind(alone: Interpreter) -> None:
    counts = []
    for _ in range(ROUNDS):
        run_all(alone)
        counts.append((alone.run(COUNT).text, len(alone.page.workers)))
    assert counts[EARLY - 1] == counts[-1]


def run_all(interpreter: Interpreter) -> None:
    for source in PROGRAMS:
        ran = interpreter.run(source)
        assert (ran.outcome, ran.note) == ("ok", None)
