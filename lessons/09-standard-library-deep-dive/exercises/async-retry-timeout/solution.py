import asyncio


async def retry(call, attempts, each, total):
    async with asyncio.timeout(total):
        for number in range(1, attempts + 1):
            try:
                async with asyncio.timeout(each):
                    return await call()
            # The outer deadline is a CancelledError in here.
            except Exception as error:
                if number == attempts:
                    error.add_note(
                        f"gave up after {attempts} attempts"
                    )
                    raise
