from threading import Lock, Thread
from time import sleep


def rush(desks, sales, pause):
    sold = 0

    def desk():
        nonlocal sold
        for _ in range(sales):
            sold += 1
            pause()

    threads = [Thread(target=desk) for _ in range(desks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sold


def safe_rush(desks, sales, pause, lock):
    return rush(desks, sales, pause)


print(rush(2, 3, lambda: sleep(0.001)))
print(safe_rush(2, 3, lambda: sleep(0.001), Lock()))
