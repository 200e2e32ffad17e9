"""Listeners and clients, threads and processes of processes."""

import multiprocessing as mp, multiprocessing.dummy, os
from multiprocessing.connection import Client, Listener


def call(address, key):
    with Client(address, authkey=key) as line:
        line.send({"pid": line.recv()})


def wrong(address):
    try:
        Client(address, authkey=b"wrong")
    except mp.AuthenticationError as error:
        os._exit(9)


def outer(queue):
    with mp.Pool(1) as pool:
        queue.put(pool.map(abs, [-1]))


if __name__ == "__main__":
    mp.set_start_method("spawn", force=True)
    for address in (("127.0.0.1", 0), None):
        with Listener(address, authkey=b"secret") as listener:
            process = mp.Process(target=call, args=(listener.address, b"secret"))
            process.start()
            with listener.accept() as line:
                line.send(7)
                print(line.recv(), type(listener.address))
            process.join()
            process = mp.Process(target=wrong, args=(listener.address,))
            process.start()
            try:
                listener.accept()
            except mp.AuthenticationError as error:
                print(error)
            process.join()
            print(process.exitcode)
    queue = mp.Queue()
    process = mp.Process(target=outer, args=(queue,))
    process.start()
    print(queue.get())
    process.join()
    with multiprocessing.dummy.Pool(2) as pool:
        print(pool.map(str, range(3)))
