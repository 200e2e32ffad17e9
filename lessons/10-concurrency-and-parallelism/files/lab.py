"""A photo lab: it waits for each picture, then computes."""

import asyncio
import time


def compute(steps):
    total = 0
    for step in range(steps):
        total += step % 7
    return total


def work(wait_ms, steps):
    """Return when the waiting began, when it ended, and the end."""
    begin = time.time()
    time.sleep(wait_ms / 1000)
    middle = time.time()
    compute(steps)
    return begin, middle, time.time()


async def work_async(wait_ms, steps):
    begin = time.time()
    await asyncio.sleep(wait_ms / 1000)
    middle = time.time()
    compute(steps)
    return begin, middle, time.time()


def work_many(number, wait_ms, steps):
    return [work(wait_ms, steps) for _ in range(number)]


def work_together(number, wait_ms, steps):
    async def main():
        jobs = [work_async(wait_ms, steps) for _ in range(number)]
        return await asyncio.gather(*jobs)

    return asyncio.run(main())
