# fails: test_two_consumers: items each don't end
# fails: test_close_keeps_the_rest: should still come out
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
            if len(self.items) >= self.size:
                if not self.condition.wait(timeout):
                    raise TimeoutError
            if self.closed:
                raise RuntimeError("closed")
            self.items.append(item)
            self.condition.notify_all()

    def get(self, timeout=None):
        with self.condition:
            if not self.items:
                if not self.condition.wait(timeout):
                    raise TimeoutError
            if self.closed:
                raise RuntimeError("closed")
            item = self.items.popleft()
            self.condition.notify_all()
            return item

    def close(self):
        with self.condition:
            self.closed = True
            self.condition.notify_all()
