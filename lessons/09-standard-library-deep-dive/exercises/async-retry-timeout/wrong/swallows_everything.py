# fails: test_total: should end then
# fails: test_cancelled: should end retry
import asyncio


async def retry(call, attempts, each, total):
    async with asyncio.timeout(total):
        for number in range(1, attempts + 1):
            try:
                async with asyncio.timeout(each):
                    return await call()
            except BaseException as error:
                if number == attempts:
                    error.add_note(
                        f"gave up after {attempts} attempts"
                    )
                    raise
