"""Queues and pipes."""

import multiprocessing as mp, queue, time
from multiprocessing.connection import wait


def serve(tasks, results):
    while (task := tasks.get()) is not None:
        results.put(task * 2)
        tasks.task_done()
    tasks.task_done()


def double(connection):
    while True:
        try:
            connection.send(connection.recv() * 2)
        except EOFError:
            return


def tell(connection):
    connection.send_bytes(b"one way")
    connection.close()


if __name__ == "__main__":
    mp.set_start_method("spawn", force=True)
    tasks, results = mp.JoinableQueue(), mp.Queue()
    process = mp.Process(target=serve, args=(tasks, results))
    process.start()
    for task in (1, "ab", [3], None):
        tasks.put(task)
    tasks.join()
    print([results.get() for _ in range(3)])
    process.join()
    try:
        tasks.task_done()
    except ValueError as error:
        print(error)
    small = mp.Queue(1)
    small.put("x")
    for call in (lambda: small.put("y", timeout=0.05), lambda: small.put_nowait("y")):
        try:
            call()
        except queue.Full:
            print("full", small.qsize())
    print(small.get(), small.full())
    for call in (lambda: small.get(timeout=0.05), small.get_nowait):
        try:
            call()
        except queue.Empty:
            print("empty", small.empty())
    small.close()
    small.join_thread()
    try:
        small.put(1)
    except ValueError as error:
        print("closed" in str(error))
    here, there = mp.Pipe()
    process = mp.Process(target=double, args=(there,))
    process.start()
    there.close()
    here.send("ab")
    here.send([1] * 50_000)
    print(wait([here], 10) == [here], here.recv(), len(here.recv()), here.poll(0))
    here.close()
    process.join()
    print(process.exitcode)
    reading, writing = mp.Pipe(duplex=False)
    process = mp.Process(target=tell, args=(writing,))
    process.start()
    writing.close()
    print(reading.recv_bytes(), reading.readable, reading.writable)
    try:
        reading.recv()
    except EOFError:
        print("end")
    try:
        reading.send(1)
    except OSError as error:
        print(error)
    process.join()
    print(wait([process.sentinel], 0) == [process.sentinel])
    simple = mp.SimpleQueue()
    print(simple.empty())
    simple.put(None)
    print(simple.get())
