"""``build.py bench``: builds the site, runs suites, and shows and writes down what they measured.

Owns: the order of these. Must not import Sphinx.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from handbook_build.bench import machine
from handbook_build.bench.report import Section, merge
from handbook_build.bench.suite import Bench
from handbook_build.bench.suites import SUITES, choose
from handbook_build.pipeline import browsers, site_build

if TYPE_CHECKING:
    from handbook_build.bench.suite import Suite
    from handbook_build.pipeline.node import Node
    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

__all__ = ["ENOUGH", "Request", "main"]

ENOUGH = 5
"""Repetitions below which nothing is written down."""


@dataclass(frozen=True)
class Request:
    """What the command line asks for.

    :ivar suites: names; none means all
    :ivar repeat: how often each variant is measured
    :ivar only: a part of the names of the variants to measure; "" means all
    :ivar python: name or path of the CPython that the page's is held against; "" for the newest
    """

    suites: tuple[str, ...] = ()
    repeat: int = ENOUGH
    only: str = ""
    python: str = ""

    @property
    def lasting(self) -> bool:
        """Whether the result is worth writing down."""
        return self.repeat >= ENOUGH and not self.only


def main(paths: Paths, steps: Steps, node: Node, request: Request) -> int:
    """Build the site and measure.

    :param node: runs esbuild
    :return: exit code, 0; a bar that is missed is no failure
    :raises HandbookError: when the site can't be built, a name is unknown, or a page fails
    """
    chosen = choose(request.suites)
    site_build.build_quietly(paths, steps, node)
    chromium = browsers.find_chromium(steps)
    bench = Bench(paths, steps, node, chromium, request.repeat, request.only, request.python)
    browser = _browser_version(bench)
    for suite in chosen:
        section = _run(bench, suite, browser)
        steps.say(f"\n{section.markdown()}")
        if request.lasting:
            _write(paths, section)
    if not request.lasting:
        steps.say(f"Not written down: that takes all variants, {ENOUGH} times or more.")
    return 0


def _run(bench: Bench, suite: Suite, browser: str) -> Section:
    """Measure one suite."""
    bench.steps.say(f"{suite.name}: {suite.title}")
    date = datetime.now(UTC).date().isoformat()
    conditions = f"{date}; {machine.describe(browser)}; {bench.repeat} repetitions, round robin."
    return Section(suite.name, suite.title, conditions, suite.method, suite.measure(bench))


def _write(paths: Paths, section: Section) -> None:
    """Put the section of a suite into the file."""
    path = paths.root / "docs" / "benchmarks.md"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    order = [suite.name for suite in SUITES]
    path.write_text(merge(text, [section], order), encoding="utf-8", newline="\n")


def _browser_version(bench: Bench) -> str:
    """Return the browser's name and version."""
    with bench.playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=bench.chromium, args=browsers.CHROMIUM_FLAGS
        )
        version = browser.version
        browser.close()
    return f"Chromium {version}, headless"
