# fails: test_rush_loses: never stood in pause() together
from threading import Thread


def run(desks, desk):
    for _ in range(desks):
        thread = Thread(target=desk)
        thread.start()
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
        for _ in range(sales):
            with lock:
                seen = sold
                pause()
                sold = seen + 1

    run(desks, desk)
    return sold
