# fails: test_no_deadlock: every thread waits
# fails: test_fair: somebody was
from threading import Lock, Thread


def dine(times, eat):
    forks = [Lock() for _ in range(5)]

    def philosopher(number):
        for _ in range(times):
            with forks[number], forks[(number + 1) % 5]:
                eat(number)

    threads = [
        Thread(target=philosopher, args=(n,)) for n in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
