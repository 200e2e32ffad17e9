import sys
from collections import Counter

import pytest
from answer import permutations


class TooManyCallsError(Exception):
    """The answer makes more calls than a lazy one needs."""


def first_of(items, most_calls):
    """Return the first order, or None after too many calls."""
    calls = 0

    def count(frame, event, argument):
        nonlocal calls
        calls += event == "call"
        if calls > most_calls:
            raise TooManyCallsError

    sys.setprofile(count)
    try:
        return next(permutations(items))
    except TooManyCallsError:
        return None
    finally:
        sys.setprofile(None)


def test_three_items():
    """Three items have six orders"""
    got = Counter(permutations("abc"))
    wanted = Counter(
        tuple(order) for order in "abc acb bac bca cab cba".split()
    )
    assert got == wanted, (
        "list(permutations('abc')) should hold the six orders as "
        f"tuples, each once, but it holds {list(got.elements())}."
    )


def test_nothing():
    """Nothing has one order, the empty tuple"""
    got = list(permutations([]))
    assert got == [()], (
        f"list(permutations([])) should be [()], but it is {got}."
    )


def test_first_of_twelve():
    """The first order of twelve items comes at once"""
    pair = permutations("ab")
    if iter(pair) is not pair:
        pytest.fail(
            "permutations should be a generator, but "
            f"permutations('ab') gave {pair!r}."
        )
    got = first_of("abcdefghijkl", 5000)
    if got is None:
        pytest.fail(
            "the first order of twelve items should need a dozen "
            "calls or so, but 5000 were not enough: something "
            "makes all the orders before it gives one away."
        )
    assert sorted(got) == list("abcdefghijkl"), (
        "the first order should hold the 12 letters, "
        f"but it is {got}."
    )


# hidden


def test_equal_items():
    """Equal items count as different ones"""
    got = Counter(permutations("aab"))
    wanted = {
        ("a", "a", "b"): 2,
        ("a", "b", "a"): 2,
        ("b", "a", "a"): 2,
    }
    assert got == wanted, (
        "permutations('aab') should give three orders, each twice, "
        f"but it gave {list(got.elements())}."
    )


def test_list_and_tuple():
    """Lists and tuples work as strings do"""
    for items in [1, 2], (1, 2):
        got = sorted(permutations(items))
        assert got == [(1, 2), (2, 1)], (
            f"permutations({items}) should give (1, 2) and (2, 1), "
            f"but it gave {got}."
        )


def test_five_items():
    """Five items have 120 orders, all different"""
    got = list(permutations([1, 2, 3, 4, 5]))
    assert len(got) == len(set(got)) == 120, (
        "there are 120 orders of five items, but permutations gave "
        f"{len(got)}, {len(set(got))} of them different."
    )


def test_items_stay():
    """The items stay as they are, even half-way through"""
    items = [1, 2, 3]
    orders = iter(permutations(items))
    for _ in range(4):
        next(orders)
        assert items == [1, 2, 3], (
            "[1, 2, 3] should stay as it is, "
            f"but it became {items}."
        )
