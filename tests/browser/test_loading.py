"""Parts that cannot be loaded: one sentence, another try, and a page that stays readable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import hosts
from tests.browser.example import RUN_MS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.browser.conftest import Reader, Visit

CLOSURES = "functions/closures/"
# Chromium, Pyodide and PyScript each have words of their own for the console; Pyodide leaves a
# rejection of its worker unhandled.
BROKEN = "^console: |^page: (Failed to fetch|network error)"


@pytest.fixture
def host(handbook_folder: Path) -> Iterator[hosts.BreakingServer]:
    """A host whose connections can be made to break."""
    with hosts.breaking(handbook_folder) as server:
        yield server


@pytest.fixture
def visit(reader: Reader, host: hosts.BreakingServer) -> Visit:
    """Section 5.5 on that host."""
    visit = reader.visit(f"{host.address}/", CLOSURES)
    visit.watch.allow(BROKEN)
    return visit


@pytest.mark.parametrize(
    "part",
    [
        "pyodide.asm.wasm",
        "assets/(snapshot|python)-",
        "assets/interpreter-",
        r"assets/handbook-\w+\.zip",
        "assets/pyscript-",
    ],
)
def test_python_connection_lost_half_way_sentence_and_retry(
    visit: Visit, host: hosts.BreakingServer, part: str
) -> None:
    host.broken = part
    basics = visit.example("closures-basics")
    basics.start()
    retry = basics.button("Retry running")
    expect(retry).to_be_visible(timeout=RUN_MS)
    expect(basics.whole.get_by_text("connection was lost while Python was loading")).to_be_visible()
    expect(basics.code).to_be_visible()
    expect(basics.button("Run")).to_be_enabled()
    host.broken = ""
    retry.press("Enter")
    basics.wait_for_text("False True")
    expect(retry).to_be_hidden()
    expect(basics.button("Run")).to_be_focused()
    assert visit.example("counter-factory").run().startswith("1 2 1\n")


@pytest.mark.parametrize("part", ["assets/snapshot-", "assets/python-"])
def test_python_does_without_what_it_can_do_without(
    visit: Visit, host: hosts.BreakingServer, part: str
) -> None:
    host.broken = part
    assert visit.example("closures-basics").run().startswith("False True\n")


def test_python_not_loaded_recorded_output_stays_readable(
    visit: Visit, host: hosts.BreakingServer
) -> None:
    host.broken = "pyodide.asm.wasm"
    basics = visit.example("closures-basics")
    basics.start()
    expect(basics.button("Retry running")).to_be_visible(timeout=RUN_MS)
    expect(basics.recorded).to_be_visible()


def test_editor_not_loaded_sentence_and_another_try(
    visit: Visit, host: hosts.BreakingServer
) -> None:
    host.broken = "assets/editor"
    basics = visit.example("closures-basics")
    basics.button("Edit").click()
    sentence = basics.whole.get_by_text("A part of this page could not be loaded.")
    expect(sentence).to_be_visible()
    host.broken = ""
    basics.button("Edit").click()
    expect(basics.editor).to_be_focused()
    expect(sentence).to_be_hidden()


def test_python_without_webassembly_one_sentence(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook, CLOSURES, script="delete window.WebAssembly")
    basics = visit.example("closures-basics")
    basics.start()
    sentence = basics.whole.get_by_text("This browser does not offer WebAssembly")
    expect(sentence).to_be_visible()
    expect(basics.button("Retry running")).to_be_visible()
    expect(basics.code).to_be_visible()


def test_progress_named_while_python_loads(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook, CLOSURES)
    basics = visit.example("closures-basics")
    basics.start()
    progress = visit.page.get_by_role("progressbar", name="Loading Python for closures-basics")
    expect(progress).to_be_visible()
    expect(basics.whole.get_by_text("Loading Python").first).to_be_visible()
    assert basics.finish() == "False True\n"
    expect(progress).to_be_hidden()


# Without it a page doesn't start Python by itself.
IS_KEPT = """async () => {
    const keys = await (await caches.open("handbook-runtime")).keys();
    return ["/runtime-started", ".wasm"].every((end) => keys.some(({ url }) => url.endsWith(end)));
}"""


def test_second_visit_starts_python_by_itself(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook, CLOSURES)
    visit.example("closures-basics").run()
    visit.wait_until(IS_KEPT)
    with visit.page.expect_request("**/assets/pyscript-*/core*"):
        visit.open("")
    assert visit.example("home-hello").run().startswith(" " * 20 + "▲")


def test_worker_is_started_by_pyscript(reader: Reader, handbook: str) -> None:
    script = """
        const Real = Worker;
        window.starters = [];
        window.Worker = class extends Real {
            constructor(...given) {
                super(...given);
                window.starters.push(new Error().stack);
            }
        };"""
    visit = reader.visit(handbook, CLOSURES, script=script)
    visit.example("closures-basics").run()
    starters = visit.page.evaluate("() => window.starters")
    assert len(starters) == 1
    assert "/assets/pyscript-" in starters[0]
