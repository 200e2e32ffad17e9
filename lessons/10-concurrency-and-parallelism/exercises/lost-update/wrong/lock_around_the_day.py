# fails: test_lock_is_let_go: should take the lock 12 times
from threading import Thread


def run(desks, desk):
    threads = [Thread(target=desk) for _ in range(desks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def rush(desks, sales, pause):
    sold = 0

    def desk():
        nonlocal sold
        for _ in range(sales):
            seen = sold
            pause()
            sold = seen + 1

    run(desks, desk)
    return sold


def safe_rush(desks, sales, pause, lock):
    sold = 0

    def desk():
        nonlocal sold
        with lock:
            for _ in range(sales):
                seen = sold
                pause()
                sold = seen + 1

    run(desks, desk)
    return sold
