import asyncio

BIKES = {"harbour": 4, "market": 0, "mill": 7}


async def stations():
    for name in BIKES:
        yield name


async def work(name):
    await asyncio.sleep(60 if name == "market" else 0)
    return BIKES[name]


async def on_time(source, work, seconds, late):
    async for item in source:
        yield item


async def main():
    late = []
    async for bikes in on_time(stations(), work, 0.05, late):
        print(bikes)
    print("late:", late)


asyncio.run(main())
