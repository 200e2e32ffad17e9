import asyncio

from answer import on_time

SECONDS = 0.05


class Town:
    def __init__(self, names, slow=""):
        self.names, self.slow = names, slow
        self.closed = self.cut_off = False
        self.late = []

    async def stations(self):
        try:
            for name in self.names:
                await asyncio.sleep(0)
                yield name
        finally:
            await asyncio.sleep(0)
            self.closed = True

    async def work(self, name):
        if name not in self.slow:
            await asyncio.sleep(0)
            return name.upper()
        try:
            await asyncio.Event().wait()
        finally:
            self.cut_off = True

    def answers(self):
        return on_time(
            self.stations(), self.work, SECONDS, self.late
        )


async def collect(town):
    try:
        return [answer async for answer in town.answers()]
    finally:
        town.was_closed = town.closed


def test_all_on_time():
    """Every item is worked on, in order"""
    town = Town("abc")
    got = asyncio.run(collect(town))
    assert (got, town.late) == (["A", "B", "C"], []), (
        "work makes 'A' of 'a', so ['A', 'B', 'C'] was expected"
        f" and nothing late; it was {got} and {town.late}"
    )


def test_slow_items():
    """Slow items are left out, and remembered"""
    town = Town("abcd", slow="bd")
    got = asyncio.run(collect(town))
    assert (got, town.late) == (["A", "C"], ["b", "d"]), (
        "b and d are slow: ['A', 'C'] was expected and late"
        f" ['b', 'd']; it was {got} and {town.late}"
    )
    assert town.cut_off, "work on a slow item should be cut off"


def test_early_exit():
    """Closing the pipeline closes its source"""
    town = Town("abc")

    async def first():
        answers = town.answers()
        got = await anext(answers)
        await answers.aclose()
        return got, town.closed

    got, closed = asyncio.run(first())
    assert got == "A", f"the first answer is 'A', not {got!r}"
    assert closed, (
        "after aclose() of on_time(), the source should be closed"
    )


# hidden
def test_slow_consumer():
    """The consumer's time does not count"""
    town = Town("abc")

    async def slowly():
        got = []
        async for answer in town.answers():
            await asyncio.sleep(2 * SECONDS)
            got.append(answer)
        return got

    try:
        got = asyncio.run(slowly())
    except (TimeoutError, asyncio.CancelledError):
        got = "an exception instead"
    assert (got, town.late) == (["A", "B", "C"], []), (
        "a consumer took longer than the deadline, which is for"
        f" work alone; it got {got}, late were {town.late}"
    )


def test_cancelled():
    """A cancellation from outside ends it"""
    town = Town("ab", slow="a")

    async def stopped():
        task = asyncio.create_task(collect(town))
        for _ in range(5):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        return task.cancelled()

    cancelled = asyncio.run(stopped())
    assert cancelled and not town.late, (
        "the consumer was cancelled while work was slow: that"
        f" should end it; late were {town.late}"
    )
    assert town.was_closed, (
        "a cancellation should close the source before it comes out"
    )


def test_error():
    """Any other error passes, and closes the source"""
    town = Town("ab")

    async def work(name):
        raise KeyError(name)

    async def failing():
        town.work = work
        try:
            await collect(town)
        except KeyError:
            return town.was_closed
        return None

    closed = asyncio.run(failing())
    assert closed is not None, "a KeyError of work should come out"
    assert closed, "an error of work should close the source"
