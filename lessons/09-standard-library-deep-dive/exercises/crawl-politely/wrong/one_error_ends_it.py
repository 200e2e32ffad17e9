# fails: test_broken_page: should not end the crawl
import asyncio


async def crawl(start, fetch, limit):
    found = {}
    door = asyncio.Semaphore(limit)

    async with asyncio.TaskGroup() as group:

        def visit(page):
            if page not in found:
                found[page] = None
                group.create_task(load(page))

        async def load(page):
            async with door:
                found[page] = await fetch(page)
            for link in found[page]:
                visit(link)

        visit(start)
    return found
