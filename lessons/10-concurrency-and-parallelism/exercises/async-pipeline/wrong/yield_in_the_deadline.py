# fails: test_slow_consumer: which is for work alone
import asyncio
from contextlib import aclosing


async def on_time(source, work, seconds, late):
    async with aclosing(source):
        async for item in source:
            try:
                async with asyncio.timeout(seconds):
                    yield await work(item)
            except TimeoutError:
                late.append(item)
