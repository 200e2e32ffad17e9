# fails: test_not_begun: still the mill was asked
import asyncio


async def gather_limited(coros, n):
    room = asyncio.Semaphore(n)

    async def one(coro):
        async with room:
            return await coro

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(coro)) for coro in coros]
    return [task.result() for task in tasks]
