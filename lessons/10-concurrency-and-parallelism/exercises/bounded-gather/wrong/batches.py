# fails: test_next_at_once: the third should start
import asyncio


async def gather_limited(coros, n):
    coros = list(coros)
    results = []
    try:
        for first in range(0, len(coros), n):
            async with asyncio.TaskGroup() as group:
                tasks = [
                    group.create_task(coro)
                    for coro in coros[first : first + n]
                ]
            results += [task.result() for task in tasks]
    finally:
        for coro in coros:
            coro.close()
    return results
