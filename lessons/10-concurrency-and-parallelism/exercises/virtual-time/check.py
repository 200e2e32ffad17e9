import time

import pytest
from answer import VirtualLoop


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    def sleep(seconds):
        raise AssertionError(
            f"time.sleep({seconds}) was called, and would take as"
            " long as the real night"
        )

    monkeypatch.setattr(time, "sleep", sleep)


def plan(*delays):
    """Plan a note for each delay, run, and return the notes."""
    loop, notes = VirtualLoop(), []

    def note(name):
        notes.append((name, loop.time()))

    for number, seconds in enumerate(delays):
        loop.call_later(seconds, note, "abcdefgh"[number])
    loop.run()
    return notes


def test_night():
    """Hours take no time"""
    got = plan(8 * 3600, 3600)
    assert got == [("b", 3600), ("a", 28800)], (
        "b is due after 1 hour, a after 8: [('b', 3600),"
        f" ('a', 28800)] was expected, not {got}"
    )


def test_soon():
    """What is ready comes before the clock jumps"""
    loop, order = VirtualLoop(), []
    loop.call_later(5, order.append, "timer")
    loop.call_soon(order.append, "first")
    loop.call_soon(order.append, "second")
    loop.run()
    assert order == ["first", "second", "timer"], (
        "call_soon should run in order and before the first"
        f" timer; it was {order}"
    )


# hidden
def test_same_time():
    """Timers of one time fire as planned"""
    got = plan(60, 60, 60, 30, 60)
    names = [name for name, _ in got]
    assert names == list("dabce"), (
        "four timers of one time should fire in the order of"
        f" planning, after the earlier one; it was {names}"
    )


def test_ready_first():
    """call_soon comes before a timer of the same time"""
    loop, order = VirtualLoop(), []

    def bake():
        order.append("bake")
        loop.call_soon(order.append, "ring")
        loop.call_later(0, order.append, "later")

    loop.call_later(60, bake)
    loop.call_later(60, order.append, "cool")
    loop.run()
    assert order == ["bake", "ring", "cool", "later"], (
        "what bake() hands to call_soon should run before a timer"
        f" of the same time; it was {order}"
    )


def test_chain():
    """Calls may plan others, from the time they run at"""
    loop, times = VirtualLoop(), []

    def loaf():
        times.append(loop.time())
        if len(times) < 4:
            loop.call_later(1800, loaf)

    loop.call_later(1800, loaf)
    loop.run()
    assert times == [1800, 3600, 5400, 7200], (
        "a loaf every half an hour was expected at 1800, 3600,"
        f" 5400 and 7200, not at {times}"
    )


def test_never_back():
    """A time that is over means now"""
    loop, times = VirtualLoop(), []

    def late():
        loop.call_later(-30, lambda: times.append(loop.time()))

    loop.call_later(60, late)
    loop.run()
    assert times == [60], (
        "at 60, a timer for 30 s ago is due now: the clock never"
        f" goes back; it was {times}"
    )
