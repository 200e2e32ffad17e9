# fails: test_total: not after 0.3 s
import asyncio


async def retry(call, attempts, each, total):
    loop = asyncio.get_running_loop()
    end = loop.time() + total
    for number in range(1, attempts + 1):
        if loop.time() > end:
            raise TimeoutError
        try:
            async with asyncio.timeout(each):
                return await call()
        except Exception as error:
            if number == attempts:
                error.add_note(f"gave up after {attempts} attempts")
                raise
