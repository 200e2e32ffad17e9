from concurrent.futures import (
    Executor,
    Future,
    ProcessPoolExecutor,
)
from pickle import PicklingError

import pytest
from answer import parallel_sort


class Here(Executor):
    """Runs each task at once, and keeps what it was given."""

    def __init__(self):
        self.chunks = []

    def submit(self, function, /, *arguments, **named):
        lists = [a for a in arguments if isinstance(a, list)]
        self.chunks += lists[:1] or [[]]
        future = Future()
        future.set_result(function(*arguments, **named))
        return future


def test_sorts():
    """It sorts"""
    got = parallel_sort([3, 1, 2], Here(), 2)
    assert got == [1, 2, 3], (
        f"[3, 1, 2] should become [1, 2, 3], not {got}"
    )


def test_a_task_for_each_chunk():
    """There are as many tasks as chunks, of one size"""
    pool = Here()
    got = parallel_sort(list(range(10, 0, -1)), pool, 4)
    assert got == list(range(1, 11)), f"10 to 1 became {got}"
    assert len(pool.chunks) == 4, (
        f"chunks=4 should make 4 tasks, not {len(pool.chunks)}"
    )
    sizes = sorted(map(len, pool.chunks))
    assert sizes == [2, 2, 3, 3], (
        "ten items in four chunks: two of 2 and two of 3, not"
        f" {sizes}"
    )


# hidden
def test_stable_with_key():
    """Items with equal keys stay in their order"""
    words = ["pear", "fig", "plum", "kiwi", "date", "nut", "lime"]
    for chunks in 2, 3, 7:
        got = parallel_sort(words, Here(), chunks, key=len)
        assert got == sorted(words, key=len), (
            "words of equal length should stay in the order in"
            f" which they were given; with {chunks} chunks they"
            f" became {got}"
        )


def test_empty():
    """An empty list stays empty"""
    got = parallel_sort([], Here(), 3)
    assert got == [], f"an empty list became {got}"


def test_one_item():
    """One item makes one chunk"""
    pool = Here()
    got = parallel_sort(["fig"], pool, 3)
    assert got == ["fig"], f"['fig'] became {got}"
    assert len(pool.chunks) == 1, (
        f"one item makes one task, not {len(pool.chunks)}"
    )


def test_input_stays():
    """The given list is not changed"""
    given = [3, 1, 2]
    got = parallel_sort(given, Here(), 1)
    assert given == [3, 1, 2], (
        f"the caller's list was [3, 1, 2], and is now {given}"
    )
    assert got is not given, "return a new list"


def test_in_processes():
    """It works with processes"""
    words = ["Pear", "fig", "apple", "Kiwi", "date"]
    with ProcessPoolExecutor(2) as pool:
        try:
            got = parallel_sort(words, pool, 2, key=str.lower)
        except (AttributeError, PicklingError):
            pytest.fail(
                "a process finds a task by its name: take a"
                " function of the module, or sorted itself"
            )
    assert got == ["apple", "date", "fig", "Kiwi", "Pear"], (
        f"two processes sorted the words into {got}"
    )
