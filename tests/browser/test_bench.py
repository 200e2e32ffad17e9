"""The benchmarks measure something; what it is depends on the machine."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from handbook_build.bench import serve, start, threads, visits
from handbook_build.bench.host import File, serving
from handbook_build.bench.link import LOCAL
from handbook_build.bench.suite import Bench
from handbook_build.pipeline import node, web_servers
from handbook_build.pipeline.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from handbook_build.bench.figures import Row, Table
    from handbook_build.pipeline.paths import Paths
    from playwright.sync_api import Playwright


def median(row: Row, column: str = "handbook") -> float:
    series = row.cells[column]
    assert series is not None
    return series.median


def rows(table: Table) -> dict[str, Row]:
    return {row.label: row for row in table.measured}


def test_start_of_our_page_is_measured_cold_warm_after_hover_and_again(
    checkout: Paths,
    program: Callable[[str], str],
    playwright: Playwright,
    tmp_path: Path,
) -> None:
    steps = Steps(tmp_path, io.StringIO())
    bundler = node.on_path() or node.in_venv(checkout)
    bench = Bench(
        checkout,
        steps,
        bundler,
        program("chromium"),
        repeat=1,
        only="handbook, no limit",
        playwright=lambda: nullcontext(playwright),
    )
    starts, runs, wire, _, marks = start.measure(bench)
    cold = median(rows(starts)["cold, no limit"])
    # Which one is less is nothing to test: other tests have the processor too
    assert min(cold, median(rows(runs)["after hover"]), median(rows(runs)["again"])) > 0
    assert median(rows(wire)["cold: requests"]) > 5
    assert median(rows(wire)["cold: MB"]) > 2
    assert median(rows(wire)["warm: MB"]) < 1
    assert marks.measured[0].label == "page received"
    assert median(rows(marks)["output visible"], "cold, no limit") == cold


RUN_IN_PIECES = """
<button>Run</button><output></output>
<script>
document.querySelector("button").onclick = () => setTimeout(() => {
  for (const piece of ["first\\n", "one", " two\\n", "\\n"])
    document.querySelector("output").append(piece);
}, 100);
</script>
"""


def test_a_last_line_that_comes_in_pieces_is_seen(
    playwright: Playwright, program: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visits, "PATIENCE_MS", 5_000)
    page = {"/": File.of("index.html", RUN_IN_PIECES.encode())}
    subject = visits.Subject("", "/", "button", "output", "one two")
    with (
        visits.new_profile(playwright, program("chromium")) as profile,
        serving(page, LOCAL) as host,
        profile.visit(host.address, subject) as visit,
    ):
        assert visit.press_soon().shown > 0


def test_threads_are_measured_in_the_page(
    checkout: Paths,
    program: Callable[[str], str],
    tmp_path: Path,
) -> None:
    program("chromium")
    source = threads.BOTH.program.read_text("utf-8")
    fewer = tmp_path / "fewer.py"
    fewer.write_text(source.replace("measure())", "measure(share=0.05, repetitions=1))"), "utf-8")
    both = replace(threads.BOTH, program=fewer)
    # In a thread of its own, because the one Playwright of the tests may occupy this one.
    with ThreadPoolExecutor(1) as pool:
        measured = both.figures(pool.submit(both.in_the_page, checkout).result())
    shown = {key for group in both.groups for key in group.labels}
    assert measured.keys() > shown
    assert min(measured.values()) > 0


def test_a_web_server_is_measured(
    checkout: Paths, program: Callable[[str], str], online_folder: Path
) -> None:
    load = serve.Load(program("wrk"), seconds=1)
    nginx = program("nginx")
    with web_servers.running(checkout, web_servers.NGINX, nginx, online_folder) as address:
        page = f"{address}handbook/fixtures/"
        packed, whole = load.run(page, "gzip"), load.run(page, "identity")
    assert min(packed[serve.RATE], whole[serve.RATE]) > 10
    size = {
        name: found[serve.SPEED] / found[serve.RATE]
        for name, found in {"packed": packed, "whole": whole}.items()
    }
    assert size["packed"] < size["whole"]
