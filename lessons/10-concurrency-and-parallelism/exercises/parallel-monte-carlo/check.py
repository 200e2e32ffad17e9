import math
import random
from concurrent.futures import (
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from pickle import PicklingError

import answer
import pytest
from answer import estimate_pi


class Here(Executor):
    """Runs each task at once, and keeps the results."""

    def __init__(self):
        self.results = []

    def submit(self, function, /, *arguments, **named):
        future = Future()
        result = function(*arguments, **named)
        self.results.append(result)
        future.set_result(result)
        return future


def test_near_pi():
    """The result is near pi"""
    for seed in range(3):
        got = estimate_pi(Here(), 4000, seed)
        assert abs(got - math.pi) < 0.15, (
            f"4000 darts with seed {seed} make {got}, which is far"
            " from 3.14"
        )


def test_same_seed_same_result():
    """The same seed gives the same result, whatever the pool"""
    got = []
    for workers in 1, 3:
        with ThreadPoolExecutor(workers) as pool:
            got.append(estimate_pi(pool, 2000, seed=7))
    got.append(estimate_pi(Here(), 2000, seed=7))
    assert len(set(got)) == 1, (
        "with the same seed, one worker, three workers and none"
        f" should come to the same number, not to {got}"
    )


# hidden
def test_another_seed():
    """Another seed gives another result"""
    got = {estimate_pi(Here(), 2000, seed) for seed in range(6)}
    assert len(got) > 1, "six different seeds all gave one result"


def test_parts_differ():
    """Each part has random numbers of its own"""
    pool = Here()
    estimate_pi(pool, 8000, seed=3, parts=8)
    assert len(pool.results) == 8, (
        f"parts=8 should make 8 tasks, not {len(pool.results)}"
    )
    assert len(set(pool.results)) > 1, (
        "all 8 parts hit exactly as often: they threw the same"
        " darts, so 7 of them were for nothing"
    )


def test_all_darts():
    """All darts are thrown"""
    for points in 10, 11, 3:
        pool = Here()
        got = estimate_pi(pool, points, seed=1, parts=4)
        # A circle over the whole square: everything hits.
        hit = got * points / 4
        assert abs(hit - round(hit)) < 1e-9, (
            f"{got} is not four times a share of {points} darts"
        )
    thrown = []

    class Counted(random.Random):
        def random(self):
            thrown.append(1)
            return 0.0

    real, saved = random.Random, getattr(answer, "Random", None)
    random.Random = Counted
    if saved is not None:
        answer.Random = Counted
    try:
        got = estimate_pi(Here(), 11, seed=1, parts=4)
    finally:
        random.Random = real
        if saved is not None:
            answer.Random = saved
    if thrown:
        assert got == 4, (
            f"11 darts in 4 parts, all hits: 4.0, not {got}. Are"
            " some never thrown?"
        )


def test_global_luck_is_left_alone():
    """The generator of the random module is not touched"""
    random.seed(5)
    before = random.getstate()
    estimate_pi(Here(), 100, seed=1)
    assert random.getstate() == before, (
        "the numbers came from random.random() or random.seed():"
        " other parts of the program use that generator too"
    )


def test_in_processes():
    """It works with processes"""
    with ProcessPoolExecutor(2) as pool:
        try:
            got = estimate_pi(pool, 1000, seed=7)
        except (AttributeError, PicklingError):
            pytest.fail(
                "a process finds a task by its name: define it at"
                " the top of the module, not inside a function"
            )
    expected = estimate_pi(Here(), 1000, seed=7)
    assert got == expected, (
        f"two processes came to {got}, this one to {expected}"
    )
