# fails: test_night: as long as the real night
# fails: test_soon: as long as the real night
# fails: test_same_time: as long as the real night
# fails: test_ready_first: as long as the real night
# fails: test_chain: as long as the real night
# fails: test_never_back: as long as the real night
import heapq
import time
from collections import deque
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
        # The number decides between timers of one time.
        due = self.now + max(0, seconds)
        timer = due, next(self.number), call, args
        heapq.heappush(self.timers, timer)

    def run(self):
        while self.ready or self.timers:
            if self.ready:
                call, args = self.ready.popleft()
            else:
                due, _, call, args = heapq.heappop(self.timers)
                time.sleep(due - self.now)
                self.now = due
            call(*args)
