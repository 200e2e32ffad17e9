import asyncio
import gc
import warnings

from answer import gather_limited


class Exchange:
    def __init__(self):
        self.begun, self.ended = [], []
        self.busy = self.peak = 0

    async def ask(self, name, turns=2, fails=False):
        self.begun.append(name)
        self.busy += 1
        self.peak = max(self.peak, self.busy)
        try:
            for _ in range(turns):
                await asyncio.sleep(0)
            if fails:
                raise ValueError(f"{name} is silent")
            return name
        finally:
            await asyncio.sleep(0)
            self.busy -= 1
            self.ended.append(name)


def failure(exchange, n=2):
    """Run three coroutines of which the first fails."""
    coros = [
        exchange.ask("market", 1, fails=True),
        exchange.ask("harbour", 1000),
        exchange.ask("mill"),
    ]
    try:
        asyncio.run(gather_limited(coros, n))
    except Exception as error:
        return error
    return None


def test_order():
    """Results are in the order of the list"""
    exchange = Exchange()
    coros = [exchange.ask("a", 5), exchange.ask("b", 1)]
    got = asyncio.run(gather_limited(coros, 2))
    assert got == ["a", "b"], (
        f"a takes longer than b, but the results should be"
        f" ['a', 'b'], not {got}"
    )


def test_limit():
    """No more than n run at once"""
    exchange = Exchange()
    names = list("abcdefgh")
    coros = [exchange.ask(name) for name in names]
    got = asyncio.run(gather_limited(coros, 3))
    assert got == names, f"eight results were expected, not {got}"
    assert exchange.peak == 3, (
        f"with n=3, three should run at once; {exchange.peak} did"
    )


def test_error():
    """An error cancels those that run, and waits for them"""
    exchange = Exchange()
    error = failure(exchange)
    assert isinstance(error, ExceptionGroup), (
        "the market fails: an ExceptionGroup should come out,"
        f" not {error!r}"
    )
    assert [type(one) for one in error.exceptions] == [ValueError]
    assert "harbour" in exchange.ended, (
        "the harbour was still busy: cancel it, and wait until"
        " its clean-up is done"
    )


# hidden
def test_not_begun():
    """After an error the rest never begins"""
    exchange = Exchange()
    failure(exchange)
    assert "mill" not in exchange.begun, (
        "the market had failed, and still the mill was asked"
    )


def test_no_warning():
    """Coroutines that never began are closed"""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        failure(Exchange())
        gc.collect()
    told = [str(warning.message) for warning in caught]
    assert not told, (
        "a coroutine that never begins has to be closed;"
        f" Python warned: {told}"
    )


def test_next_at_once():
    """The next one starts as soon as one has ended"""
    exchange = Exchange()

    async def patient():
        for _ in range(30):
            await asyncio.sleep(0)
            if "c" in exchange.begun:
                return True
        return False

    coros = [patient(), exchange.ask("b"), exchange.ask("c")]
    got = asyncio.run(gather_limited(coros, 2))
    assert got[0], (
        "with n=2, the third should start when the second has"
        " ended, though the first is still busy"
    )


def test_few():
    """n may be larger than the list, and the list empty"""
    exchange = Exchange()
    got = asyncio.run(gather_limited([exchange.ask("a")], 9))
    assert got == ["a"], f"['a'] was expected, not {got}"
    got = asyncio.run(gather_limited([], 2))
    assert got == [], f"no coroutines: [] was expected, not {got}"
