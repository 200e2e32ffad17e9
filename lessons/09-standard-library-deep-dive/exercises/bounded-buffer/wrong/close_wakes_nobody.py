# fails: test_close_wakes: of 3 did
from collections import deque
from threading import Condition


class Buffer:
    def __init__(self, size):
        self.size = size
        self.items = deque()
        self.closed = False
        self.condition = Condition()

    def put(self, item, timeout=None):
        with self.condition:
            if not self.condition.wait_for(
                lambda: self.closed or len(self.items) < self.size,
                timeout,
            ):
                raise TimeoutError
            if self.closed:
                raise RuntimeError("closed")
            self.items.append(item)
            self.condition.notify_all()

    def get(self, timeout=None):
        with self.condition:
            if not self.condition.wait_for(
                lambda: self.closed or self.items, timeout
            ):
                raise TimeoutError
            if not self.items:
                raise RuntimeError("closed")
            item = self.items.popleft()
            self.condition.notify_all()
            return item

    def close(self):
        self.closed = True
