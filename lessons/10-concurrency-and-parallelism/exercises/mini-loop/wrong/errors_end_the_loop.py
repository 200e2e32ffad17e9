# fails: test_error: should reach the await
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
        try:
            future = self.coro.send(None)
        except StopIteration as end:
            self.finish(end.value)
        else:
            future.waiters.append(self.step)


def create_task(coro):
    return Task(coro)


async def sleep(seconds):
    future = Future()
    call_later(seconds, future.finish)
    await future


async def gather(*coros):
    # All of them are tasks before the first one is awaited.
    tasks = [create_task(coro) for coro in coros]
    return [await task for task in tasks]


def turn():
    while timers and timers[0][2].cancelled:
        heapq.heappop(timers)
    if timers and not ready:
        time.sleep(max(0, timers[0][0] - time.monotonic()))
    now = time.monotonic()
    while timers and timers[0][0] <= now:
        timer = heapq.heappop(timers)[2]
        if not timer.cancelled:
            ready.append(timer.call)
    for _ in range(len(ready)):
        ready.popleft()()


def run(main):
    ready.clear()
    timers.clear()
    task = create_task(main)
    while not task.done:
        turn()
    if task.error is not None:
        raise task.error
    return task.result
