import asyncio


class Cache:
    def __init__(self, fetch):
        self.fetch = fetch
        self.results = {}

    async def get(self, key):
        if key not in self.results:
            self.results[key] = await self.fetch(key)
        return self.results[key]


async def fetch(key):
    print("fetching", key)
    await asyncio.sleep(0.01)
    return key.lower()


async def main():
    cache = Cache(fetch)
    print(await asyncio.gather(cache.get("NOK"), cache.get("NOK")))


asyncio.run(main())
