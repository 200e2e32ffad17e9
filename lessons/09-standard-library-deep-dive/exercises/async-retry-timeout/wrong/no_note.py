# fails: test_last_error: should carry the note
import asyncio


async def retry(call, attempts, each, total):
    async with asyncio.timeout(total):
        for number in range(1, attempts + 1):
            try:
                async with asyncio.timeout(each):
                    return await call()
            except Exception:
                if number == attempts:
                    raise
