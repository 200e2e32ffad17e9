# fails: test_ready_first: before a timer of the same time
# fails: test_soon: before the first timer
from collections import deque
import heapq
from itertools import count


class VirtualLoop:
    def __init__(self):
        self.now, self.ready, self.timers = 0, deque(), []
        self.number = count()

    def time(self):
        return self.now

    def call_soon(self, call, *args):
        self.ready.append((call, args))

    def call_later(self, seconds, call, *args):
        due = self.now + max(0, seconds)
        timer = due, next(self.number), call, args
        heapq.heappush(self.timers, timer)

    def run(self):
        while self.ready or self.timers:
            if self.timers:
                self.now, _, call, args = heapq.heappop(self.timers)
            else:
                call, args = self.ready.popleft()
            call(*args)
