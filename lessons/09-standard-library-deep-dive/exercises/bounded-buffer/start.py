from collections import deque
from threading import Condition


class Buffer:
    def __init__(self, size):
        self.size = size
        self.items = deque()
        self.closed = False
        self.condition = Condition()

    def put(self, item, timeout=None):
        self.items.append(item)

    def get(self, timeout=None):
        return self.items.popleft()

    def close(self):
        self.closed = True


shelf = Buffer(2)
shelf.put("Napoli")
print(shelf.get())
