from typing import Any, Literal, Optional

import pytest
from answer import call_checked


def refused(f, *args, **kw):
    try:
        got = call_checked(f, *args, **kw)
    except TypeError as error:
        return str(error)
    pytest.fail(
        f"{f.__name__} should not be called with {args} {kw}; it"
        f" was, and returned {got!r}"
    )


def enter(name: str, km: int):
    return f"{name} runs {km}"


def test_good_call():
    """Good arguments go through"""
    got = call_checked(enter, "Ada", km=10)
    assert got == "Ada runs 10", (
        "call_checked(enter, 'Ada', km=10) should return what"
        f" enter returns, not {got!r}"
    )


def test_every_bad_argument():
    """Every bad argument is named"""
    got = refused(enter, 7, "10")
    assert got == "name is 7; km is '10'", (
        "both arguments are bad, so the text should be"
        f" \"name is 7; km is '10'\", not {got!r}"
    )


def test_no_hint():
    """What has no hint takes anything"""

    def note(text, km: int):
        return text

    try:
        got = call_checked(note, ["any"], 10)
    except KeyError:
        pytest.fail("a parameter without a hint takes anything")
    assert got == ["any"], f"expected ['any'], got {got!r}"


def test_unions():
    """Unions, old and new"""

    def team(
        name: str | None, coach: Optional[str], km: int | float
    ):
        return "fine"

    assert call_checked(team, None, None, 4.5) == "fine", (
        "None fits str | None and Optional[str]; 4.5 fits"
        " int | float"
    )
    got = refused(team, 7, 8, None)
    assert got == "name is 7; coach is 8; km is None", (
        "7, 8 and None fit none of their unions; the text should"
        f" name all three, not {got!r}"
    )


# hidden
def test_literal():
    """Literal takes its values alone"""

    def start(distance: Literal["half", "full"]):
        return distance

    assert call_checked(start, "half") == "half", (
        "'half' is one of the values of the Literal"
    )
    got = refused(start, "short")
    assert got == "distance is 'short'", (
        f"'short' is not in the Literal; the text was {got!r}"
    )


def test_literal_in_union():
    """A Literal inside a union"""

    def start(distance: Literal["half"] | int):
        return distance

    assert call_checked(start, 10) == 10, (
        "10 fits Literal['half'] | int"
    )
    refused(start, "full")


def test_containers():
    """Bare containers"""

    def run(times: list, names: dict, pair: tuple):
        return "fine"

    assert call_checked(run, [50], {}, ()) == "fine", (
        "a list, a dict and a tuple fit list, dict and tuple"
    )
    got = refused(run, (50,), [], ())
    assert got == "times is (50,); names is []", (
        f"a tuple is no list, and a list no dict; you said {got!r}"
    )


def late(who: "Runner", friend: "Runner | None" = None):
    return "fine"


class Runner:
    def __repr__(self):
        return "a runner"


def test_names_in_texts():
    """Hints that are texts"""
    try:
        got = call_checked(late, Runner(), friend=None)
    except TypeError as error:
        pytest.fail(
            'the hint "Runner" is a text that names a class; look'
            f" it up before you compare ({error})"
        )
    assert got == "fine", f"expected 'fine', got {got!r}"
    got = refused(late, "Ada", Runner)
    assert got.startswith("who is 'Ada'; friend is <class"), (
        f"a text and a class are no runners; you said {got!r}"
    )


def test_any():
    """Any takes anything"""

    def note(text: Any, other: Any = None):
        return "fine"

    assert call_checked(note, 7) == "fine", "Any takes a 7"


def test_stars():
    """Each item behind a star is compared"""

    def finish(name: str, *times: int, **notes: str):
        return "fine"

    got = call_checked(finish, "Ada", 50, 61, shoes="old")
    assert got == "fine", (
        "50 and 61 fit *times: int, and 'old' fits **notes: str"
    )
    got = refused(finish, "Ada", 50, "61", shoes=7)
    assert got == "times[1] is '61'; shoes is 7", (
        "the second time and the note are bad: expected"
        f" \"times[1] is '61'; shoes is 7\", got {got!r}"
    )


def test_not_called():
    """A bad call runs nothing of the function"""
    log = []

    def note(km: int):
        log.append(km)

    refused(note, "10")
    assert log == [], "the function ran although its call is bad"


def test_wrong_number():
    """Too many arguments: a TypeError, as in a plain call"""
    with pytest.raises(TypeError):
        call_checked(enter, "Ada", 10, 11)
