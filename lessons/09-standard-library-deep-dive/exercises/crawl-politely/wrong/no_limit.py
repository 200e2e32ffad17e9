# fails: test_limit: 9 fetches ran at once
import asyncio


async def crawl(start, fetch, limit):
    found = {}

    async with asyncio.TaskGroup() as group:

        def visit(page):
            if page not in found:
                found[page] = None
                group.create_task(load(page))

        async def load(page):
            try:
                found[page] = await fetch(page)
            except Exception as error:
                found[page] = error
                return
            for link in found[page]:
                visit(link)

        visit(start)
    return found
