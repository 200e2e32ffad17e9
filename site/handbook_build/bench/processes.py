"""The suite ``processes``: what other processes cost in the page, and in CPython on the desktop.

Owns: the tables of what ``material/process_costs.py`` prints, which says what is measured and how.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from handbook_build.bench import interpreters, threads
from handbook_build.bench.figures import Row, Table
from handbook_build.bench.suite import Suite
from handbook_build.bench.threads import OURS, Group

if TYPE_CHECKING:
    from handbook_build.bench.figures import Samples
    from handbook_build.bench.suite import Bench

__all__ = ["GROUPS", "OURS", "PROGRAM", "SPEED_UP", "SUITE", "figures", "measure", "tables"]

PROGRAM = Path(__file__).parent / "material" / "process_costs.py"
LIMIT_S = 120

SPEED_UP = "speed-up"

GROUPS = (
    Group(
        "Processes, ms each",
        1e3,
        {
            "first": "the first `subprocess.run([sys.executable, ...])` of a program",
            "next": "one of the next",
            "process": "a `multiprocessing.Process` is started and joined",
        },
    ),
    Group(
        "From one to the other, µs",
        1e6,
        {
            "queues": "there and back, over two `multiprocessing.Queue`",
            "pipe": "there and back, over a `Pipe`",
            "socket": "there and back, over a socket to another thread",
            "value": "`value += 1` of a `Value`, with its lock",
            "manager": "an item of a `Manager`'s dict",
        },
    ),
    Group(
        "`Pool.map` of 8 tasks that compute, s",
        1,
        {"pool of 1": "in 1 process", "pool of 2": "in 2 processes"},
    ),
)
GAIN = Group("What 2 processes gain", 1, {SPEED_UP: "time in 1, of that in 2"})

METHOD = """\
One program, `bench/material/process_costs.py`, in CPython as a process of its own, and in a new
page of the built site as `build.py check --program` runs it; each prints what its own
`time.perf_counter()` says. Both start processes by the method "spawn". The first process of a
page's program is restored from the memory image when the program has begun; for the next one there
is one ready, as long as they are not asked for faster than they start. What a pool shares would
take one process 4 s; its processes are there before the time is taken. Whatever goes from one
process to another is carried by messages between web workers, by way of one that is the kernel of
all."""


def measure(bench: Bench) -> list[Table]:
    """Measure the page and the CPython of this machine."""
    native = interpreters.find(bench.python)
    samples = bench.round_robin(
        {
            OURS: lambda: figures(threads.in_the_page(bench.paths, PROGRAM)),
            native.name: lambda: figures(native.run(PROGRAM, LIMIT_S)),
        }
    )
    return tables(samples, native.name)


def figures(shown: str) -> dict[str, float]:
    """Return what the program has measured, and what two processes gain.

    :param shown: begins with the line that the program writes
    """
    seconds: dict[str, float] = json.loads(shown.partition("\n")[0])
    units = {key: group.unit for group in GROUPS for key in group.labels}
    measured = {key: value * units[key] for key, value in seconds.items()}
    return measured | {SPEED_UP: seconds["pool of 1"] / seconds["pool of 2"]}


def tables(samples: Samples, native: str) -> list[Table]:
    """Return the tables of what was measured.

    :param native: name of the CPython
    """
    columns = (OURS, native)
    made = []
    for group, base in [*((group, native) for group in GROUPS), (GAIN, None)]:
        rows = [
            Row(label, {name: samples.series(name, key) for name in columns})
            for key, label in group.labels.items()
        ]
        made.append(Table(group.title, columns, rows, base))
    return made


SUITE = Suite("processes", "what processes cost", METHOD, measure)
