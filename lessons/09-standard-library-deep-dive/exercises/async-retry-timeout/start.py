import asyncio


async def retry(call, attempts, each, total):
    for _ in range(attempts):
        try:
            return await call()
        except OSError:
            pass


async def read_sensor():
    return 21


print(asyncio.run(retry(read_sensor, 3, 1, 5)))
