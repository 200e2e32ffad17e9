# fails: test_slow_attempt: retry gave TimeoutError
import asyncio


async def retry(call, attempts, each, total):
    async with asyncio.timeout(total):
        for number in range(1, attempts + 1):
            async with asyncio.timeout(each):
                try:
                    return await call()
                except Exception as error:
                    if number == attempts:
                        error.add_note(
                            f"gave up after {attempts} attempts"
                        )
                        raise
