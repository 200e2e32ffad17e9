from collections import deque
from threading import Condition


class Buffer:
    def __init__(self, size):
        self.size = size
        self.items = deque()
        self.closed = False
        self.condition = Condition()

    def _wait(self, question, timeout):
        # Asked again at every wake-up: somebody else may be faster.
        if not self.condition.wait_for(
            lambda: self.closed or question(), timeout
        ):
            raise TimeoutError

    def put(self, item, timeout=None):
        with self.condition:
            self._wait(lambda: len(self.items) < self.size, timeout)
            if self.closed:
                raise RuntimeError("closed")
            self.items.append(item)
            self.condition.notify_all()

    def get(self, timeout=None):
        with self.condition:
            self._wait(lambda: self.items, timeout)
            if not self.items:
                raise RuntimeError("closed")
            item = self.items.popleft()
            self.condition.notify_all()
            return item

    def close(self):
        with self.condition:
            self.closed = True
            self.condition.notify_all()
