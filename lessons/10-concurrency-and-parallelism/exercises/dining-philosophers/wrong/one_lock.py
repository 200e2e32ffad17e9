# fails: test_together: should be able to eat at once
# fails: test_fair: somebody was
from threading import Lock, Thread


def dine(times, eat):
    table = Lock()

    def philosopher(number):
        for _ in range(times):
            with table:
                eat(number)

    threads = [
        Thread(target=philosopher, args=(n,)) for n in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
