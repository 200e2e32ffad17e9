import asyncio

from answer import crawl

GARDEN = {
    "/": ["/figs", "/palms", "/herbs"],
    "/figs": ["/", "/water"],
    "/palms": ["/water", "/figs"],
    "/herbs": ["/water"],
    "/water": [],
}


class Site:
    """Pages in memory, which notes how they were fetched."""

    def __init__(self, pages, broken=()):
        self.pages, self.broken = pages, broken
        self.fetched, self.now, self.most = [], 0, 0

    async def fetch(self, page):
        assert len(self.fetched) < 50, (
            "fetch was called 50 times: the crawl goes in circles"
        )
        self.fetched.append(page)
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            await asyncio.sleep(0.001)
            if page in self.broken:
                raise OSError(page)
            return self.pages[page]
        finally:
            self.now -= 1


def crawled(site, start="/", limit=2):
    return asyncio.run(
        asyncio.wait_for(crawl(start, site.fetch, limit), 5)
    )


def test_all_pages():
    """Every page is there with its links"""
    pages = {"/": ["/figs"], "/figs": ["/herbs"], "/herbs": []}
    got = crawled(Site(pages))
    assert got == pages, (
        f"the crawl of three pages in a row should give {pages},"
        f" not {got}"
    )


def test_once():
    """No page is fetched twice"""
    site = Site(GARDEN)
    got = crawled(site)
    assert sorted(site.fetched) == sorted(GARDEN), (
        "each of five pages should be fetched once; fetched were"
        f" {sorted(site.fetched)}"
    )
    assert got == GARDEN, f"the links should be {GARDEN}, not {got}"


# hidden
def test_limit():
    """At most limit fetches run, and as many as that"""
    links = [f"/{number}" for number in range(9)]
    pages = {"/": links, **{link: [] for link in links}}
    for limit in 1, 3:
        site = Site(pages)
        crawled(site, limit=limit)
        assert site.most <= limit, (
            f"with limit {limit}, {site.most} fetches ran at once"
        )
        assert site.most == limit, (
            f"with limit {limit} and nine links, {limit} fetches"
            f" should run at once, not {site.most}"
        )


def test_broken_page():
    """A page that fails is noted, and the others come"""
    site = Site(GARDEN, broken=["/figs"])
    try:
        got = crawled(site)
    except Exception as error:
        raise AssertionError(
            "one broken page should not end the crawl; it ended in"
            f" {error!r}"
        ) from None
    assert isinstance(got["/figs"], OSError), (
        "for a broken page, the exception should be noted, not"
        f" {got['/figs']!r}"
    )
    assert got["/water"] == [], (
        "the pages beside a broken one should be there"
    )


def test_cancel():
    """A cancelled crawl leaves no task behind"""
    pages = {"/": ["/a", "/b"], "/a": [], "/b": []}

    async def main():
        site = Site(pages)

        async def fetch(page):
            if page != "/":
                await asyncio.sleep(60)
            return await site.fetch(page)

        task = asyncio.create_task(crawl("/", fetch, 5))
        await asyncio.sleep(0.05)
        task.cancel()
        await asyncio.wait([task], timeout=1)
        return task.cancelled(), len(asyncio.all_tasks()) - 1

    cancelled, left = asyncio.run(main())
    assert cancelled, (
        "crawl should be cancelled when it is asked to"
    )
    assert left == 0, f"after its end, {left} tasks of it run on"
