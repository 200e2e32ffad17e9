import asyncio


async def crawl(start, fetch, limit):
    found = {}
    waiting = [start]
    while waiting:
        page = waiting.pop()
        found[page] = await fetch(page)
        waiting += found[page]
    return found


async def fetch(page):
    await asyncio.sleep(0)
    return {"/": ["/figs"], "/figs": []}[page]


print(asyncio.run(crawl("/", fetch, 2)))
