from threading import Thread


def at_once(desks, work):
    threads = [Thread(target=work) for _ in range(desks)]
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

    at_once(desks, desk)
    return sold


def safe_rush(desks, sales, pause, lock):
    sold = 0

    def desk():
        nonlocal sold
        for _ in range(sales):
            # From the read to the store: nobody may come between.
            with lock:
                seen = sold
                pause()
                sold = seen + 1

    at_once(desks, desk)
    return sold
