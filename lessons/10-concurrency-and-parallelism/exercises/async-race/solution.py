import asyncio


class Cache:
    def __init__(self, fetch):
        self.fetch = fetch
        self.tasks = {}

    async def get(self, key):
        if key not in self.tasks:
            # No await between the question and the answer.
            task = asyncio.create_task(self.fetch(key))
            self.tasks[key] = task
            task.add_done_callback(
                lambda task: self.check(key, task)
            )
        return await asyncio.shield(self.tasks[key])

    def check(self, key, task):
        if task.cancelled() or task.exception():
            del self.tasks[key]
