"""Locks, events and shared memory of processes."""

import ctypes, multiprocessing as mp, threading, time


class Point(ctypes.Structure):
    _fields_ = [("x", ctypes.c_int), ("y", ctypes.c_double)]


def add(number, items, point, text, times):
    for _ in range(times):
        with number.get_lock():
            number.value += 1
    with items.get_lock():
        items[1] += 2.5
    point.x, point.y = 3, 4.5
    text.value = b"done"


def meet(barrier, event, semaphore, passed):
    with semaphore:
        passed.value = barrier.wait()
        event.set()


def consume(condition, items):
    with condition:
        condition.wait_for(lambda: items[0])
        items[1] = items[0] * 2
        condition.notify_all()


def hold(lock, held):
    lock.acquire()
    held.set()
    time.sleep(60)


if __name__ == "__main__":
    mp.set_start_method("spawn", force=True)
    number, items = mp.Value("i", 0), mp.Array("d", [1, 2, 3])
    point, text = mp.Value(Point, 1, 2.0), mp.Array("c", b"begin")
    processes = [mp.Process(target=add, args=(number, items, point, text, 20)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(number.value, items[:], len(items), (point.x, point.y), text.value)
    raw = mp.RawArray("i", 3)
    raw[1:] = [7, 8]
    print(list(raw), mp.RawValue("d", 2.5).value)
    barrier, event, semaphore = mp.Barrier(2), mp.Event(), mp.BoundedSemaphore(1)
    passed = mp.Value("i", -1)
    process = mp.Process(target=meet, args=(barrier, event, semaphore, passed))
    process.start()
    mine = barrier.wait()
    print(event.wait(10), event.is_set())
    process.join()
    print(sorted([mine, passed.value]), barrier.parties, barrier.broken)
    try:
        semaphore.release()
    except ValueError as error:
        print(error)
    condition, both = mp.Condition(), mp.Array("i", [0, 0], lock=False)
    process = mp.Process(target=consume, args=(condition, both))
    process.start()
    with condition:
        both[0] = 4
        condition.notify()
        print(condition.wait_for(lambda: both[1], 10), both[:])
    process.join()
    with condition:
        print(condition.wait(0.05))
    lock, held = mp.Lock(), mp.Event()
    process = mp.Process(target=hold, args=(lock, held), daemon=True)
    process.start()
    print(held.wait(10), lock.acquire(timeout=0.1), lock.acquire(block=False))
    process.kill()
    reentrant = mp.RLock()
    with reentrant, reentrant:
        print(reentrant.acquire(timeout=0.1))
    try:
        mp.RLock().release()
    except AssertionError as error:
        print(error)
    try:
        mp.Barrier(2).wait(0.05)
    except threading.BrokenBarrierError as error:
        print(type(error).__name__)
