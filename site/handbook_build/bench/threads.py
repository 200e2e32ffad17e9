"""The suite ``threads``: what threads and tasks cost in the page, and in CPython on the desktop.

Owns: where one program is run, and the tables of what it prints. What is measured, and how, is in
``material/thread_costs.py``.
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from handbook_build.bench import interpreters
from handbook_build.bench.figures import Row, Table
from handbook_build.bench.suite import Suite
from handbook_build.checker import programs
from handbook_build.errors import HandbookError
from handbook_build.pipeline.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook_build.bench.figures import Samples
    from handbook_build.bench.suite import Bench
    from handbook_build.pipeline.paths import Paths

__all__ = ["GROUPS", "OURS", "PROGRAM", "SUITE", "figures", "measure", "tables"]

PROGRAM = Path(__file__).parent / "material" / "thread_costs.py"
OURS = "handbook"
LIMIT_S = 120

SHARE = "two loops, of one"


@dataclass(frozen=True)
class Group:
    """What is shown in one table.

    :ivar title: with the unit
    :ivar unit: so many of it are a second
    :ivar labels: what the program measures, and what the table calls it
    """

    title: str
    unit: float
    labels: Mapping[str, str]


GROUPS = (
    Group(
        "Threads and tasks, µs each",
        1e6,
        {
            "start and join": "a thread is started and joined",
            "queues": "there and back, over two `queue.Queue`",
            "events": "there and back, over two `threading.Event`",
            "locks": "there and back, over two `threading.Lock`",
            "pool": "`ThreadPoolExecutor.submit().result()`",
            "to_thread": "`await asyncio.to_thread()`",
            "turn": "`await asyncio.sleep(0)`, 1 task",
            "turn of 100": "`await asyncio.sleep(0)`, each of 100 tasks",
        },
    ),
    Group(
        "A crowd of 1,000 threads, ms",
        1e3,
        {
            "park": "until all wait",
            "release": "from then until all have ended",
            "park and release": "whole",
        },
    ),
    Group(
        "Locks and loops, ns each",
        1e9,
        {
            "lock": "`with` a `Lock` that is free",
            "rlock": "`with` an `RLock` that is free",
            "contended lock": "`with` a `Lock` that 4 threads want",
            "loop": "a turn of a loop, alone",
            "two loops": "a turn of a loop, in either of 2 threads",
            "unheard loop": "a turn of a loop, alone, without interrupts",
            "first loop": "a turn of a loop, alone, where the program began",
        },
    ),
)
TOGETHER = Group("What a loop in 2 threads does in a second", 1, {SHARE: "of what 1 does"})

METHOD = """\
One program, `bench/material/thread_costs.py`, in CPython as a process of its own, and in a new page
of the built site as `build.py check --program` runs it; each prints what its own
`time.perf_counter()` says. It measures all of it once to warm up, and then three times, each thing
so often that it takes tens of milliseconds, and prints medians, of which the tables have medians.
*There and back* are two threads that answer each other. The loop computes, and nothing else; its
two threads share the work, so that the time of a turn grows by what the changes between them cost.
*Without interrupts* takes from Pyodide what it reads at every 50th turn to learn of signals and of
the end of a time slice. *Where the program began* is code that it runs without a call from C to
Python in between: the browser, which begins with code that it has made in haste, does not replace
what is running. The crowd are 1,000 threads that wait for one `threading.Event`. In CPython threads
run on all cores, of which one at a time computes, and waking one is the operating system's
business; in the page they are all on one."""


def measure(bench: Bench) -> list[Table]:
    """Measure the page and the CPython of this machine."""
    native = interpreters.find(bench.python)
    samples = bench.round_robin(
        {
            OURS: lambda: figures(in_the_page(bench.paths)),
            native.name: lambda: figures(native.run(PROGRAM, LIMIT_S)),
        }
    )
    return tables(samples, native.name)


def in_the_page(paths: Paths, program: Path = PROGRAM) -> str:
    """Run a program in a page of its own; return what it writes.

    :raises HandbookError: when it fails
    """
    prepared = programs.prepare(programs.Request((program,), timeout_s=LIMIT_S))
    shown, errors = io.StringIO(), io.StringIO()
    if programs.run(paths, Steps(paths.logs, shown), prepared, errors):
        raise HandbookError(f"bench: a page failed:\n{shown.getvalue()}{errors.getvalue()}")
    return shown.getvalue()


def figures(shown: str) -> dict[str, float]:
    """Return what the program has measured, and what two loops do in a second, of what one does.

    :param shown: begins with the line that the program writes
    """
    seconds: dict[str, float] = json.loads(shown.partition("\n")[0])
    units = {key: group.unit for group in GROUPS for key in group.labels}
    measured = {key: value * units[key] for key, value in seconds.items()}
    return measured | {SHARE: seconds["loop"] / seconds["two loops"]}


def tables(samples: Samples, native: str) -> list[Table]:
    """Return the tables of what was measured.

    :param native: name of the CPython
    """
    columns = (OURS, native)

    def table(group: Group, base: str | None) -> Table:
        rows = [
            Row(label, {name: samples.series(name, key) for name in columns})
            for key, label in group.labels.items()
        ]
        return Table(group.title, columns, rows, base)

    return [*(table(group, native) for group in GROUPS), table(TOGETHER, None)]


SUITE = Suite("threads", "what threads and tasks cost", METHOD, measure)
