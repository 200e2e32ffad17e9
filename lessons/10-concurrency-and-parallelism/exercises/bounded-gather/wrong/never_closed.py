# fails: test_no_warning: has to be closed
import asyncio


async def gather_limited(coros, n):
    coros = list(coros)
    results = [None] * len(coros)
    todo = iter(enumerate(coros))

    async def worker():
        for place, coro in todo:
            results[place] = await coro

    async with asyncio.TaskGroup() as group:
        for _ in range(n):
            group.create_task(worker())
    return results
