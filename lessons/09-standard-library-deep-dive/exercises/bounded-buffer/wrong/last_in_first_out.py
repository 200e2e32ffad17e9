# fails: test_order: after a, b and c were put
# fails: test_capacity: should get 0 to 19 in order
from threading import Condition


class Buffer:
    def __init__(self, size):
        self.size = size
        self.items = []
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
            item = self.items.pop()
            self.condition.notify_all()
            return item

    def close(self):
        with self.condition:
            self.closed = True
            self.condition.notify_all()
