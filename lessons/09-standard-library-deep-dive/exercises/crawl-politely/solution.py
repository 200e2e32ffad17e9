import asyncio


async def crawl(start, fetch, limit):
    found = {}
    door = asyncio.Semaphore(limit)

    async with asyncio.TaskGroup() as group:

        def visit(page):
            # Known from here on, though nothing is fetched yet.
            if page not in found:
                found[page] = None
                group.create_task(load(page))

        async def load(page):
            async with door:
                try:
                    found[page] = await fetch(page)
                except Exception as error:
                    found[page] = error
                    return
            for link in found[page]:
                visit(link)

        visit(start)
    return found
