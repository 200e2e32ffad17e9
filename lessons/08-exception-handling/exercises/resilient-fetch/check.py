import logging
from asyncio import CancelledError

import pytest
from answer import fetch_all


class World:
    """Gauges with prepared answers, and a clock that sleeps."""

    def __init__(self, fetch_s=0, **answers):
        self.answers = {k: list(v) for k, v in answers.items()}
        self.fetch_s = fetch_s
        self.now = 1000
        self.waits = []
        self.calls = []

    def fetch(self, source):
        self.calls.append(source)
        self.now += self.fetch_s
        answers = self.answers[source]
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def sleep(self, seconds):
        self.waits.append(seconds)
        self.now += seconds

    def run(self, retries=2, limit=100):
        return fetch_all(
            list(self.answers),
            self.fetch,
            retries,
            limit,
            self.sleep,
            lambda: self.now,
        )


def run(world, **options):
    """Run, and say so if an error comes out."""
    try:
        return world.run(**options)
    except Exception as error:
        pytest.fail(
            "an Exception of a source is its outcome, and should"
            f" not leave fetch_all; {error!r} did"
        )


def test_outcomes():
    """Every source has an outcome"""
    bad = ValueError("no number")
    got = run(World(Aller=[2.3], Leine=[bad], Oker=[1.9]))
    assert got == {"Aller": 2.3, "Leine": bad, "Oker": 1.9}, (
        "each source should have its result or its exception;"
        f" fetch_all returned {got}"
    )


def test_retries():
    """A lost connection is tried again"""
    world = World(Aller=[ConnectionError(), TimeoutError(), 2.3])
    got = run(world)
    assert got == {"Aller": 2.3}, (
        "the third attempt gave 2.3, and two retries were allowed;"
        f" fetch_all returned {got}"
    )
    assert world.waits == [1, 2], (
        "before two retries it should sleep 1 and 2 seconds, and"
        f" it slept {world.waits}"
    )


def test_interrupt():
    """Ctrl-C and cancellations pass"""
    for stop in KeyboardInterrupt(), CancelledError():
        try:
            got = run(World(Aller=[stop, 2.3]))
        except (KeyboardInterrupt, CancelledError):
            continue
        pytest.fail(
            f"{stop!r} should pass through fetch_all, and it"
            f" returned {got}"
        )


# hidden
def test_only_listed():
    """Other errors are not tried again"""
    world = World(Aller=[TypeError("a bug"), 2.3])
    got = run(world)
    assert isinstance(got["Aller"], TypeError), (
        "a TypeError is a bug: it should be the outcome at once,"
        f" and the outcome is {got['Aller']!r}"
    )
    assert world.waits == [], (
        f"after a TypeError nobody should wait: {world.waits}"
    )


def test_last_error():
    """Without success, the last error is the outcome"""
    errors = [ConnectionError(number) for number in range(3)]
    world = World(Aller=list(errors))
    got = run(world)
    assert got["Aller"] is errors[-1], (
        "after three failed attempts the outcome should be the"
        f" last error, not {got['Aller']!r}"
    )
    assert world.waits == [1, 2], (
        "with two retries it should sleep 1 and 2 seconds, and not"
        f" after the last attempt; it slept {world.waits}"
    )


def test_no_time_left():
    """Sources beyond the limit are not asked"""
    world = World(30, Aller=[2.3], Leine=[1.9], Oker=[1.5])
    got = run(world, limit=60)
    assert world.calls == ["Aller", "Leine"], (
        "each fetch takes 30 seconds and the limit is 60, so only"
        f" Aller and Leine should be asked, not {world.calls}"
    )
    assert isinstance(got["Oker"], TimeoutError), (
        "a source for which no time is left should get a"
        f" TimeoutError, not {got['Oker']!r}"
    )


def test_no_wait_after_the_limit():
    """No wait begins after the limit, and no retry"""
    lost = ConnectionError("lost")
    world = World(50, Aller=[lost, 2.3])
    got = run(world, limit=50)
    assert world.waits == [] and got["Aller"] is lost, (
        "time was over after the first attempt: no wait, and the"
        f" outcome is its error; it slept {world.waits} and the"
        f" outcome is {got['Aller']!r}"
    )
    world = World(49.5, Aller=[lost, 2.3])
    got = run(world, limit=50)
    assert got["Aller"] is lost, (
        "the wait ended after the limit, so no second attempt may"
        f" begin; the outcome is {got['Aller']!r}"
    )


def test_one_record(caplog):
    """One record sums up"""
    caplog.set_level(logging.DEBUG, "gauges")
    lost = [ConnectionError(number) for number in range(3)]
    run(World(Aller=[2.3], Leine=lost, Oker=[ValueError("x")]))
    got = [(r.levelname, r.getMessage()) for r in caplog.records]
    assert got == [("INFO", "1 of 3 fetched")], (
        "there should be one record, at level INFO: '1 of 3"
        f" fetched'; the log holds {got}"
    )
