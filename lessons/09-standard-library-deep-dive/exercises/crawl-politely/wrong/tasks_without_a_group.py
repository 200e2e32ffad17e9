# fails: test_cancel: tasks of it run on
import asyncio


async def crawl(start, fetch, limit):
    found = {}
    tasks = set()
    door = asyncio.Semaphore(limit)

    def visit(page):
        if page not in found:
            found[page] = None
            tasks.add(asyncio.create_task(load(page)))

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
    while tasks:
        done, _ = await asyncio.wait(
            tasks, return_when=asyncio.FIRST_COMPLETED
        )
        tasks -= done
    return found
