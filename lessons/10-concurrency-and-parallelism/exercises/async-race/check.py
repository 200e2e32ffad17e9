import asyncio

from answer import Cache


class Source:
    def __init__(self, fails=0):
        self.calls, self.busy, self.peak = [], 0, 0
        self.fails = fails

    async def fetch(self, key):
        self.calls.append(key)
        self.busy += 1
        self.peak = max(self.peak, self.busy)
        for _ in range(3):
            await asyncio.sleep(0)
        self.busy -= 1
        if self.fails:
            self.fails -= 1
            raise ConnectionError(key)
        return key.lower()


def test_fifty():
    """Fifty tasks, one fetch"""
    source = Source()

    async def main():
        cache = Cache(source.fetch)
        jobs = [cache.get("NOK") for _ in range(50)]
        return await asyncio.gather(*jobs), await cache.get("NOK")

    got, later = asyncio.run(main())
    assert [*got, later] == ["nok"] * 51, "all should get 'nok'"
    assert len(source.calls) == 1, (
        "50 tasks asked for one key, which should be fetched once;"
        f" it was fetched {len(source.calls)} times"
    )


def test_keys_together():
    """Different keys are fetched at the same time"""
    source = Source()

    async def main():
        cache = Cache(source.fetch)
        jobs = [cache.get(key) for key in ("NOK", "SEK", "CHF")]
        return await asyncio.gather(*jobs)

    got = asyncio.run(main())
    assert got == ["nok", "sek", "chf"], f"the results were {got}"
    assert source.peak == 3, (
        "three keys should be fetched at the same time; at most"
        f" {source.peak} were"
    )


def test_failure():
    """A failure is not kept"""
    source = Source(fails=1)

    async def main():
        cache = Cache(source.fetch)
        jobs = [cache.get("NOK") for _ in range(3)]
        first = await asyncio.gather(*jobs, return_exceptions=True)
        try:
            return first, await cache.get("NOK")
        except ConnectionError:
            return first, "the error again"

    first, then = asyncio.run(main())
    kinds = [type(one).__name__ for one in first]
    assert kinds == ["ConnectionError"] * 3, (
        f"all three should get the ConnectionError; it was {first}"
    )
    assert then == "nok", (
        "after a failure the next get() should fetch again; it"
        f" gave {then}"
    )


# hidden
def test_cancelled():
    """Who is cancelled does not take the fetch along"""
    source = Source()

    async def main():
        cache = Cache(source.fetch)
        jobs = [
            asyncio.create_task(cache.get("NOK")) for _ in range(3)
        ]
        for _ in range(2):
            await asyncio.sleep(0)
        jobs[0].cancel()
        return await asyncio.gather(*jobs, return_exceptions=True)

    _, *others = asyncio.run(main())
    assert others == ["nok", "nok"], (
        "the first of three was cancelled, the others should get"
        f" 'nok'; they got {others}"
    )
    assert len(source.calls) == 1, (
        "a cancelled waiter should not cause a second fetch"
    )
