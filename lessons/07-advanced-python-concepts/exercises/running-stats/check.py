import inspect

import pytest
from answer import primed, stats


def send(gauge, speed):
    try:
        return gauge.send(speed)
    except TypeError:
        pytest.fail(
            "send() was refused: the generator should wait at its"
            " first yield when stats() returns it"
        )
    except StopIteration:
        pytest.fail(
            f"the generator ended at send({speed}): it should wait"
            " for more"
        )


def test_two_speeds():
    """Each speed is answered with a summary"""
    gauge = stats()
    got = send(gauge, 8), send(gauge, 4)
    assert got == ((1, 8.0, 8), (2, 6.0, 8)), (
        "8 and 4 should be answered with (1, 8.0, 8) and"
        f" (2, 6.0, 8), not {got}"
    )


def test_close_returns_summary():
    """close() returns the last summary"""
    gauge = stats()
    send(gauge, 8)
    send(gauge, 4)
    got = gauge.close()
    assert got == (2, 6.0, 8), (
        "after 8 and 4, close() should return (2, 6.0, 8), not"
        f" {got}"
    )


def test_throw_resets():
    """throw(ValueError()) begins anew and goes on"""
    gauge = stats()
    send(gauge, 8)
    try:
        got = gauge.throw(ValueError("new day"))
    except (ValueError, StopIteration) as error:
        pytest.fail(
            "throw(ValueError()) should be caught at the yield;"
            f" it ended the generator with {type(error).__name__}"
        )
    assert got == (0, None, None), (
        "throw(ValueError()) should be answered with"
        f" (0, None, None), not {got}"
    )
    got = send(gauge, 4)
    assert got == (1, 4.0, 4), (
        "after the reset, 4 is the only speed: (1, 4.0, 4), not"
        f" {got}"
    )


# hidden
def test_primed_takes_any_generator_function():
    """primed works for any generator function"""

    @primed
    def echo(first, *, mark):
        text = first
        while True:
            text = yield f"{text}{mark}"

    got = echo("a", mark="?").send("b")
    assert got == "b?", (
        "a primed generator function should take its arguments,"
        f" and answer the first send with 'b?', not {got!r}"
    )


def test_each_call_is_new():
    """Two gauges keep apart"""
    first, second = stats(), stats()
    send(first, 8)
    got = send(second, 2)
    assert got == (1, 2.0, 2), (
        "each call of stats() should begin with nothing: expected"
        f" (1, 2.0, 2), got {got}"
    )


def test_below_zero():
    """The highest of negative numbers"""
    gauge = stats()
    send(gauge, -5)
    got = send(gauge, -3)
    assert got == (2, -4.0, -3), (
        "the highest of -5 and -3 is -3: expected (2, -4.0, -3),"
        f" got {got}"
    )


def test_close_without_speeds():
    """close() before any speed"""
    got = stats().close()
    assert got == (0, None, None), (
        "close() before any speed should return (0, None, None),"
        f" not {got}"
    )


def test_other_errors_pass():
    """Other errors are not caught"""
    gauge = stats()
    with pytest.raises(KeyError):
        gauge.throw(KeyError("unknown"))
        pytest.fail(
            "only ValueError resets; a KeyError should come out of"
            " throw() again"
        )


def test_waits_after_close():
    """After close() it is over"""
    gauge = stats()
    gauge.close()
    state = inspect.getgeneratorstate(gauge)
    assert state == "GEN_CLOSED", (
        f"after close() the generator should be over, not {state}"
    )
