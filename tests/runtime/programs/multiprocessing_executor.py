"""Executors of processes."""

import concurrent.futures, multiprocessing as mp, os, time
from concurrent.futures import ProcessPoolExecutor, as_completed, wait
from concurrent.futures.process import BrokenProcessPool

names = []


def begin(name):
    names.append(name)


def named(n):
    return names[0], n


def half(n):
    if n % 2:
        raise ValueError(n)
    return n // 2


def slow(n):
    time.sleep(n)
    return n


def refuse():
    raise RuntimeError("no")


if __name__ == "__main__":
    spawn = mp.get_context("spawn")
    with ProcessPoolExecutor(2, spawn, initializer=begin, initargs=("x",)) as pool:
        print(list(pool.map(named, range(5), chunksize=2)))
        futures = [pool.submit(half, n) for n in (8, 9)]
        print(sorted(str(f.exception() or f.result()) for f in as_completed(futures)))
        print("in half" in str(futures[1].exception().__cause__))
        done, pending = wait(
            [pool.submit(slow, n) for n in (0, 0.4)], return_when="FIRST_COMPLETED"
        )
        print(len(done), len(pending), next(iter(pending)).running())
        try:
            list(pool.map(slow, [0.5], timeout=0.05))
        except TimeoutError as error:
            print(type(error).__name__)
    try:
        pool.submit(abs, 1)
    except RuntimeError as error:
        print(error)
    with ProcessPoolExecutor(1, spawn, max_tasks_per_child=1) as pool:
        print(len({pool.submit(os.getpid).result() for _ in range(2)}))
    with ProcessPoolExecutor(1, spawn) as pool:
        try:
            pool.submit(os._exit, 1).result()
        except BrokenProcessPool as error:
            print(str(error)[:35])
        try:
            pool.submit(abs, 1)
        except BrokenProcessPool as error:
            print("not usable" in str(error))
    with ProcessPoolExecutor(1, spawn, initializer=os._exit, initargs=(1,)) as pool:
        try:
            pool.submit(abs, 1).result()
        except BrokenProcessPool as error:
            print(type(error).__name__)
    pool = ProcessPoolExecutor(1, spawn)
    first, *rest = [pool.submit(slow, 0.2) for _ in range(5)]
    first.result()
    pool.shutdown(cancel_futures=True)
    print(first.done(), rest[-1].cancelled())
    pool = ProcessPoolExecutor(1, spawn)
    future = pool.submit(slow, 60)
    while not future.running():
        time.sleep(0.01)
    pool.kill_workers()
    print(type(future.exception()).__name__)
