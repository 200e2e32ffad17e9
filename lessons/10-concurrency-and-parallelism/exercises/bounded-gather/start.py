import asyncio

BIKES = {"harbour": 4, "market": 0, "mill": 7}


async def ask(station):
    await asyncio.sleep(0.01)
    return BIKES[station]


async def gather_limited(coros, n):
    return await asyncio.gather(*coros)


print(asyncio.run(gather_limited([ask("mill")], 2)))
