"""Threads, pools and asyncio where stacks can't be suspended: one by one, or a reason why not."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.runtime.conftest import Interpreter

NOTE = "This browser cannot switch between threads"

PROGRAMS: dict[str, tuple[str, str]] = {
    "a thread runs to its end at its start": (
        """
        import threading, time
        def work(n):
            print(threading.current_thread().name, n); time.sleep(0.01); print("end", n)
        threads = [threading.Thread(target=work, args=(n,)) for n in range(2)]
        for thread in threads: thread.start()
        print("started")
        for thread in threads: thread.join()
        print(threading.active_count())
        """,
        "Thread-1 (work) 0\nend 0\nThread-2 (work) 1\nend 1\nstarted\n1\n",
    ),
    "locks, events and queues that need nobody": (
        """
        import queue, threading
        lock, done, jobs = threading.Lock(), threading.Event(), queue.Queue()
        def produce():
            with lock:
                for n in range(3): jobs.put(n)
            done.set()
        thread = threading.Thread(target=produce)
        thread.start()
        print(done.wait(), [jobs.get() for _ in range(3)])
        print(lock.acquire(), lock.acquire(timeout=0.02))
        """,
        "True [0, 1, 2]\nTrue False\n",
    ),
    "pools": (
        """
        from concurrent.futures import ThreadPoolExecutor, as_completed
        with ThreadPoolExecutor(2) as pool:
            print(list(pool.map(abs, [-1, -2, -3])))
            print(sorted(f.result() for f in as_completed(pool.submit(abs, n) for n in (-4, 5))))
        """,
        "[1, 2, 3]\n[4, 5]\n",
    ),
    "asyncio with threads": (
        """
        import asyncio, threading
        async def double(n): await asyncio.sleep(0.01); return 2 * n
        async def main():
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(double(n)) for n in range(3)]
            print([task.result() for task in tasks])
            print(await asyncio.to_thread(sum, [1, 2]))
            try:
                async with asyncio.timeout(0.01): await asyncio.sleep(10)
            except TimeoutError: print("timeout")
        asyncio.run(main())
        """,
        "[0, 2, 4]\n3\ntimeout\n",
    ),
    "an alarm": (
        """
        import signal, time
        signal.signal(signal.SIGALRM, lambda *_: print("alarm"))
        signal.setitimer(signal.ITIMER_REAL, 0.02)
        time.sleep(0.1)
        signal.setitimer(signal.ITIMER_REAL, 0.02)
        end = time.monotonic() + 0.2
        while time.monotonic() < end: pass
        """,
        "alarm\nalarm\n",
    ),
}

SPINNING = "while True: pass"

STUCK: dict[str, str] = {
    "an event that nobody sets": "threading.Event().wait()",
    "a lock taken twice": "lock = threading.Lock(); lock.acquire(); lock.acquire()",
    "a queue that stays empty": "import queue; queue.Queue().get()",
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_program_that_waits_for_nobody_runs(python: Interpreter, name: str) -> None:
    source, printed = PROGRAMS[name]
    ran = python.run(dedent(source))
    if python.page.evaluate("'Suspending' in WebAssembly"):
        assert ran.outcome == "ok"
    else:
        assert (ran.outcome, ran.text) == ("ok", printed)


@pytest.mark.parametrize("name", STUCK)
def test_wait_that_nothing_can_end_raises_and_says_why(python: Interpreter, name: str) -> None:
    ran = python.run(f"import threading\n{STUCK[name]}")
    assert ran.outcome == "error"
    assert ran.error is not None
    if python.page.evaluate("'Suspending' in WebAssembly"):
        assert ran.error["type"] == "handbook.DeadlockError"
    else:
        assert ran.error["type"] == "RuntimeError"
        assert "this browser cannot switch between threads" in ran.error["message"]


@pytest.mark.parametrize(
    "wait",
    ["time.sleep(20)", "threading.Event().wait(20)", "asyncio.run(asyncio.sleep(20))", SPINNING],
)
def test_stop_ends_the_thread_and_the_program(python: Interpreter, wait: str) -> None:
    source = f"""
        import asyncio, threading, time
        def work():
            print("waits")
            {wait}
            print("never")
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        print("never")
    """
    ran = python.run(dedent(source), stop_when_shown="waits\n")
    assert ran.outcome == "stopped"
    assert ran.text.startswith("waits\nTraceback") and ran.text.endswith("KeyboardInterrupt\n")
    assert ran.text.count("Traceback") == 1


def test_run_with_threads_gets_one_sentence(python: Interpreter) -> None:
    ran = python.run("import threading\nthreading.Thread(target=print).start()")
    switches = python.page.evaluate("'Suspending' in WebAssembly")
    assert (ran.note is None) if switches else (ran.note or "").startswith(NOTE)
    assert python.run("print('none')").note is None


@pytest.mark.parametrize(
    "ask",
    [
        "import subprocess, sys; subprocess.run([sys.executable, '-c', 'pass'])",
        "import socket; socket.socket()",
        "import multiprocessing; multiprocessing.Lock()",
    ],
)
def test_other_processes_and_sockets_are_refused_with_one_sentence(
    python: Interpreter, ask: str
) -> None:
    ran = python.run(ask)
    if python.page.evaluate("'Suspending' in WebAssembly"):
        assert (ran.outcome, ran.note) == ("ok", None)
        return
    assert ran.error is not None
    assert (ran.outcome, ran.error["type"]) == ("error", "OSError")
    assert "this browser cannot pause Python" in ran.error["message"]
    assert ran.note is not None
    assert ran.note.startswith("This browser cannot run other processes or connect sockets")
    plain = "import os\nr, w = os.pipe()\nos.write(w, b'ok')\nprint(os.read(r, 9))"
    ran = python.run(plain)
    assert (ran.text, ran.note) == ("b'ok'\n", None)
