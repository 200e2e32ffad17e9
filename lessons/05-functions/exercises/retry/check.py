import time

import answer
import pytest
from answer import retry


@pytest.fixture
def waits(monkeypatch):
    """Note how long the answer wants to sleep, and don't sleep."""
    waits = []
    monkeypatch.setattr(time, "sleep", waits.append)
    if hasattr(answer, "sleep"):
        monkeypatch.setattr(answer, "sleep", waits.append)
    return waits


def failing(*errors):
    """Make a function that raises these, one a call, then works."""
    left = list(errors)

    def clear(parcel, country="Norway"):
        """Clear a parcel through customs."""
        clear.calls += 1
        if left:
            raise left.pop(0)
        return f"{parcel} cleared for {country}"

    clear.calls = 0
    return clear


def error_of(function, *args):
    """Return the exception in which the call ends, else None."""
    try:
        function(*args)
    except Exception as error:
        return error
    return None


def test_succeeds_at_last(waits):
    """Two failures, then a result"""
    clear = failing(ConnectionError(), ConnectionError())
    try:
        result = retry(3, ConnectionError, 0.5)(clear)(
            "P7", country="Peru"
        )
    except ConnectionError:
        pytest.fail(
            "the third attempt works, but ConnectionError came"
            f" out of attempt {clear.calls}"
        )
    assert result == "P7 cleared for Peru", (
        "the third attempt works, so its result should come back;"
        f" you returned {result!r}"
    )
    assert clear.calls == 3, (
        "3 calls of the function were needed, you made"
        f" {clear.calls}"
    )


def test_waits_longer_each_time(waits):
    """The wait doubles"""
    clear = failing(*[ConnectionError() for _ in range(3)])
    retry(4, ConnectionError, 0.5)(clear)("P7")
    assert waits == [0.5, 1.0, 2.0], (
        "between four attempts you should sleep 0.5, 1.0 and 2.0"
        f" seconds; you slept {waits}"
    )


def test_other_exceptions_pass(waits):
    """An exception that is not listed passes at once"""
    clear = failing(KeyError("P7"))
    listed = ConnectionError, TimeoutError
    error = error_of(retry(3, listed, 0.5)(clear), "P7")
    assert isinstance(error, KeyError), (
        "KeyError is not listed, so it should reach the caller"
    )
    assert (clear.calls, waits) == (1, []), (
        "KeyError is not listed, so there should be one call and no"
        f" wait; you made {clear.calls} calls and slept {waits}"
    )
    assert not hasattr(error, "__notes__"), (
        "an exception that is not listed should get no note"
    )


def test_gives_up_with_a_note(waits):
    """The last exception comes out, with the number of attempts"""
    first, last = ConnectionError("busy"), ConnectionError("closed")
    clear = failing(first, last)
    error = error_of(retry(2, ConnectionError, 0.5)(clear), "P7")
    assert error is not None, (
        "both attempts fail, so the caller should get an exception"
    )
    assert error is last, (
        f"the last exception should come out, not {error!r}"
    )
    notes = getattr(error, "__notes__", [])
    assert notes == ["attempts: 2"], (
        "the exception should carry the one note 'attempts: 2', not"
        f" {notes}"
    )
    assert waits == [0.5], (
        "after the last attempt there is nothing to wait for; you"
        f" slept {waits}"
    )


# hidden
def test_once_never_sleeps(waits):
    """times=1 makes one call and never sleeps"""
    clear = failing(ConnectionError("busy"))
    error = error_of(retry(1, ConnectionError, 0.5)(clear), "P7")
    assert isinstance(error, ConnectionError), (
        "retry(1, …) should pass on the exception of its one call"
    )
    assert (clear.calls, waits) == (1, []), (
        "retry(1, …) should call once and never sleep; you made"
        f" {clear.calls} calls and slept {waits}"
    )
    notes = getattr(error, "__notes__", [])
    assert notes == ["attempts: 1"], (
        f"one attempt is noted too: 'attempts: 1', not {notes}"
    )


def test_several_exceptions(waits):
    """A tuple of exceptions is accepted"""
    clear = failing(ConnectionError(), TimeoutError())
    retry(3, (ConnectionError, TimeoutError), 0.5)(clear)("P7")
    assert clear.calls == 3, (
        "both exceptions of the tuple should be tried again"
    )


def test_falsy_result(waits):
    """None is a result, and no reason to try again"""
    calls = []
    result = retry(3, ConnectionError, 0.5)(calls.append)("P7")
    assert (result, calls, waits) == (None, ["P7"], []), (
        "a call that returns None has worked: it should not be"
        f" made again, but you made {len(calls)}"
    )


def test_one_note(waits):
    """Only the exception that comes out gets a note"""
    busy = ConnectionError("busy")
    error = error_of(
        retry(2, ConnectionError, 0.5)(failing(busy, busy)), "P7"
    )
    notes = getattr(error, "__notes__", [])
    assert notes == ["attempts: 2"], (
        "add the note once, after the last attempt; it has the"
        f" notes {notes}"
    )


def test_each_call_starts_anew(waits):
    """Every call has all its attempts and the short first wait"""
    busy = [True, False, False, True, False]

    @retry(3, ConnectionError, 0.5)
    def ask(parcel):
        if busy.pop(0):
            raise ConnectionError("busy")
        return f"{parcel} cleared"

    for parcel in "P7", "P8", "P9":
        ask(parcel)
    assert waits == [0.5, 0.5], (
        "two of three calls fail once, so you should sleep 0.5"
        f" seconds twice; you slept {waits}: does anything outlive"
        " a call?"
    )


def test_metadata(waits):
    """The name and the docstring stay"""
    clear = retry(3, ConnectionError, 0.5)(failing())
    assert clear.__name__ == "clear", (
        "the decorated function should keep its name; it is called"
        f" {clear.__name__!r}"
    )
    assert clear.__doc__ == "Clear a parcel through customs.", (
        "the decorated function should keep its docstring"
    )
    assert hasattr(clear, "__wrapped__"), (
        "tools look for the original in __wrapped__: use wraps"
    )
