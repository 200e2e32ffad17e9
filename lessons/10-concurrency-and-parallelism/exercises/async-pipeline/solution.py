import asyncio
from contextlib import aclosing


async def on_time(source, work, seconds, late):
    async with aclosing(source):
        async for item in source:
            try:
                async with asyncio.timeout(seconds):
                    result = await work(item)
            except TimeoutError:
                late.append(item)
            else:
                # Out of the deadline: a consumer may take longer.
                yield result
