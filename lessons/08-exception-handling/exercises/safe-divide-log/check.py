from asyncio import CancelledError

import pytest
from answer import process


class Log:
    def __init__(self):
        self.closed = 0

    def close(self):
        self.closed += 1


def test_all_good():
    """Without failures: the results, no errors"""
    got = process([5, 2], lambda n: 10 / n, Log())
    assert got == ([2.0, 5.0], []), (
        "process([5, 2], …) should return ([2.0, 5.0], []), not"
        f" {got}"
    )


def test_places():
    """Results keep their places, failures their index"""
    results, errors = process([5, 0, 2], lambda n: 10 / n, Log())
    assert results == [2.0, None, 5.0], (
        "the second item fails, so the results should be"
        f" [2.0, None, 5.0], not {results}"
    )
    assert len(errors) == 1 and errors[0][0] == 1, (
        f"there should be one failure, at index 1; got {errors}"
    )
    assert isinstance(errors[0][1], ZeroDivisionError), (
        "the failure should hold the exception itself, not"
        f" {errors[0][1]!r}"
    )


def test_closed_once():
    """The log is closed once"""
    log = Log()
    process([5, 0, 2], lambda n: 10 / n, log)
    assert log.closed == 1, (
        f"log.close() should be called once, not {log.closed} times"
    )


# hidden
@pytest.mark.parametrize(
    "kind", [KeyboardInterrupt, SystemExit, CancelledError]
)
def test_stop_comes_through(kind):
    """Requests to stop are not caught, and close the log"""

    def function(item):
        if item == 0:
            raise kind
        return item

    log = Log()
    try:
        process([5, 0, 2], function, log)
    except BaseException as error:
        caught = type(error)
    else:
        caught = None
    assert caught is kind, (
        f"a {kind.__name__} of the function should come through"
    )
    assert log.closed == 1, (
        f"when a {kind.__name__} comes through, the log should"
        f" still be closed once; it was closed {log.closed} times"
    )


def test_closed_last():
    """The log stays open until the last item is done"""
    log = Log()
    seen = []
    process([5, 2], lambda n: seen.append(log.closed), log)
    assert seen == [0, 0], (
        "the log was closed before the last item was done"
    )


def test_empty():
    """No items: two empty lists, and a closed log"""
    log = Log()
    got = process([], len, log)
    assert got == ([], []) and log.closed == 1, (
        "without items, the result should be ([], []) and the log"
        f" closed once; got {got}, closed {log.closed} times"
    )


def test_result_none():
    """None is a result, not a failure"""
    results, errors = process([1], lambda n: None, Log())
    assert (results, errors) == ([None], []), (
        "a function that returns None has not failed; got"
        f" {results} and {errors}"
    )
