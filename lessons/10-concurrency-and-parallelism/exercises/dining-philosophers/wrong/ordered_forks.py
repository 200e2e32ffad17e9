# fails: test_fair: somebody was
from threading import Lock, Thread


def dine(times, eat):
    forks = [Lock() for _ in range(5)]

    def philosopher(number):
        first, second = sorted((number, (number + 1) % 5))
        for _ in range(times):
            with forks[first], forks[second]:
                eat(number)

    threads = [
        Thread(target=philosopher, args=(n,)) for n in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
