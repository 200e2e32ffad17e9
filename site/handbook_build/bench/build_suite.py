"""The suite ``build``: how long the site takes to build.

Owns: what is built, and the table.
"""

from __future__ import annotations

import subprocess
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from handbook_build.bench.figures import Bar, Row, Table
from handbook_build.bench.suite import Suite
from handbook_build.errors import HandbookError

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook_build.bench.suite import Bench

__all__ = ["SUITE", "measure"]

COLUMN = "time"

METHOD = """\
`build.py build` as a process of its own, from its start to its end, after everything was set up
and built once."""


def measure(bench: Bench) -> list[Table]:
    """Measure builds of this checkout."""
    bars = {"nothing has changed": Bar(COLUMN, 2, "≤ 2 s")}
    trials = {"nothing has changed": partial(_timed, partial(_build, bench))}
    samples = bench.round_robin(trials)
    rows = [Row(name, {COLUMN: samples.series(name, COLUMN)}, bars[name]) for name in trials]
    return [Table("Builds, s", (COLUMN,), rows)]


def _timed(does: Callable[[], object]) -> dict[str, float]:
    """Return how many seconds something takes."""
    start = time.monotonic()
    does()
    return {COLUMN: time.monotonic() - start}


def _build(bench: Bench) -> None:
    """Build the site.

    :raises HandbookError: when that fails
    """
    command = [sys.executable, str(bench.paths.root / "build.py"), "build"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise HandbookError(f"bench: the build failed:\n{done.stdout}{done.stderr}")


SUITE = Suite("build", "how long the site takes to build", METHOD, measure)
