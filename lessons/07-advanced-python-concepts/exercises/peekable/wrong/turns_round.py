# fails: test_prepend: the order should be Harbour, School, Market
# fails: test_prepend_before_peeked: expected a, a, b, c
from collections import deque


class Peekable:
    def __init__(self, iterable):
        self.items = iter(iterable)
        self.waiting = deque()

    def __iter__(self):
        return self

    def __next__(self):
        if self.waiting:
            return self.waiting.popleft()
        return next(self.items)

    def peek(self, *default):
        if not self.waiting:
            try:
                self.waiting.append(next(self.items))
            except StopIteration:
                if not default:
                    raise
                return default[0]
        return self.waiting[0]

    def prepend(self, *items):
        self.waiting.extendleft(items)
