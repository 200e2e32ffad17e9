"""The suite ``print``: long outputs in our page, and the length that the stock editor can bear.

Owns: the programs and the tables. The pages are in ``pages.py``.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from handbook_build.bench import pages
from handbook_build.bench.figures import Bar, Row, Table
from handbook_build.bench.host import read_files, serving
from handbook_build.bench.link import LOCAL
from handbook_build.bench.pages import OURS, STOCK
from handbook_build.bench.suite import Suite
from handbook_build.bench.visits import new_profile
from handbook_build.errors import HandbookError

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Playwright

    from handbook_build.bench.figures import Samples
    from handbook_build.bench.host import Host
    from handbook_build.bench.suite import Bench, Trial
    from handbook_build.bench.visits import Subject, Times, Visit

__all__ = ["SUITE", "measure"]

SHORT, LONG, ENDLESS = 2_000, 10_000, 1_000_000
STOP_AFTER_MS = 1_000
REST_MS = 2_000

METHOD = f"""\
Programs of one line that print numbered lines of 20 characters, in an open page whose Python is
ready: from the press on Run to the frame that shows the last line, or for {ENDLESS:,} lines, of
which the page shows {LONG:,} and a notice, to the frame that says that the run is over. *Frames*
are those that the page's thread makes meanwhile; in the *longest gap* between two of them a
reader's click would wait. The *longest task* is what the browser reports: nothing up to 50 ms.
*Stop* is pressed after 1 s of a program that prints for ever. Memory is the PSS of the browser's
renderer processes for pages. The stock editor runs the shortest program only."""


def program(lines: int) -> str:
    """Return a program that prints so many lines."""
    return f"for number in range({lines}): print(f'this is line {{number:07}}')"


def last_line(lines: int) -> str:
    """Return what it prints last."""
    return f"this is line {lines - 1:07}"


def measure(bench: Bench) -> list[Table]:
    """Measure our page and the stock editor."""
    example = pages.first_program(bench.paths.dist)
    files = read_files(pages.mounts(bench.paths))
    with bench.playwright() as playwright, serving(files, LOCAL) as host:
        path = pages.add_stock_page(host, "py-editor", example.source)
        start = partial(_trial, bench, playwright, host)
        trials: dict[str, Trial] = {
            OURS: partial(start, pages.ours(example), partial(_our_runs, f"#{example.name}")),
            STOCK: partial(start, pages.stock(path, example.last_line), _stock_runs),
        }
        samples = bench.round_robin(trials)
    return tables(samples)


def _trial(
    bench: Bench,
    playwright: Playwright,
    host: Host,
    subject: Subject,
    runs: Callable[[Visit], dict[str, float]],
) -> dict[str, float]:
    """Open a page in a new browser, and measure runs in it once one is over."""
    with (
        new_profile(playwright, bench.chromium) as profile,
        profile.visit(host.address, subject) as visit,
    ):
        visit.press_soon()
        visit.rest(REST_MS)
        return runs(visit)


def _stock_runs(visit: Visit) -> dict[str, float]:
    """Run the shortest program in the stock editor."""
    _type(".py-editor-input .cm-content", visit, program(SHORT))
    return _figures(SHORT, visit.press(".py-editor-output", last_line(SHORT)))


def _our_runs(own: str, visit: Visit) -> dict[str, float]:
    """Run one program after the other in our page.

    :param own: selector of the example
    """
    editor, output = f"{own} .cm-content", f"{own} [data-kind=run] .example-run"
    ended = f"{output}[aria-busy=false]"
    measured: dict[str, float] = {}
    visit.page.locator(f"{own} [data-action=edit]").click()
    for lines in (SHORT, LONG):
        _type(editor, visit, program(lines))
        measured |= _figures(lines, visit.press(output, last_line(lines)))
    before = visit.memory_mb()
    _type(editor, visit, program(ENDLESS))
    measured |= _figures(ENDLESS, visit.press(ended, ""))
    if not visit.page.get_by_text(f"Only the first {LONG:,} lines").is_visible():
        raise HandbookError(f"bench: {ENDLESS:,} lines came to an end without a notice")
    after = visit.memory_mb()
    measured |= {f"{name} before": size for name, size in before.items()}
    measured |= {f"{name} after": size for name, size in after.items()}
    _type(editor, visit, "while True: print('this is line after line')")
    measured["stop"] = visit.press_stop(ended, "", STOP_AFTER_MS)
    return measured


def _type(editor: str, visit: Visit, source: str) -> None:
    """Put a program of one line into an open editor, and let the page come to rest.

    :param editor: selector of what holds the text
    """
    visit.page.locator(editor).click()
    visit.page.keyboard.press("Control+a")
    visit.page.keyboard.insert_text(source)
    visit.rest(REST_MS)


def _figures(lines: int, times: Times) -> dict[str, float]:
    """Name the figures of a run."""
    figures = {"time": times.taken, "frames": times.frames, "gap": times.gap, "task": times.task}
    return {f"{lines} {name}": value for name, value in figures.items()}


def tables(samples: Samples) -> list[Table]:
    """Return the tables of what was measured."""
    return [_times(samples), _responses(samples), _memory(samples)]


def _row(samples: Samples, label: str, quantity: str, bar: Bar | None = None) -> Row:
    cells = {name: samples.series(name, quantity) for name in (OURS, STOCK)}
    return Row(label, cells, bar)


def _times(samples: Samples) -> Table:
    bars = {LONG: Bar(OURS, 1000, "≤ 1 s")}
    rows = [
        _row(samples, f"{lines:,} lines", f"{lines} time", bars.get(lines))
        for lines in (SHORT, LONG, ENDLESS)
    ]
    rows.append(_row(samples, "Stop, to the end", "stop"))
    return Table("From the press to the end, ms", (OURS, STOCK), rows, STOCK)


def _responses(samples: Samples) -> Table:
    labels = {"frames": "frames", "gap": "longest gap, ms", "task": "longest task, ms"}
    rows = [
        _row(samples, f"{lines:,} lines: {label}", f"{lines} {quantity}")
        for lines in (SHORT, LONG, ENDLESS)
        for quantity, label in labels.items()
    ]
    return Table("What the page's thread does meanwhile", (OURS, STOCK), rows)


def _memory(samples: Samples) -> Table:
    rows = [
        _row(samples, f"{when} {ENDLESS:,} lines", f"memory {when}") for when in ("before", "after")
    ]
    return Table("Memory of the page's processes, MB", (OURS,), rows)


SUITE = Suite("print", "long outputs", METHOD, measure)
