"""The suite ``start``: from opening a page to its first output, against the same Python elsewhere.

Owns: what is measured in which order, and the tables. The pages are in ``pages.py``.
"""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

from handbook_build.bench import pages
from handbook_build.bench.figures import Bar, Row, Samples, Table
from handbook_build.bench.host import read_files, serving
from handbook_build.bench.link import LOCAL, MOBILE
from handbook_build.bench.pages import OURS, RAW, STOCK, Program
from handbook_build.bench.suite import Suite
from handbook_build.bench.visits import new_profile

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

    from handbook_build.bench.host import Host
    from handbook_build.bench.link import Link
    from handbook_build.bench.suite import Bench, Trial
    from handbook_build.bench.visits import Profile, Subject, Visit

__all__ = ["SUITE", "measure"]

IDLE_MS = 4_000
"""What a page does when left alone is over by then."""
AGAIN = 10
"""How often Run is pressed again; the median counts."""

COLUMNS = (OURS, STOCK, RAW)
LINKS = (LOCAL, MOBILE)

METHOD = """\
The same program in three pages: the first example of a lesson, the stock `<script
type="py-editor">`, and Pyodide alone in a module worker that runs it at once. A script in the page
presses Run as soon as there is a button that can be pressed, and notes the end of the frame in
which the output is visible; times count from the beginning of the navigation. *Cold* is a browser
with a new profile, so that neither files nor compiled code are there; *warm* is a second visit in
that browser, in a new tab, after 4 s of rest and the end of the first one. *Again* presses Run in
that page after its first run: the median of 10, in the raw page none. *Used* is the visit after
it: browsers keep what they have compiled of a page that is used. *After hover* is one more visit:
the mouse rests on the example until Python is ready and for 4 s more, then Run is pressed. All
pages come from one host that gzips (level 6) text and wasm but no zip, as static hosts do, speaks
HTTP/1.1, and lets browsers keep files for ten minutes. The limited link is one bucket of 20 Mbit/s
for all connections and 40 ms before each answer. Bytes are counted there, headers included. Memory
is the PSS of the browser's renderer processes for pages after the first output, an empty spare one
of about 15 MB included; *warm* in a browser that was started again."""


def measure(bench: Bench) -> list[Table]:
    """Measure all pages over all links."""
    program = pages.first_program(bench.paths.dist)
    files = read_files(pages.mounts(bench.paths))
    trials: dict[str, Trial] = {}
    with bench.playwright() as playwright, ExitStack() as stack:
        for link in LINKS:
            host = stack.enter_context(serving(files, link))
            for subject in _subjects(host, program):
                trial = partial(_trial, bench, playwright, host, subject)
                trials[_variant(subject.name, link)] = trial
        samples = bench.round_robin(trials)
    return tables(samples)


def _subjects(host: Host, program: Program) -> list[Subject]:
    """Put the pages of the others on a host, and return all."""
    expected = program.last_line
    stock_path = pages.add_stock_page(host, "py-editor", program.source)
    raw_path = pages.add_raw_page(host, "raw", program.source)
    return [
        pages.ours(program),
        pages.stock(stock_path, expected),
        pages.raw(raw_path, expected),
    ]


def _variant(subject: str, link: Link) -> str:
    """Return the name of a page over a link."""
    return f"{subject}, {link.name}"


def _trial(bench: Bench, playwright: Playwright, host: Host, subject: Subject) -> dict[str, float]:
    """Visit a page several times in one new browser."""
    with new_profile(playwright, bench.chromium) as profile:
        measured = _first_visit(profile, host, subject)
        measured |= _second_visit(profile, host, subject)
        measured |= _third_visit(profile, host, subject)
        if subject.name == OURS:
            measured |= _hovering_visit(profile, host, subject)
        profile.restart()
        measured |= _restarted_visit(profile, host, subject)
    return measured


def _first_visit(profile: Profile, host: Host, subject: Subject) -> dict[str, float]:
    """Time a visit of a browser that has never seen the page, and let the page rest."""
    measured: dict[str, float] = {}
    host.take_count()
    with profile.visit(host.address, subject) as visit:
        measured |= _timed(visit, host, "cold")
        measured |= {f"cold {name}": size for name, size in visit.memory_mb().items()}
        visit.rest(IDLE_MS)
        requests, size_bytes = host.take_count()
        measured |= {"idle requests": requests, "idle MB": size_bytes / 1e6}
    return measured


def _second_visit(profile: Profile, host: Host, subject: Subject) -> dict[str, float]:
    """Time a visit of a browser that has seen the page, and runs after it."""
    with profile.visit(host.address, subject) as visit:
        host.take_count()
        measured = _timed(visit, host, "warm")
        if subject.button:
            visit.rest(IDLE_MS)
            presses = Samples()
            for _ in range(AGAIN):
                presses.add("", {"again": visit.press().taken})
                visit.rest(100)
            again = presses.series("", "again")
            measured |= {"again": again.median} if again else {}
    return measured


def _third_visit(profile: Profile, host: Host, subject: Subject) -> dict[str, float]:
    """Time a visit of a browser in which the page has been used."""
    with profile.visit(host.address, subject) as visit:
        return _timed(visit, host, "used")


def _restarted_visit(profile: Profile, host: Host, subject: Subject) -> dict[str, float]:
    """Measure the memory of a browser in which nothing is left of the visits before."""
    with profile.visit(host.address, subject) as visit:
        visit.press_soon()
        return {f"warm {name}": size for name, size in visit.memory_mb().items()}


def _hovering_visit(profile: Profile, host: Host, subject: Subject) -> dict[str, float]:
    """Time a run for which the page has had time to get ready."""
    with profile.visit(host.address, subject) as visit:
        visit.page.locator(subject.button).hover()
        visit.until_ready()
        visit.rest(IDLE_MS)
        return {"after hover": visit.press().taken}


def _timed(visit: Visit, host: Host, kind: str) -> dict[str, float]:
    """Time a visit's first run; the names of what is measured begin with its kind."""
    times = visit.press_soon()
    requests, size_bytes = host.take_count()
    measured = {"": times.shown, "requests": requests, "MB": size_bytes / 1e6}
    marks = {**visit.marks(), "Run pressed": times.pressed, "output visible": times.shown}
    measured |= {f"mark {name}": at for name, at in marks.items()}
    return {f"{kind} {name}".strip(): value for name, value in measured.items()}


def tables(samples: Samples) -> list[Table]:
    """Return the tables of what was measured."""
    return [_starts(samples), _runs(samples), _wire(samples), _memory(samples), _marks(samples)]


def _row(
    samples: Samples, label: str, quantity: str, link: Link = LOCAL, bar: Bar | None = None
) -> Row:
    """Return the line of one quantity, over all pages."""
    cells = {name: samples.series(_variant(name, link), quantity) for name in COLUMNS}
    return Row(label, cells, bar)


def _starts(samples: Samples) -> Table:
    bars = {
        "cold": Bar(OURS, 1 / 3, "≤ 1/3", relative=True),
        "warm": Bar(OURS, 1 / 4, "≤ 1/4 (stretch 1/5)", relative=True),
        "used": Bar(OURS, 1 / 4, "≤ 1/4 (stretch 1/5)", relative=True),
    }
    rows = [
        _row(samples, f"{kind}, {link.name}", kind, link, bar)
        for link in LINKS
        for kind, bar in bars.items()
    ]
    title = "From navigation to the first output, ms"
    return Table(title, COLUMNS, rows, STOCK)


def _runs(samples: Samples) -> Table:
    rows = [
        _row(samples, "after hover", "after hover", bar=Bar(OURS, 100, "≤ 100 ms")),
        _row(samples, "again", "again", bar=Bar(OURS, 20, "≤ 20 ms")),
    ]
    return Table("From the press on Run to the output, on an open page, ms", (OURS, STOCK), rows)


def _wire(samples: Samples) -> Table:
    labels = {
        "cold requests": "cold: requests",
        "cold MB": "cold: MB",
        "idle requests": "then, at rest: requests",
        "idle MB": "then, at rest: MB",
        "warm requests": "warm: requests",
        "warm MB": "warm: MB",
    }
    rows = [_row(samples, label, quantity) for quantity, label in labels.items()]
    return Table("Over the wire, until the first output", COLUMNS, rows)


def _memory(samples: Samples) -> Table:
    rows = [_row(samples, kind, f"{kind} memory") for kind in ("cold", "warm")]
    return Table("Memory of the page's processes after the first output, MB", COLUMNS, rows, STOCK)


def _marks(samples: Samples) -> Table:
    """Return where the time goes in our page."""
    columns = {f"{kind}, {link.name}": (kind, link) for link in LINKS for kind in ("cold", "warm")}
    found: dict[str, Row] = {}
    for kind, link in columns.values():
        variant = _variant(OURS, link)
        for quantity in samples.quantities(variant):
            name = quantity.removeprefix(f"{kind} mark ")
            if name != quantity and name not in found:
                cells = {
                    column: samples.series(_variant(OURS, of), f"{visit} mark {name}")
                    for column, (visit, of) in columns.items()
                }
                found[name] = Row(name, cells)
    rows = sorted(found.values(), key=_first_time)
    title = f"Where the time of the {OURS} goes: ms since the navigation"
    return Table(title, tuple(columns), rows)


def _first_time(row: Row) -> float:
    """Return the time of a mark in the first visit that has it."""
    return next((cell.median for cell in row.cells.values() if cell), 0.0)


SUITE = Suite("start", "from opening a page to its first output", METHOD, measure)
