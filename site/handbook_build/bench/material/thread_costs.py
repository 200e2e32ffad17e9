"""What threads and tasks cost: prints the seconds of each thing that is measured, as JSON.

Runs in any CPython and in the page alike; what only the page has is left out elsewhere. Standard
library only.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import queue
import statistics
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

REPETITIONS = 3
"""What counts is the median of so many, after one that warms up."""


def start_and_join(count: int) -> float:
    """Start threads that do nothing, and wait for each before the next."""
    begin = perf_counter()
    for _ in range(count):
        thread = threading.Thread(target=int)
        thread.start()
        thread.join()
    return perf_counter() - begin


def park(count: int) -> tuple[float, float]:
    """Start threads that wait for one event, all at once, and let them go.

    :return: seconds until all wait, and from then until all have ended
    """
    event, waiting = threading.Event(), threading.Semaphore(0)

    def wait() -> None:
        waiting.release()
        event.wait()

    begin = perf_counter()
    threads = [threading.Thread(target=wait) for _ in range(count)]
    for thread in threads:
        thread.start()
    for _ in threads:
        waiting.acquire()
    between = perf_counter()
    event.set()
    for thread in threads:
        thread.join()
    return between - begin, perf_counter() - between


def play_over_queues(count: int) -> float:
    """Have two threads answer each other over two queues."""
    there: queue.Queue[int] = queue.Queue()
    back: queue.Queue[int] = queue.Queue()

    def answer() -> None:
        for _ in range(count):
            back.put(there.get())

    def ask() -> None:
        for number in range(count):
            there.put(number)
            back.get()

    return _seconds_of(answer, ask)


def play_over_events(count: int) -> float:
    """Have two threads answer each other over two events."""
    there, back = threading.Event(), threading.Event()

    def answer() -> None:
        for _ in range(count):
            there.wait()
            there.clear()
            back.set()

    def ask() -> None:
        for _ in range(count):
            there.set()
            back.wait()
            back.clear()

    return _seconds_of(answer, ask)


def play_over_locks(count: int) -> float:
    """Have two threads answer each other over two locks, which each lets go for the other."""
    there, back = threading.Lock(), threading.Lock()

    def answer() -> None:
        for _ in range(count):
            there.acquire()
            back.release()

    def ask() -> None:
        for _ in range(count):
            there.release()
            back.acquire()

    there.acquire()
    back.acquire()
    return _seconds_of(answer, ask)


def take_lock(count: int) -> float:
    """Take a lock that nobody else wants."""
    return _seconds_of(_taker(threading.Lock(), count))


def take_rlock(count: int) -> float:
    """Take a lock that can be taken again, and nobody else wants."""
    return _seconds_of(_taker(threading.RLock(), count))


def take_contended_lock(count: int) -> float:
    """Take a lock that three other threads want too."""
    take = _taker(threading.Lock(), count // 4)
    return _seconds_of(take, take, take, take)


def _taker(lock: Any, count: int) -> Callable[[], None]:
    """Return what takes a lock so many times."""

    def take() -> None:
        for _ in range(count):
            with lock:
                pass

    return take


def compute(count: int) -> float:
    """Compute with no other thread there."""
    return _seconds_of(lambda: _loop(count))


def compute_twice(count: int) -> float:
    """Compute in two threads, half of it in each."""
    return _seconds_of(lambda: _loop(count // 2), lambda: _loop(count // 2))


def compute_unheard(count: int) -> float:
    """Compute while the page can't interrupt it: without what Pyodide reads to learn of signals."""
    page = importlib.import_module("pyodide_js")
    interrupts = page._module.Py_EmscriptenSignalBuffer
    page.setInterruptBuffer(None)
    try:
        return compute(count)
    finally:
        page.setInterruptBuffer(interrupts)


def _loop(count: int) -> int:
    """Compute something."""
    value = 1
    for number in range(count):
        value = value * 5 + number & 0xFFFF
    return value


def take_turns(count: int) -> float:
    """Have the event loop turn for one task."""
    return asyncio.run(_take_turns(1, count))


def take_turns_among_many(count: int) -> float:
    """Have the event loop turn for a hundred tasks."""
    return asyncio.run(_take_turns(100, count // 100))


async def _take_turns(tasks: int, turns: int) -> float:
    async def turn() -> None:
        for _ in range(turns):
            await asyncio.sleep(0)

    begin = perf_counter()
    await asyncio.gather(*[turn() for _ in range(tasks)])
    return perf_counter() - begin


def ask_threads(count: int) -> float:
    """Have asyncio do something in a thread, and wait for it."""

    async def ask() -> float:
        await asyncio.to_thread(int)  # starts the pool's first thread
        begin = perf_counter()
        for _ in range(count):
            await asyncio.to_thread(int)
        return perf_counter() - begin

    return asyncio.run(ask())


def ask_pool(count: int) -> float:
    """Have a pool do something in a thread, and wait for it."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(int).result()
        begin = perf_counter()
        for _ in range(count):
            pool.submit(int).result()
        return perf_counter() - begin


def _seconds_of(*calls: Callable[[], object]) -> float:
    """Do everything at the same time, the last one in this thread; return how long it takes."""
    *others, own = calls
    threads = [threading.Thread(target=call) for call in others]
    begin = perf_counter()
    for thread in threads:
        thread.start()
    own()
    for thread in threads:
        thread.join()
    return perf_counter() - begin


ONE_OF_MANY: dict[str, tuple[Callable[[int], float], int]] = {
    "start and join": (start_and_join, 1_000),
    "queues": (play_over_queues, 3_000),
    "events": (play_over_events, 3_000),
    "locks": (play_over_locks, 5_000),
    "pool": (ask_pool, 2_000),
    "to_thread": (ask_threads, 1_000),
    "turn": (take_turns, 30_000),
    "turn of 100": (take_turns_among_many, 60_000),
    "lock": (take_lock, 500_000),
    "rlock": (take_rlock, 500_000),
    "contended lock": (take_contended_lock, 500_000),
    "loop": (compute, 2_000_000),
    "two loops": (compute_twice, 4_000_000),
}
"""What is measured, and how many of each are measured together."""

IN_THE_PAGE = {"unheard loop": (compute_unheard, 2_000_000)}

PARKED = 1_000


def measure(share: float = 1, repetitions: int = REPETITIONS) -> dict[str, float]:
    """Measure everything, one after the other, and again.

    A browser never replaces the code of a function that runs, and the function that evaluates
    Python runs as long as one Python function calls another: until C calls Python, it is the code
    that was there when the program began. So `map` does the calls; what it is without is measured
    as "first loop".

    :param share: how many of each, of those that it takes for a clear result
    :return: by name; of what is counted, the seconds of one
    """
    _, *rounds = map(_measure_once, [share] * (1 + repetitions))
    figures = {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}
    count = round(ONE_OF_MANY["loop"][1] * share)
    first = [compute(count) / count for _ in range(repetitions)]
    return figures | {"first loop": statistics.median(first)}


def _measure_once(share: float) -> dict[str, float]:
    """Measure each thing once."""
    trials = ONE_OF_MANY | (IN_THE_PAGE if sys.platform == "emscripten" else {})
    figures = {}
    for name, (call, number) in trials.items():
        count = round(number * share)
        figures[name] = call(count) / count
    parking, releasing = park(round(PARKED * share))
    return figures | {
        "park": parking,
        "release": releasing,
        "park and release": parking + releasing,
    }


if __name__ == "__main__":
    sys.stdout.write(f"{json.dumps(measure())}\n")
