"""The suite ``read``: what Lighthouse says of pages that are only read, on a phone it simulates.

Owns: which pages, and the tables. How a report is read is in ``pipeline/lighthouse.py``.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from handbook_build.bench.figures import Bar, Row, Table
from handbook_build.bench.host import read_files, serving
from handbook_build.bench.link import LOCAL
from handbook_build.bench.suite import Suite
from handbook_build.pipeline import lighthouse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from handbook_build.bench.figures import Samples
    from handbook_build.bench.suite import Bench, Trial
    from handbook_build.pipeline.lighthouse import Lighthouse

__all__ = ["PAGES", "SUITE", "longest_lesson", "measure", "tables"]

CHAPTER = "functions/"

METHOD = """\
Lighthouse 12 in its mobile setting: a screen of 412 px, a processor four times slower and a link of
1.6 Mbit/s with 150 ms, both simulated from a visit at full speed. Each run has a browser of its
own. The host gzips (level 6), as static hosts do. *Longest* is the lesson with the largest HTML. A
score is of 100 points; those of accessibility, best practices and SEO, and the bytes, are asserted
by a test too."""


def longest_lesson(dist: Path) -> str:
    """Return the path of the lesson whose page is the largest file."""
    raw = json.loads((dist / "data" / "handbook.json").read_text(encoding="utf-8"))
    urls: list[str] = [lesson["url"] for lesson in raw["lessons"] if lesson["kind"] == "section"]
    return "/" + max(urls, key=lambda url: (dist / url / "index.html").stat().st_size)


PAGES: dict[str, Callable[[Path], str]] = {
    "home": lambda dist: "/",
    "chapter": lambda dist: f"/{CHAPTER}",
    "longest": longest_lesson,
}


def measure(bench: Bench) -> list[Table]:
    """Have Lighthouse look at each page several times."""
    judge = lighthouse.install(bench.paths, bench.steps, bench.node, bench.chromium)
    dist = bench.paths.dist
    with serving(read_files({"/": dist}), LOCAL) as host:
        trials: dict[str, Trial] = {
            name: partial(_trial, judge, host.address + path_in(dist))
            for name, path_in in PAGES.items()
        }
        return tables(bench.round_robin(trials))


def _trial(judge: Lighthouse, address: str) -> dict[str, float]:
    """Return what one look says, by the names of the rows."""
    report = judge.audit(address)
    size = {"KB": report.size_bytes / 1000, "requests": report.requests}
    return {**report.scores, **report.times, **size}


def tables(samples: Samples) -> list[Table]:
    """Return the tables of what was measured."""
    scores = [
        _row(samples, f"{name}, {page}", name, page)
        for name in lighthouse.CATEGORIES
        for page in PAGES
    ]
    return [
        Table("Scores, of 100", ("score",), scores),
        Table("Times on the simulated phone, ms", tuple(PAGES), _by_page(samples, _TIMES)),
        Table("Over the wire", tuple(PAGES), _by_page(samples, ("KB", "requests"))),
    ]


_TIMES = tuple(lighthouse.TIMES.values())


def _row(samples: Samples, label: str, quantity: str, page: str) -> Row:
    """Return the line of one score of one page, with its bar."""
    return Row(
        label, {"score": samples.series(page, quantity)}, Bar("score", 100, "100", least=True)
    )


def _by_page(samples: Samples, quantities: tuple[str, ...]) -> list[Row]:
    """Return a line for each quantity, with a column for each page."""
    return [Row(name, {page: samples.series(page, name) for page in PAGES}) for name in quantities]


SUITE = Suite("read", "what Lighthouse says of pages that are read", METHOD, measure)
