# fails: test_once: should be fetched once
import asyncio


async def crawl(start, fetch, limit):
    found = {}
    door = asyncio.Semaphore(limit)

    async with asyncio.TaskGroup() as group:

        async def load(page):
            async with door:
                try:
                    found[page] = await fetch(page)
                except Exception as error:
                    found[page] = error
                    return
            for link in found[page]:
                if link not in found:
                    group.create_task(load(link))

        group.create_task(load(start))
    return found
