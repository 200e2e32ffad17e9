import asyncio

import pytest
from answer import retry

from handbook import schedule


class Sensor:
    """Answers as told: a number, an error, seconds to wait."""

    def __init__(self, *answers):
        self.answers, self.calls = list(answers), 0

    async def __call__(self):
        self.calls += 1
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, float):
            await asyncio.sleep(answer)
            return "late"
        return answer


@schedule(1, "blocking")
def run(*args):
    return asyncio.run(retry(*args))


def test_result():
    """An error is followed by another attempt"""
    sensor = Sensor(OSError("no signal"), 21)
    got = run(sensor, 3, 1, 5)
    assert (got, sensor.calls) == (21, 2), (
        "a sensor that fails once and then says 21 should give 21"
        f" after 2 calls; it was {got} after {sensor.calls}"
    )


def test_slow_attempt():
    """An attempt that takes too long is tried again"""
    sensor = Sensor(9.0, 21)
    try:
        got = run(sensor, 3, 0.1, 5)
    except TimeoutError:
        got = "TimeoutError"
    assert got == 21, (
        "the first attempt takes 9 s, the second says 21; with 0.1"
        f" s for each, retry gave {got}"
    )


# hidden
def test_last_error():
    """The last error comes out, with a note"""
    sensor = Sensor(OSError("first"), KeyError("last"))
    with pytest.raises(Exception) as caught:
        run(sensor, 2, 1, 5)
    assert repr(caught.value) == "KeyError('last')", (
        "after two failures, the last error should be raised, not"
        f" {caught.value!r}"
    )
    notes = getattr(caught.value, "__notes__", [])
    assert notes == ["gave up after 2 attempts"], (
        "the error should carry the note 'gave up after 2"
        f" attempts', not {notes}"
    )


def test_total():
    """The total deadline ends everything"""
    sensor, took = Sensor(*[9.0] * 8), []

    async def main():
        loop = asyncio.get_running_loop()
        begin = loop.time()
        try:
            await retry(sensor, 8, 0.1, 0.25)
        finally:
            took.append(round(loop.time() - begin, 2))

    with schedule(1, "blocking"), pytest.raises(TimeoutError):
        asyncio.run(main())
    assert took[0] <= 0.26, (
        "with 0.25 s in all, retry should end then, and not after"
        f" {took[0]} s"
    )


def test_cancelled():
    """A cancelled retry doesn't try again"""
    sensor = Sensor(9.0, 21)

    async def main():
        task = asyncio.create_task(retry(sensor, 3, 10, 20))
        await asyncio.sleep(0.1)
        task.cancel()
        await asyncio.wait([task])
        return task.cancelled()

    with schedule(1, "blocking"):
        cancelled = asyncio.run(main())
    assert cancelled, (
        "cancel() should end retry in a CancelledError; after"
        f" {sensor.calls} calls it went on"
    )
