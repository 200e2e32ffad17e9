from math import isclose

import pytest
from answer import best_workers, speedup


def expect(p, n, overhead, seconds):
    got = speedup(p, n, overhead)
    assert isclose(got, 1 / seconds), (
        f"speedup({p}, {n}, {overhead}): the job takes"
        f" {seconds:.4g} s, so it should be {1 / seconds:.4g},"
        f" not {got:.4g}"
    )


def test_half():
    """Half of the job can be divided"""
    expect(0.5, 2, 0, 0.75)
    expect(0.5, 10, 0, 0.55)


def test_overhead():
    """Each worker beyond the first costs something"""
    expect(0.9, 3, 0.01, 0.42)
    expect(0.9, 10, 0.05, 0.64)


def test_best():
    """The overhead makes the best number finite"""
    for overhead, best in (0.01, 10), (0.1, 3), (0.0001, 97):
        got = best_workers(0.95, overhead, 100)
        assert got == best, (
            f"best_workers(0.95, {overhead}, 100) should be"
            f" {best}, not {got}"
        )


# hidden
def test_one_worker():
    """One worker is as fast as one worker"""
    for p in 0, 0.3, 1:
        got = speedup(p, 1, 0.25)
        assert got == 1.0, (
            f"speedup({p}, 1, 0.25) should be exactly 1.0, not"
            f" {got}"
        )


def test_all_or_nothing():
    """p may be 0 or 1"""
    expect(0, 8, 0, 1)
    expect(1, 8, 0, 1 / 8)
    got = best_workers(0, 0, 8)
    assert got == 1, (
        "nothing can be divided and all are equally fast: the"
        f" smallest number is 1, not {got}"
    )


def test_invalid():
    """What makes no sense raises ValueError"""
    for p, n in (-0.1, 2), (1.5, 2), (0.5, 0):
        try:
            got = speedup(p, n)
        except ValueError:
            continue
        pytest.fail(
            f"speedup({p}, {n}) should raise ValueError; it gave"
            f" {got}"
        )
