# fails: test_order: the results should be ['a', 'b']
import asyncio


async def gather_limited(coros, n):
    coros = list(coros)
    results = []
    todo = iter(coros)

    async def worker():
        for coro in todo:
            results.append(await coro)

    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(n):
                group.create_task(worker())
    finally:
        for coro in coros:
            coro.close()
    return results
