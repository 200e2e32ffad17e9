"""Programs with threads, and what they print: on a desktop too."""

from __future__ import annotations

__all__ = ["PROGRAMS"]

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
