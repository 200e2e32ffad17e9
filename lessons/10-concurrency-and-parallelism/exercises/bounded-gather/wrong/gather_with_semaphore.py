# fails: test_error: an ExceptionGroup should come out
# fails: test_not_begun: still the mill was asked
import asyncio


async def gather_limited(coros, n):
    room = asyncio.Semaphore(n)

    async def one(coro):
        async with room:
            return await coro

    return await asyncio.gather(*(one(coro) for coro in coros))
