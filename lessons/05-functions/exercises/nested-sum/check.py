import sys
from reprlib import repr as short_repr

import pytest
from answer import total

DEFAULT_LIMIT = 1000


class EndlessError(Exception):
    """The answer does not come to an end."""


def lower_limit():
    """Let a recursion fail early, while the C stack has room.

    A limit that the answer has raised itself stays.
    """
    if sys.getrecursionlimit() <= DEFAULT_LIMIT:
        depth, frame = 0, sys._getframe()
        while frame:
            depth, frame = depth + 1, frame.f_back
        sys.setrecursionlimit(depth + 100)


def attempt(obj, most=None):
    """Return the total, or the error, without its traceback."""
    steps = 0

    def count(frame, event, argument):
        nonlocal steps
        steps += 1
        if most and steps > most:
            raise EndlessError

    limit = sys.getrecursionlimit()
    lower_limit()
    sys.setprofile(count)
    try:
        return total(obj)
    except Exception as error:
        return error.with_traceback(None)
    finally:
        sys.setprofile(None)
        sys.setrecursionlimit(limit)


def refuse(obj, what):
    got = attempt(obj, most=200_000)
    if isinstance(got, ValueError):
        return
    if isinstance(got, EndlessError):
        pytest.fail(
            f"{what} contains itself, and total goes on for ever."
        )
    pytest.fail(
        f"{what} contains itself, so total should raise "
        f"ValueError, but the result was {got!r}."
    )


def test_nested():
    """Numbers in lists and in values of dictionaries"""
    got = total([1, {"a": 2, "b": [3.5]}, [[4], []]])
    assert got == 10.5, (
        "total([1, {'a': 2, 'b': [3.5]}, [[4], []]]) should be "
        f"10.5, but it is {got!r}."
    )


def test_bools():
    """True and False are not counted"""
    got = total([True, 2, [False, {"a": True}]])
    assert got == 2, (
        "total([True, 2, [False, {'a': True}]]) should be 2, "
        f"but it is {got!r}."
    )


def test_deep():
    """A list nested 3,000 deep"""
    deep = [5]
    for _ in range(2999):
        deep = [deep]
    got = attempt(deep)
    if isinstance(got, RecursionError):
        pytest.fail(
            "a list nested 3,000 deep should work, but total ran "
            "out of frames."
        )
    if isinstance(got, Exception):
        pytest.fail(
            "a list nested 3,000 deep should work, but it ended in "
            f"{got!r}."
        )
    assert got == 5, (
        "a list nested 3,000 deep with a 5 in it should give 5, "
        f"but it gave {short_repr(got)}."
    )


def test_list_in_itself():
    """A list that contains itself is refused"""
    ring = [1]
    ring.append(ring)
    refuse(ring, "a list")


# hidden


def test_longer_way_round():
    """A list that contains itself by a detour is refused"""
    ring = [1]
    ring.append({"a": [2, ring]})
    refuse(ring, "a list in a list in a dictionary in it")


def test_dictionary_in_itself():
    """A dictionary that contains itself is refused"""
    ring = {"a": 1}
    ring["b"] = ring
    refuse(ring, "a dictionary")


def test_same_list_twice():
    """A list that occurs twice is counted twice"""
    row = [1, 2]
    got = attempt([row, {"a": row}])
    if isinstance(got, Exception):
        pytest.fail(
            "[1, 2] occurs twice and doesn't contain itself, "
            f"but total raised {got!r}."
        )
    assert got == 6, (
        "with [1, 2] in two places, total should be 6, "
        f"but it is {got!r}."
    )


def test_other_things():
    """Text, None and keys are not counted"""
    got = total(["12", None, {3: "x", "y": 4}])
    assert got == 4, (
        "total(['12', None, {3: 'x', 'y': 4}]) should be 4, "
        f"but it is {got!r}."
    )


def test_smallest():
    """A number alone, and nothing at all"""
    got = total(7), total([]), total({})
    assert got == (7, 0, 0), (
        "total(7), total([]) and total({}) should be 7, 0 and 0, "
        f"but they are {got}."
    )


def test_items_stay():
    """What you get stays as it was"""
    rows = [1, {"a": [2]}]
    total(rows)
    assert rows == [1, {"a": [2]}], (
        f"[1, {{'a': [2]}}] should stay as it is, but it is {rows}."
    )
