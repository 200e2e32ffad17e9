"""Threads as a program has them on a desktop: `threading` and what stands on it, unmodified."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.runtime.conftest import Interpreter

STOP_MS = 1000

# name: (program, what it prints)
PROGRAMS: dict[str, tuple[str, str]] = {
    "start and join in any order": (
        """
        import threading
        seen = []
        threads = [threading.Thread(target=seen.append, args=(n,)) for n in range(5)]
        for thread in threads: thread.start()
        for thread in reversed(threads): thread.join()
        print(sorted(seen), [t.is_alive() for t in threads], threading.active_count())
        """,
        "[0, 1, 2, 3, 4] [False, False, False, False, False] 1\n",
    ),
    "names count from 1 in every program": (
        """
        import threading
        from concurrent.futures import ThreadPoolExecutor
        def work(): print(threading.current_thread().name)
        for _ in range(2):
            thread = threading.Thread(target=work)
            thread.start(); thread.join()
        with ThreadPoolExecutor(1) as pool: pool.submit(work).result()
        """,
        "Thread-1 (work)\nThread-2 (work)\nThreadPoolExecutor-0_0\n",
    ),
    "join with a timeout returns in time": (
        """
        import threading, time
        gate = threading.Event()
        thread = threading.Thread(target=gate.wait)
        thread.start()
        start = time.monotonic()
        thread.join(0.1)
        print(thread.is_alive(), 0.099 < time.monotonic() - start < 1)
        gate.set(); thread.join(); print(thread.is_alive())
        """,
        "True True\nFalse\n",
    ),
    "the program waits for its threads but not for daemons": (
        """
        import atexit, threading, time
        atexit.register(print, "exit")
        def late(): time.sleep(0.05); print("late")
        def never():
            try: time.sleep(1000)
            finally: print("finally")
        threading.Thread(target=never, daemon=True).start()
        threading.Thread(target=late).start()
        print("main is done")
        """,
        "main is done\nlate\nexit\n",
    ),
    "an exception ends its thread alone": (
        """
        import sys, threading
        def hook(args): print(args.thread.name, args.exc_type.__name__)
        threading.excepthook = hook
        thread = threading.Thread(target=lambda: 1 / 0, name="divider")
        thread.start(); thread.join()
        print("goes on")
        """,
        "divider ZeroDivisionError\ngoes on\n",
    ),
    "Condition, Semaphore and Barrier": (
        """
        import threading
        condition, items, taken = threading.Condition(), [], []
        def take():
            with condition:
                condition.wait_for(lambda: items)
                taken.append(items.pop())
        takers = [threading.Thread(target=take) for _ in range(3)]
        for taker in takers: taker.start()
        for n in range(3):
            with condition:
                items.append(n); condition.notify()
        for taker in takers: taker.join()
        print(sorted(taken))
        gate, inside, most = threading.Semaphore(2), 0, 0
        lock = threading.Lock()
        def enter():
            global inside, most
            with gate:
                with lock:
                    inside += 1; most = max(most, inside)
                threading.Event().wait(0.01)
                with lock: inside -= 1
        visitors = [threading.Thread(target=enter) for _ in range(6)]
        for visitor in visitors: visitor.start()
        for visitor in visitors: visitor.join()
        print(most)
        barrier, order = threading.Barrier(3, action=lambda: order.append("all")), []
        def meet(): order.append("here"); barrier.wait(); order.append("on")
        people = [threading.Thread(target=meet) for _ in range(3)]
        for person in people: person.start()
        for person in people: person.join()
        print(order)
        """,
        "[0, 1, 2]\n2\n['here', 'here', 'here', 'all', 'on', 'on', 'on']\n",
    ),
    "Timer, local and RLock": (
        """
        import threading
        data, rlock, done = threading.local(), threading.RLock(), threading.Event()
        data.name = "main"
        def ring():
            with rlock, rlock:
                print(hasattr(data, "name")); done.set()
        timer = threading.Timer(0.02, ring)
        timer.start()
        cancelled = threading.Timer(60, ring)
        cancelled.start(); cancelled.cancel()
        print(done.wait(5), data.name)
        """,
        "False\nTrue main\n",
    ),
    "queues": (
        """
        import queue, threading
        jobs, results = queue.Queue(maxsize=2), queue.SimpleQueue()
        def work():
            while (job := jobs.get()) is not None:
                results.put(job ** 2); jobs.task_done()
            jobs.task_done()
        threads = [threading.Thread(target=work) for _ in range(3)]
        for thread in threads: thread.start()
        for job in range(10): jobs.put(job)
        for _ in threads: jobs.put(None)
        jobs.join()
        print(sorted(results.get() for _ in range(10)))
        try: jobs.get(timeout=0.02)
        except queue.Empty: print("empty")
        """,
        "[0, 1, 4, 9, 16, 25, 36, 49, 64, 81]\nempty\n",
    ),
    "pools": (
        """
        import threading, time
        from concurrent.futures import ThreadPoolExecutor, TimeoutError, as_completed, wait
        def square(n): time.sleep(0.01 * n); return n * n
        with ThreadPoolExecutor(max_workers=3, initializer=lambda: None) as pool:
            print(list(pool.map(square, range(4))))
            print([f.result() for f in as_completed([pool.submit(square, n) for n in (3, 1)])])
            slow = pool.submit(time.sleep, 0.3)
            try: slow.result(timeout=0.01)
            except TimeoutError: print("too slow")
            done, rest = wait([slow, pool.submit(square, 1)], return_when="FIRST_COMPLETED")
            print(len(done), len(rest))
            print(type(pool.submit(int, "x").exception()).__name__)
        """,
        "[0, 1, 4, 9]\n[1, 9]\ntoo slow\n1 1\nValueError\n",
    ),
    "context variables are each thread's own": (
        """
        import contextvars, threading
        from concurrent.futures import ThreadPoolExecutor
        user = contextvars.ContextVar("user", default="nobody")
        user.set("Ada")
        seen = []
        thread = threading.Thread(target=lambda: seen.append(user.get()))
        thread.start(); thread.join()
        context = contextvars.copy_context()
        thread = threading.Thread(target=lambda: context.run(lambda: seen.append(user.get())))
        thread.start(); thread.join()
        print(seen, user.get())
        """,
        "['nobody', 'Ada'] Ada\n",
    ),
    "deep recursion in a thread": (
        """
        import sys, threading
        sys.setrecursionlimit(20_000)
        def depth(n): return n if n == 15_000 else depth(n + 1)
        def run(): print(depth(0))
        thread = threading.Thread(target=run)
        thread.start(); thread.join()
        sys.setrecursionlimit(1000)
        def endless(): return endless()
        def fail():
            try: endless()
            except RecursionError: print("RecursionError")
        thread = threading.Thread(target=fail)
        thread.start(); thread.join()
        """,
        "15000\nRecursionError\n",
    ),
    "frames of other threads": (
        """
        import sys, threading
        gate = threading.Event()
        def waits_here(): gate.wait()
        thread = threading.Thread(target=waits_here)
        thread.start()
        frame = sys._current_frames()[thread.ident]
        names = []
        while frame: names.append(frame.f_code.co_name); frame = frame.f_back
        print(names[:3], "_bootstrap" in names)
        gate.set()
        """,
        "['wait', 'wait', 'waits_here'] True\n",
    ),
    "an exception set from outside": (
        """
        import ctypes, threading, time
        ready = threading.Event()
        def work():
            ready.set()
            try:
                while True: time.sleep(0.001)
            except ZeroDivisionError: print("raised in", threading.current_thread().name)
        thread = threading.Thread(target=work, name="worker")
        thread.start(); ready.wait()
        number = ctypes.c_ulong(thread.ident)
        kind = ctypes.py_object(ZeroDivisionError)
        found = ctypes.pythonapi.PyThreadState_SetAsyncExc(number, kind)
        thread.join()
        print(found, threading.current_thread().name)
        """,
        "raised in worker\n1 MainThread\n",
    ),
    "logging through a queue": (
        """
        import logging, logging.handlers, queue, sys, threading
        records = queue.Queue()
        shown = logging.StreamHandler(sys.stdout)
        shown.setFormatter(logging.Formatter("%(threadName)s: %(message)s"))
        listener = logging.handlers.QueueListener(records, shown)
        logging.basicConfig(level="INFO", handlers=[logging.handlers.QueueHandler(records)])
        listener.start()
        thread = threading.Thread(target=logging.info, args=("hello",), name="worker")
        thread.start(); thread.join()
        listener.stop()
        """,
        "worker: INFO:root:hello\n",
    ),
    "sched": (
        """
        import sched, time
        scheduler = sched.scheduler()
        for delay in (0.03, 0.01, 0.02): scheduler.enter(delay, 1, print, (delay,))
        scheduler.run()
        """,
        "0.01\n0.02\n0.03\n",
    ),
    "a race loses updates and a lock keeps them": (
        """
        import sys, threading
        sys.setswitchinterval(0.0001)
        count, lock = 0, threading.Lock()
        def race():
            global count
            for _ in range(20_000): count = count + int(1)
        def safe():
            global count
            for _ in range(2_000):
                with lock: count = count + int(1)
        def run(target):
            global count
            count = 0
            threads = [threading.Thread(target=target) for _ in range(4)]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            return count
        print(run(race) < 80_000, run(safe))
        """,
        "True 8000\n",
    ),
    "a busy thread lets others run": (
        """
        import threading, time
        ticks, stop = [], False
        def spin():
            while not stop: pass
        def tick():
            global stop
            for n in range(5): time.sleep(0.01); ticks.append(n)
            stop = True
        threads = [threading.Thread(target=spin), threading.Thread(target=tick)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        print(ticks)
        """,
        "[0, 1, 2, 3, 4]\n",
    ),
    "a module is imported once by many threads": (
        """
        import pathlib, threading
        pathlib.Path("slow_module.py").write_text(
            "import time\\nprint('imported')\\ntime.sleep(0.02)\\nvalue = 42\\n"
        )
        found = []
        def use():
            import slow_module
            found.append(slow_module.value)
        threads = [threading.Thread(target=use) for _ in range(4)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        print(found)
        """,
        "imported\n[42, 42, 42, 42]\n",
    ),
    "low-level threads": (
        """
        import _thread, threading
        lock, seen = _thread.allocate_lock(), []
        lock.acquire()
        def work(a, b=0): seen.append(a + b); lock.release()
        ident = _thread.start_new_thread(work, (1,), {"b": 2})
        lock.acquire()
        print(seen, ident != _thread.get_ident(), _thread._count() >= 0)
        print(threading.get_native_id() != 0)
        """,
        "[3] True True\nTrue\n",
    ),
}


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
    ran = threaded.run(dedent(source), stop_after_ms=200)
    assert (ran.outcome, ran.note) == ("stopped", None)
    assert "KeyboardInterrupt" in ran.text
    assert ran.stop_ms is not None
    assert ran.stop_ms < STOP_MS
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
