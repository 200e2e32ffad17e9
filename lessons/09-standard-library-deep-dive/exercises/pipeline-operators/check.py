import math

import pytest
from answer import curry


def book(lane, climber, hour):
    return f"{climber}: lane {lane}, {hour}:00"


def test_one_by_one():
    """One argument a call"""
    got = curry(book)(3)("Ana")(18)
    assert got == "Ana: lane 3, 18:00", (
        f"curry(book)(3)('Ana')(18) should run book; it gives {got}"
    )


def test_several():
    """Several arguments a call"""
    got = [curry(book)(3, "Ana")(18), curry(book)(3, "Ana", 18)]
    assert got == ["Ana: lane 3, 18:00"] * 2, (
        "(3, 'Ana')(18) and (3, 'Ana', 18) should both run book;"
        f" they give {got}"
    )


def test_keywords():
    """Keyword arguments in any order"""
    got = curry(book)(3, hour=18)("Ana")
    assert got == "Ana: lane 3, 18:00", (
        "curry(book)(3, hour=18)('Ana') should run book; it gives"
        f" {got}"
    )
    got = curry(book)(hour=18)(climber="Ana")(3)
    assert got == "Ana: lane 3, 18:00", (
        "curry(book)(hour=18)(climber='Ana')(3) should run book; it"
        f" gives {got}"
    )


# hidden
def test_defaults():
    """Nobody waits for a default"""

    def rope(metres, colour="blue", *, wet=False):
        return metres, colour, wet

    got = curry(rope)(60)
    assert got == (60, "blue", False), (
        "curry(rope)(60) has all that is required, and should run;"
        f" it gives {got}"
    )
    got = curry(rope)(wet=True)(60, "red")
    assert got == (60, "red", True), (
        "curry(rope)(wet=True)(60, 'red') should fill the optional"
        f" ones; it gives {got}"
    )


@pytest.mark.parametrize(
    "args, kwargs",
    [((1, 2, 3, 4), {}), ((1,), {"rope": 60}), ((1,), {"lane": 2})],
)
def test_too_many(args, kwargs):
    """Too many arguments raise at once"""
    try:
        got = curry(book)(*args, **kwargs)
    except TypeError:
        pass
    else:
        pytest.fail(
            f"book has no room for {args} and {kwargs}: TypeError"
            f" was expected, but {got!r} came back"
        )


def test_builtin():
    """A built-in function"""
    got = curry(math.isclose)(1.0)(1.1), curry(divmod)(17)(5)
    assert got == (False, (3, 2)), (
        "curry should work with math.isclose and divmod; it gives"
        f" {got}"
    )


def test_reuse():
    """A half-filled callable can be used again"""
    lane_3 = curry(book)(3)
    got = [lane_3("Ana", 18), lane_3("Ben", 19)]
    assert got == ["Ana: lane 3, 18:00", "Ben: lane 3, 19:00"], (
        "two calls of the same half-filled callable should not know"
        f" of each other; they give {got}"
    )


def test_error_inside():
    """A TypeError of the function itself gets through"""

    def broken(lane):
        return lane + "1"

    try:
        got = curry(broken)(3)
    except TypeError:
        pass
    else:
        pytest.fail(
            "the function ran and raised TypeError, but the error"
            f" was swallowed, and {got!r} came back"
        )


def test_no_parameters():
    """Without required parameters one call is enough"""
    got = curry(lambda: "open")()
    assert got == "open", (
        f"a function without parameters should run at (), not {got}"
    )
