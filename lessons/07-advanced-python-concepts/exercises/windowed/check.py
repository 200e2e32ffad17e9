from itertools import count, islice

import pytest
from answer import windows


def test_pairs():
    """Pairs of neighbours"""
    got = list(windows([5, 7, 9, 4], 2))
    assert got == [(5, 7), (7, 9), (9, 4)], (
        "list(windows([5, 7, 9, 4], 2)) should be"
        f" [(5, 7), (7, 9), (9, 4)], not {got}"
    )


def test_too_short():
    """Fewer items than the window is wide: no window"""
    got = list(windows("ab", 3))
    assert got == [], (
        "two items fill no window of three: the result should be"
        f" empty, not {got}"
    )


def test_whole():
    """As many items as the window is wide: one window"""
    got = list(windows("abc", 3))
    assert got == [("a", "b", "c")], (
        f"three items make one window of three; you gave {got}"
    )


def test_bad_width_at_the_call():
    """n = 0 raises at the call"""
    try:
        windows([5, 7], 0)
    except ValueError:
        return
    pytest.fail(
        "windows([5, 7], 0) should raise a ValueError at once, not"
        " at the first next()"
    )


# hidden
def reading(items, seen):
    for item in items:
        seen.append(item)
        yield item


def test_endless():
    """Items that never end"""
    seen = []

    def endless():
        for number in count():
            assert number < 1000, (
                "windows goes on reading an endless iterable"
                " before it hands out anything"
            )
            seen.append(number)
            yield number

    got = list(islice(windows(endless(), 3), 2))
    assert got == [(0, 1, 2), (1, 2, 3)], (
        "the first two windows over 0, 1, 2, ... should be"
        f" (0, 1, 2) and (1, 2, 3), not {got}"
    )


def test_reads_no_more_than_needed():
    """Each window takes one item"""
    seen = []
    slices = windows(reading(range(9), seen), 3)
    assert seen == [], (
        "nothing should be read before the first next(), but"
        f" {seen} was"
    )
    next(slices)
    assert seen == [0, 1, 2], (
        "the first window of three needs three items; you read"
        f" {seen}"
    )
    next(slices)
    assert seen == [0, 1, 2, 3], (
        "the second window needs one item more; by then you have"
        f" read {seen}"
    )


def test_negative():
    """A negative n raises at the call too"""
    try:
        windows([5, 7], -1)
    except ValueError:
        return
    pytest.fail("windows([5, 7], -1) should raise a ValueError")


def test_windows_are_tuples_of_their_own():
    """A window that was handed out stays as it is"""
    first, second = windows([1, 2, 3], 2)
    assert (first, second) == ((1, 2), (2, 3)), (
        "each window should be a tuple of its own, and not change"
        f" when the next one is made: {first}, {second}"
    )


def test_width_one():
    """n = 1 gives tuples of one item"""
    got = list(windows("ab", 1))
    assert got == [("a",), ("b",)], (
        "a window of one item is a tuple all the same: expected"
        f" [('a',), ('b',)], got {got}"
    )
