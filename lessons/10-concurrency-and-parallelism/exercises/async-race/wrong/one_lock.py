# fails: test_keys_together: three keys should be fetched
# fails: test_failure: all three should get
# fails: test_cancelled: should not cause a second fetch
import asyncio


class Cache:
    def __init__(self, fetch):
        self.fetch = fetch
        self.results = {}
        self.lock = asyncio.Lock()

    async def get(self, key):
        async with self.lock:
            if key not in self.results:
                self.results[key] = await self.fetch(key)
            return self.results[key]
