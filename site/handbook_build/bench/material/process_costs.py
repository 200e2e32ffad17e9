"""What processes cost: prints the seconds of each thing that is measured, as JSON.

Runs in any CPython and in the page alike. Standard library only.
"""

from __future__ import annotations

import json
import multiprocessing
import socket
import statistics
import subprocess
import sys
import threading
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

WORK_S = 4.0
"""What is shared among the processes of a pool would take one process so long."""

TASKS = 8
FEW, MANY = 5, 200


def compute(turns: int) -> int:
    """Keep a processor busy."""
    total = 0
    for number in range(turns):
        total += number & 7
    return total


def seconds_of(call: Callable[[], object]) -> float:
    """Call something; return how long it took."""
    begin = perf_counter()
    call()
    return perf_counter() - begin


def median_of(call: Callable[[], object], count: int) -> float:
    """Return how long a call takes, of so many."""
    return statistics.median(seconds_of(call) for _ in range(count))


def run_nothing() -> None:
    """Have another interpreter run nothing, and wait for it."""
    subprocess.run([sys.executable, "-c", "pass"], check=True)


def start_and_join() -> None:
    """Start a process that does nothing, and wait for it."""
    process = multiprocessing.Process(target=int)
    process.start()
    process.join()


def answer(questions: Any, answers: Any) -> None:
    """Answer whatever is asked, until that is None."""
    while (question := questions.get()) is not None:
        answers.put(question)


def ask_over_queues(count: int) -> float:
    """Go there and back over two queues."""
    questions: Any = multiprocessing.Queue()
    answers: Any = multiprocessing.Queue()
    process = multiprocessing.Process(target=answer, args=(questions, answers))
    process.start()

    def ask() -> None:
        questions.put(1)
        answers.get()

    ask()
    seconds = median_of(ask, count)
    questions.put(None)
    process.join()
    return seconds


def answer_over_pipe(end: Any) -> None:
    """Answer whatever is asked, until that is None."""
    while (question := end.recv()) is not None:
        end.send(question)


def ask_over_pipe(count: int) -> float:
    """Go there and back over a pipe."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=answer_over_pipe, args=(there,))
    process.start()

    def ask() -> None:
        here.send(1)
        here.recv()

    ask()
    seconds = median_of(ask, count)
    here.send(None)
    process.join()
    return seconds


def ask_over_socket(count: int) -> float:
    """Go there and back over a socket, to another thread."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = server.accept()
        with connection:
            while data := connection.recv(100):
                connection.sendall(data)

    thread = threading.Thread(target=serve)
    thread.start()
    with server, socket.create_connection(server.getsockname()) as client:

        def ask() -> None:
            client.sendall(b"1")
            client.recv(100)

        seconds = median_of(ask, count)
    thread.join()
    return seconds


def lock_and_add(count: int) -> float:
    """Add to a number in memory that processes share."""
    number: Any = multiprocessing.Value("i", 0)

    def add() -> None:
        with number.get_lock():
            number.value += 1

    return median_of(add, count)


def ask_manager(count: int) -> float:
    """Look into a dict of another process."""
    with multiprocessing.Manager() as manager:
        shared = manager.dict(one=1)
        return median_of(lambda: shared["one"], count)


def map_in_pools(work_s: float) -> dict[str, float]:
    """Share work among one process, and among two, which are there already."""
    turns = 100_000
    speed = max(turns / seconds_of(lambda: compute(turns)) for _ in range(5))
    tasks = [round(speed * work_s / TASKS)] * TASKS
    figures = {}
    for count in (1, 2):
        with multiprocessing.Pool(count) as pool:
            pool.map(compute, [10_000] * TASKS, 1)
            figures[f"pool of {count}"] = seconds_of(lambda: pool.map(compute, tasks, 1))
    return figures


def measure(share: float = 1.0) -> dict[str, float]:
    """Measure everything.

    :param share: how many of each, of those that it takes for a clear result
    :return: by name, the seconds of one
    """
    many = max(3, round(MANY * share))
    return {
        "first": seconds_of(run_nothing),
        "next": median_of(run_nothing, FEW),
        "process": median_of(start_and_join, FEW),
        "queues": ask_over_queues(many),
        "pipe": ask_over_pipe(many),
        "socket": ask_over_socket(many),
        "value": lock_and_add(many),
        "manager": ask_manager(many),
        **map_in_pools(WORK_S * share),
    }


if __name__ == "__main__":
    multiprocessing.set_start_method("spawn", force=True)
    sys.stdout.write(f"{json.dumps(measure())}\n")
