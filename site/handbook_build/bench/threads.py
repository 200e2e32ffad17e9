"""The suite ``threads``: what threads and tasks cost in the page, and in CPython on the desktop.

Owns: the names of what ``material/thread_costs.py`` measures, which says how.
"""

from __future__ import annotations

from pathlib import Path

from handbook_build.bench.both import Both, Group, Quotient
from handbook_build.bench.suite import Suite

__all__ = ["BOTH", "SUITE"]

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
LAST = Quotient(
    "What a loop in 2 threads does in a second",
    "of what 1 does",
    "two loops, of one",
    one="loop",
    other="two loops",
)

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

BOTH = Both(Path(__file__).parent / "material" / "thread_costs.py", GROUPS, LAST)
SUITE = Suite("threads", "what threads and tasks cost", METHOD, BOTH.measure)
