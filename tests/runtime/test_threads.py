"""Threads as a program has them on a desktop: `threading` and what stands on it, unmodified."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from tests.runtime.conftest import stopped_soon
from tests.runtime.thread_programs import PROGRAMS

if TYPE_CHECKING:
    from tests.runtime.conftest import Interpreter

# name: (program, what it prints)


@pytest.mark.parametrize("name", PROGRAMS)
def test_program_prints_what_it_prints_on_a_desktop(threaded: Interpreter, name: str) -> None:
    source, printed = PROGRAMS[name]
    ran = threaded.run(dedent(source))
    assert (ran.outcome, ran.text) == ("ok", printed)


def test_collector_runs_with_a_thousand_waiting_threads_and_new_cycles(
    threaded: Interpreter,
) -> None:
    source = """
        import gc, threading
        gate, kept = threading.Event(), []
        class Node: pass
        def wait(n):
            mine = Node(); mine.me = mine; mine.n = n
            gate.wait()
            kept.append(mine.n)
        threads = [threading.Thread(target=wait, args=(n,)) for n in range(1000)]
        for thread in threads: thread.start()
        gc.set_threshold(100, 5, 5)
        before = gc.get_stats()[0]["collections"]
        for _ in range(30_000):
            node = Node(); node.me = node
        for generation in (0, 1, 2): gc.collect(generation)
        print(gc.isenabled(), gc.get_stats()[0]["collections"] > before, threading.active_count())
        gate.set()
        for thread in threads: thread.join()
        print(sorted(kept) == list(range(1000)))
    """
    ran = threaded.run(dedent(source))
    assert (ran.outcome, ran.text) == ("ok", "True True 1001\nTrue\n")


def test_uncaught_error_in_a_thread_shows_the_programs_frames(threaded: Interpreter) -> None:
    source = """
        import threading
        def work():
            lock = threading.Lock()
            lock.release()
        thread = threading.Thread(target=work)
        thread.start(); thread.join()
    """
    text = threaded.run(dedent(source)).text
    assert text.startswith("Exception in thread Thread-1 (work):\nTraceback")
    assert text.endswith("RuntimeError: release unlocked lock\n")
    assert "handbook" not in text


def test_deadlock_is_told_with_who_waits_for_what(threaded: Interpreter) -> None:
    source = """
        import threading
        forks = [threading.Lock(), threading.Lock()]
        both = threading.Barrier(2)
        def eat(first, second):
            with first:
                both.wait()
                with second: pass
        threads = [
            threading.Thread(target=eat, args=pair, name=name)
            for name, pair in {"Plato": forks, "Kant": forks[::-1]}.items()
        ]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
    """
    ran = threaded.run(dedent(source))
    assert ran.outcome == "error"
    assert "MainThread waits for the end of Plato" in ran.text
    assert "Plato waits for a lock that Kant has (program.py, line 8, in eat)" in ran.text
    assert "Kant waits for a lock that Plato has (program.py, line 8, in eat)" in ran.text
    assert threaded.run("print('next')").text == "next\n"


@pytest.mark.parametrize(
    "wait",
    [
        "thread.join()",
        "import queue; queue.Queue().get()",
        "threading.Event().wait()",
        "lock.acquire(); lock.acquire()",
        "while True: pass",
        "time.sleep(1000)",
    ],
)
def test_stop_reaches_the_main_thread_while_others_run(threaded: Interpreter, wait: str) -> None:
    source = f"""
        import threading, time
        lock = threading.Lock()
        def spin():
            while True: sum(range(100))
        thread = threading.Thread(target=spin)
        thread.start()
        {wait}
    """
    ran = stopped_soon(lambda: threaded.run(dedent(source), stop_after_ms=200))
    assert ran.outcome == "stopped"
    assert "KeyboardInterrupt" in ran.text
    assert threaded.run("import threading\nprint(threading.active_count())").text == "1\n"


def test_stop_ends_threads_that_the_program_waits_for_at_its_end(threaded: Interpreter) -> None:
    source = "import threading, time\nthreading.Thread(target=time.sleep, args=(1000,)).start()"
    ran = threaded.run(source, stop_after_ms=200)
    assert (ran.outcome, ran.note) == ("stopped", None)


def test_threads_that_refuse_to_end_do_not_hold_up_the_next_run(threaded: Interpreter) -> None:
    source = """
        import threading, time
        def stubborn():
            while True:
                try: time.sleep(0.01)
                except BaseException: pass
        threading.Thread(target=stubborn, daemon=True).start()
        time.sleep(0.02)
        print("done")
    """
    assert threaded.run(dedent(source)).text == "done\n"
    next_program = "import threading, time\ntime.sleep(0.05)\nprint(threading.enumerate())"
    assert threaded.run(next_program).text.startswith("[<_MainThread(MainThread, started")


def test_input_in_a_thread_is_answered_while_others_run(threaded: Interpreter) -> None:
    source = """
        import threading
        def ask(): print("got", input("Name? "))
        thread = threading.Thread(target=ask)
        thread.start(); thread.join()
    """
    ran = threaded.run(dedent(source), answers=["Ada"])
    assert ran.text == "Name? Ada\ngot Ada\n"


def test_output_of_threads_appears_while_they_run_and_in_whole_lines(threaded: Interpreter) -> None:
    source = """
        import threading
        def talk(n):
            for i in range(200): print(f"{n} says {i}")
        threads = [threading.Thread(target=talk, args=(n,)) for n in range(5)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
    """
    lines = threaded.run(dedent(source)).text.splitlines()
    assert sorted(lines) == sorted(f"{n} says {i}" for n in range(5) for i in range(200))


@pytest.mark.parametrize(
    ("tracing", "printed"),
    [
        ("sys.settrace(watch); threading.settrace(watch)", "['program.py', 'threading.py']\n"),
        ("sys.setprofile(watch); threading.setprofile(watch)", "['program.py', 'threading.py']\n"),
    ],
)
def test_watchers_of_a_program_do_not_see_what_stands_for_c(
    jspi: Interpreter, tracing: str, printed: str
) -> None:
    source = f"""
        import sys, threading
        files = set()
        def watch(frame, event, arg):
            files.add(frame.f_code.co_filename.rpartition("/")[2]); return watch
        {tracing}
        lock = threading.Lock()
        def work():
            with lock: pass
        thread = threading.Thread(target=work)
        thread.start(); thread.join()
        sys.settrace(None); sys.setprofile(None)
        known = {{"program.py", "threading.py", "locks.py", "scheduler.py", "threads.py"}}
        print(sorted(files & known))
    """
    assert jspi.run(dedent(source)).text == printed


def test_wait_inside_a_callback_of_javascript_says_why_it_cannot(jspi: Interpreter) -> None:
    source = """
        import threading
        from pyodide.code import run_js
        lock = threading.Lock()
        lock.acquire()
        threading.Thread(target=threading.Event().wait, args=(0.2,)).start()
        def callback():
            try: lock.acquire()
            except RuntimeError as error: return str(error)
        print(run_js("f => f()")(callback))
        lock.release()
        thread = threading.Thread(target=print, args=("goes on",))
        thread.start(); thread.join()
    """
    assert jspi.run(dedent(source)).text == (
        "this would wait for ever: no other thread can run inside a callback from JavaScript\n"
        "goes on\n"
    )


def test_a_callback_of_the_browser_can_wake_a_thread(jspi: Interpreter) -> None:
    source = """
        import js, threading
        from pyodide.ffi import create_once_callable
        woken = threading.Event()
        js.setTimeout(create_once_callable(woken.set), 20)
        print(woken.wait(5))
    """
    assert jspi.run(dedent(source)).text == "True\n"
