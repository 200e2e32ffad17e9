"""The suite ``processes``: what other processes cost in the page, and in CPython on the desktop.

Owns: the names of what ``material/process_costs.py`` measures, which says how.
"""

from __future__ import annotations

from pathlib import Path

from handbook_build.bench.both import Both, Group, Quotient
from handbook_build.bench.suite import Suite

__all__ = ["BOTH", "SUITE"]

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
LAST = Quotient(
    "What 2 processes gain",
    "time in 1, of that in 2",
    "speed-up",
    one="pool of 1",
    other="pool of 2",
)

METHOD = """\
One program, `bench/material/process_costs.py`, in CPython as a process of its own, and in a new
page of the built site as `build.py check --program` runs it; each prints what its own
`time.perf_counter()` says. Both start processes by the method "spawn". The first process of a
page's program is restored from the memory image when the program has begun; for the next one there
is one ready, as long as they are not asked for faster than they start. What a pool shares would
take one process 4 s; its processes are there before the time is taken. Whatever goes from one
process to another is carried by messages between web workers, by way of one that is the kernel of
all."""

BOTH = Both(Path(__file__).parent / "material" / "process_costs.py", GROUPS, LAST)
SUITE = Suite("processes", "what processes cost", METHOD, BOTH.measure)
