"""Signals that are held back, a child's end, and locks released too often."""

import multiprocessing as mp
import os, signal, time


def wait(conn):
    got = []
    signal.signal(signal.SIGUSR1, lambda number, frame: got.append(number))
    conn.send(got)
    conn.recv()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGUSR1})
    while not got:
        time.sleep(0.01)
    conn.send(got)


def release(lock):
    lock.release()


if __name__ == "__main__":
    mp.set_start_method("spawn", force=True)
    mine, other = mp.Pipe()
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
    process = mp.Process(target=wait, args=(other,))
    process.start()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGUSR1})
    os.kill(process.pid, signal.SIGUSR1)
    print(mine.recv())
    mine.send(None)
    print(mine.recv())
    process.join()
    lock, ended = mp.Lock(), []
    signal.signal(signal.SIGCHLD, lambda number, frame: ended.append(number))
    lock.acquire()
    process = mp.Process(target=release, args=(lock,))
    process.start()
    process.join()
    print([int(number) for number in ended], process.exitcode)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    try:
        lock.release()
    except ValueError as error:
        print(error)
    try:
        mp.Semaphore(-1)
    except OSError as error:
        print(type(error).__name__)
