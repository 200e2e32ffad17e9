import heapq
import time
from collections import deque
from itertools import count

ready = deque()
timers = []
number = count()


class Timer:
    def __init__(self, call):
        self.call, self.cancelled = call, False

    def cancel(self):
        self.cancelled = True


def call_later(seconds, call):
    timer = Timer(call)
    due = time.monotonic() + seconds
    heapq.heappush(timers, (due, next(number), timer))
    return timer


class Future:
    def __init__(self):
        self.done, self.result, self.error = False, None, None
        self.waiters = []

    def finish(self, result=None, error=None):
        self.done, self.result, self.error = True, result, error
        ready.extend(self.waiters)

    def __await__(self):
        if not self.done:
            yield self
        if self.error is not None:
            raise self.error
        return self.result


class Task(Future):
    def __init__(self, coro):
        super().__init__()
        self.coro = coro
        ready.append(self.step)

    def step(self):
        self.coro.send(None)


def create_task(coro):
    return None


async def sleep(seconds):
    return None


async def gather(*coros):
    return []


def run(main):
    return None


async def cook(dish, seconds):
    await sleep(seconds)
    print("done", dish)
    return dish.upper()


print(run(gather(cook("eggs", 0.02), cook("toast", 0.01))))
