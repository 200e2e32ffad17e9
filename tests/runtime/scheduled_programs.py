"""Programs whose threads take turns in ways that differ from run to run, unless scheduled."""

from __future__ import annotations

__all__ = ["PROGRAMS"]

PROGRAMS = {
    "lost updates": """
        import threading
        counter = 0
        def count():
            global counter
            for _ in range(200): counter = counter + int(1)
        threads = [threading.Thread(target=count) for _ in range(4)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        print(counter)
    """,
    "a bank": """
        import threading
        from dataclasses import dataclass
        @dataclass
        class Account:
            owner: str
            cents: int
        accounts = [Account("Ada", 500), Account("Bob", 500)]
        def transfer(number, cents):
            source, target = accounts if number % 2 else accounts[::-1]
            for _ in range(10):
                before = source.cents
                print(number, source)
                source.cents = before - cents
                target.cents = target.cents + abs(cents)
        threads = [threading.Thread(target=transfer, args=(n, 5 + n)) for n in range(4)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        print(sum(account.cents for account in accounts))
    """,
    "producers and consumers that give up": """
        import queue, threading
        jobs = queue.Queue(maxsize=2)
        def produce(name):
            for n in range(8):
                jobs.put(f"{name}{n}")
                print(name, "has put", n)
        def consume(name):
            while True:
                try: print(name, "has got", jobs.get(timeout=0.02))
                except queue.Empty: return print(name, "gives up")
        for name in "ABC": threading.Thread(target=produce, args=(name,)).start()
        for name in "xyz": threading.Thread(target=consume, args=(name,)).start()
    """,
    "pools": """
        import threading
        from concurrent.futures import ThreadPoolExecutor, as_completed, wait
        def work(n):
            total = sum(len(str(i)) for i in range(20 * (n % 5)))
            print(threading.current_thread().name, n, threading.get_ident())
            return total
        with ThreadPoolExecutor(5) as pool:
            for n in range(20): pool.submit(work, n)
        with ThreadPoolExecutor(3) as pool:
            futures = [pool.submit(work, n) for n in range(8)]
            for future in as_completed(futures): print("done", futures.index(future))
            futures = [pool.submit(work, n) for n in range(8)]
            done, rest = wait(futures, return_when="FIRST_COMPLETED")
            print(len(done), [future.result() for future in done])
    """,
    "a condition, a semaphore and a barrier": """
        import threading
        condition, items = threading.Condition(), []
        gate, barrier = threading.Semaphore(2), threading.Barrier(3)
        def take(n):
            with condition:
                condition.wait_for(lambda: items, timeout=1)
                print(n, "took", items.pop())
        def put():
            for n in range(6):
                with condition: items.append(n); condition.notify(); print("put", n)
        def meet(n):
            with gate: print("in", n); print("out", n)
            print("met", n, barrier.wait())
        threads = [threading.Thread(target=take, args=(n,)) for n in range(6)]
        threads += [threading.Thread(target=meet, args=(n,)) for n in range(6)]
        threads.append(threading.Thread(target=put))
        for thread in threads: thread.start()
        for thread in threads: thread.join()
    """,
    "times": """
        import threading, time
        start = time.perf_counter()
        def nap(n):
            for i in range(3): time.sleep(0.003 * n); print(n, i, time.perf_counter() - start)
        threads = [threading.Thread(target=nap, args=(n,)) for n in range(1, 5)]
        threads += [threading.Timer(0.009, print, ("timer",))]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        print(time.monotonic_ns() % 1, time.time() > 1e9)
    """,
    "busy loops that wait": """
        import threading, time
        turns, stop = 0, False
        def until_told():
            global turns
            while not stop: turns += 1
        def until_late():
            global turns
            end = time.monotonic() + 0.002
            while time.monotonic() < end: turns += 1
        def tell():
            global stop
            for _ in range(3): time.sleep(0.001); print(turns)
            stop = True
        threads = [threading.Thread(target=f) for f in (until_told, until_told, until_late, tell)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        print(turns)
    """,
    "finalizers that the collector calls": """
        import threading
        seen = []
        class Node:
            def __init__(self): self.me = self
            def __del__(self):
                for _ in range(3): int(1)
        def work(n):
            for i in range(1500):
                Node()
                if i % 100 == 0: seen.append((n, i))
        threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        print(seen)
    """,
    "libraries with caches of their own": """
        import collections, fractions, json, logging, re, statistics, sys, threading, urllib.parse
        logging.basicConfig(level="INFO", stream=sys.stdout, format="%(threadName)s %(message)s")
        Place = collections.namedtuple("Place", "x y")
        def work(n):
            for i in range(8):
                host = urllib.parse.urlsplit(f"http://a{i}.b/{n}?q={i}").netloc
                host = re.sub(r"(\\d)", lambda match: match[0] * 2, host)
                mean = statistics.mean([1, 2, fractions.Fraction(i, 3)])
                text = json.dumps({"a": [i]}, indent=1)
                logging.info("%s %s %s %s", host, mean, Place(i, n), text)
        threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
    """,
    "asyncio beside threads": """
        import asyncio, threading, time
        def block(n):
            for i in range(20): str(i)
            print("block", n); time.sleep(0.003 * n)
            return n
        async def task(n):
            for i in range(3): await asyncio.sleep(0.003 * n); print("task", n, i)
            return await asyncio.to_thread(block, n)
        async def main():
            start = asyncio.get_running_loop().time()
            print(await asyncio.gather(*(task(n) for n in range(4))))
            try:
                async with asyncio.timeout(0.01): await asyncio.sleep(1)
            except TimeoutError: print("late", asyncio.get_running_loop().time() - start)
        async def other(n):
            for i in range(3): await asyncio.sleep(0.004); print("other", n, i)
        for n in range(2): threading.Thread(target=lambda n=n: asyncio.run(other(n))).start()
        asyncio.run(main())
    """,
    "threads that outlive the main one": """
        import atexit, threading
        count = 0
        atexit.register(lambda: print("exit", count))
        def work(n):
            global count
            for _ in range(40): count = count + int(1)
            print(n, count)
        for n in range(4): threading.Thread(target=work, args=(n,)).start()
        print("main is done", count)
    """,
    "an alarm": """
        import signal, threading
        count = 0
        signal.signal(signal.SIGALRM, lambda number, frame: print("alarm at", count))
        signal.setitimer(signal.ITIMER_REAL, 0.0005, 0.0003)
        def work():
            for _ in range(1000): str(1)
        thread = threading.Thread(target=work)
        thread.start()
        while count < 4000: count += 1
        signal.setitimer(signal.ITIMER_REAL, 0)
        thread.join()
    """,
}
