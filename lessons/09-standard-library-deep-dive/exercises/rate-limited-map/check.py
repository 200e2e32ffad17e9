from concurrent.futures import ThreadPoolExecutor
from itertools import count, islice
from time import sleep

from answer import limited_map

from handbook import schedule


class Source:
    """Numbers from 1 on, and how many were taken."""

    def __init__(self, last):
        self.last, self.taken = last, 0

    def __iter__(self):
        for number in count(1):
            if number > self.last:
                return
            self.taken = number
            yield number


def test_order():
    """Results come in the order of the items"""

    def slow(number):
        sleep(0.05 / number)
        return number * 10

    with schedule(1, "blocking"), ThreadPoolExecutor(3) as pool:
        got = list(limited_map(slow, [1, 2, 3, 4], 3, pool))
    assert got == [10, 20, 30, 40], (
        f"for 1, 2, 3, 4 the results should be 10 to 40, not {got}"
    )


def test_never_more_than_n():
    """At most n items are taken ahead of the results"""
    source, ahead = Source(20), []
    with schedule(1, "blocking"), ThreadPoolExecutor(4) as pool:
        for done, _ in enumerate(limited_map(abs, source, 3, pool)):
            ahead.append(source.taken - done)
    assert max(ahead) <= 3, (
        f"with n=3, {max(ahead)} items were taken at one time"
    )
    assert max(ahead) == 3, (
        "with n=3, three calls should run side by side, not"
        f" {max(ahead)}"
    )


# hidden
def test_short_and_empty():
    """Fewer items than n, and none"""
    with ThreadPoolExecutor(2) as pool:
        got = [
            list(limited_map(abs, items, 5, pool))
            for items in ([], [-1], [-1, -2])
        ]
    assert got == [[], [1], [1, 2]], (
        "for no item, one and two with n=5, the results should be"
        f" [], [1] and [1, 2], not {got}"
    )


def test_endless():
    """An endless source works, and is left alone afterwards"""
    source = Source(500)
    with ThreadPoolExecutor(2) as pool:
        got = list(islice(limited_map(abs, source, 2, pool), 5))
    assert got == [1, 2, 3, 4, 5], (
        f"the first five results should be 1 to 5, not {got}"
    )
    assert source.taken < 10, (
        f"for five results, {source.taken} items were taken"
    )


def test_exception_stops():
    """An exception comes out, and cancels the rest"""
    begun = []

    def read(number):
        begun.append(number)
        sleep(0.05)
        if number == 2:
            raise ValueError("page 2")
        return number

    got, source = [], Source(50)
    with schedule(1, "blocking"), ThreadPoolExecutor(1) as pool:
        try:
            for result in limited_map(read, source, 5, pool):
                got.append(result)
        except ValueError as error:
            got.append(str(error))
    assert got == [1, "page 2"], (
        "the first result is 1, then a ValueError should come out;"
        f" it was {got}"
    )
    assert len(begun) < 4, (
        "after an exception, waiting calls should be cancelled;"
        f" {len(begun)} were begun"
    )
