import asyncio


async def gather_limited(coros, n):
    coros = list(coros)
    results = [None] * len(coros)
    todo = iter(enumerate(coros))

    async def worker():
        for place, coro in todo:
            results[place] = await coro

    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(min(n, len(coros))):
                group.create_task(worker())
    finally:
        # After an error some have never begun, and would warn.
        for coro in coros:
            coro.close()
    return results
