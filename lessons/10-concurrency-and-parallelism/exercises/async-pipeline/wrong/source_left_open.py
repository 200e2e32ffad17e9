# fails: test_early_exit: the source should be closed
# fails: test_cancelled: a cancellation should close the source
# fails: test_error: an error of work should close the source
import asyncio


async def on_time(source, work, seconds, late):
    async for item in source:
        try:
            result = await asyncio.wait_for(work(item), seconds)
        except TimeoutError:
            late.append(item)
        else:
            yield result
