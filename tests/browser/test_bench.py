"""The benchmarks measure something; what it is depends on the machine."""

from __future__ import annotations

import io
from contextlib import nullcontext
from typing import TYPE_CHECKING

from handbook_build.bench import start
from handbook_build.bench.suite import Bench
from handbook_build.pipeline import node
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
    assert median(rows(runs)["after hover"]) < cold
    assert median(rows(runs)["again"]) < cold
    assert median(rows(wire)["cold: requests"]) > 5
    assert median(rows(wire)["cold: MB"]) > 2
    assert median(rows(wire)["warm: MB"]) < 1
    assert marks.measured[0].label == "page received"
    assert marks.measured[-1].label == "output visible"
    assert median(marks.measured[-1], "cold, no limit") == cold
