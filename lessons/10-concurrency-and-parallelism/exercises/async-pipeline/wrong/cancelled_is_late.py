# fails: test_cancelled: that should end it
import asyncio
from contextlib import aclosing


async def on_time(source, work, seconds, late):
    async with aclosing(source):
        async for item in source:
            try:
                async with asyncio.timeout(seconds):
                    result = await work(item)
            except (TimeoutError, asyncio.CancelledError):
                late.append(item)
            else:
                yield result
