"""Programs that end badly, with processes: nothing is left running, and the page goes on."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

from tests.runtime.conftest import STOP_MS

if TYPE_CHECKING:
    from tests.runtime.conftest import Interpreter

PATIENCE_MS = 20_000
TRACEBACK = "Traceback (most recent call last):\n"

RESTING = 3
"""Workers of a page that rests: its Python, the kernel, and one process that is ready."""

# name: (program, what it prints, whether it has to be stopped)
PROGRAMS: dict[str, tuple[str, str, bool]] = {
    "children that never end": (
        """
        import multiprocessing as mp
        def spin():
            print("spins", flush=True)
            while True: pass
        if __name__ == "__main__":
            children = [mp.Process(target=spin) for _ in range(2)]
            for child in children: child.start()
            for child in children: child.join()
        """,
        "spins\nspins\nTraceback (most recent call last):\n",
        True,
    ),
    "a process that nobody waits for": (
        """
        import subprocess, sys
        process = subprocess.Popen([sys.executable, "-c", "while True: pass"])
        print(process.poll())
        """,
        "None\n",
        False,
    ),
    "a daemon": (
        """
        import multiprocessing as mp, time
        if __name__ == "__main__":
            daemon = mp.Process(target=time.sleep, args=(1000,), daemon=True)
            daemon.start()
            print(daemon.is_alive())
        """,
        "True\n",
        False,
    ),
    "a pipe that nobody reads": (
        """
        import os
        read, write = os.pipe()
        while True: print(os.write(write, bytes(30_000)))
        """,
        "30000\n30000\nTraceback (most recent call last):\n",
        True,
    ),
    "a process that waits for its parent, and the parent for it": (
        """
        import subprocess, sys
        command = [sys.executable, "-c", "import sys; sys.stdin.read()"]
        subprocess.Popen(command, stdin=subprocess.PIPE).wait()
        """,
        "Traceback (most recent call last):\n",
        True,
    ),
    "a hundred processes": (
        """
        import os, subprocess, sys
        limit, processes = max(12, os.cpu_count() + 2), []
        try:
            for _ in range(100):
                processes.append(subprocess.Popen([sys.executable, "-c", "input()"], stdin=-1))
        except BlockingIOError as error:
            print(len(processes) == limit, str(error).partition("] ")[2].replace(str(limit), "N"))
        """,
        "True Resource temporarily unavailable: a page runs N processes at once at most\n",
        False,
    ),
    "a parent that is killed": (
        """
        import os, signal, subprocess, sys
        subprocess.Popen([sys.executable, "-c", "while True: pass"])
        os.kill(os.getpid(), signal.SIGTERM)
        """,
        "",
        False,
    ),
    "processes of processes": (
        """
        import subprocess, sys
        inner = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'while 1: pass'])"
        subprocess.run([sys.executable, "-c", inner])
        """,
        "Traceback (most recent call last):\n",
        True,
    ),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_nothing_is_left_running(threaded: Interpreter, name: str) -> None:
    source, printed, endless = PROGRAMS[name]
    shown = printed.removesuffix(TRACEBACK)
    # So that it is stopped when all of its processes run.
    stop: dict[str, Any] = {"stop_after_ms": 3 * STOP_MS if endless else PATIENCE_MS}
    if endless and shown:
        stop = {"stop_when_shown": shown}
    for _ in range(2):
        ran = threaded.run(dedent(source), **stop)
        assert ran.text.startswith(printed), ran.text
        assert (ran.outcome == "stopped", ran.note) == (endless, None), ran.text
        threaded.expect_workers(RESTING)
    assert threaded.run("print('goes on')").text == "goes on\n"


def test_restart_ends_the_processes_too(jspi: Interpreter) -> None:
    source = """
        import subprocess, sys
        subprocess.Popen([sys.executable, "-c", "while True: pass"])
        sum(range(10**11))
    """
    ran = jspi.run(dedent(source), stop_after_ms=STOP_MS, patience_ms=900)
    assert ran.outcome == "stopped"
    assert ran.note is not None
    assert jspi.run("print('goes on')").text == "goes on\n"
    jspi.expect_workers(1)


def test_interpreter_of_a_process_that_ends_is_told(jspi: Interpreter) -> None:
    source = """
        import subprocess, sys
        code = "import ctypes; ctypes.string_at(2**32 - 1)"
        print(subprocess.run([sys.executable, "-c", code]).returncode)
    """
    ran = jspi.run(dedent(source))
    jspi.expect_problem("memory access out of bounds")
    assert ran.text.startswith("The interpreter of process 43 ended: ")
    assert ran.text.endswith("\n-11\n")
