from collections import deque

# An object of its own: any other default could be an item.
MISSING = object()


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

    def peek(self, default=MISSING):
        if not self.waiting:
            try:
                self.waiting.append(next(self.items))
            except StopIteration:
                if default is MISSING:
                    raise
                return default
        return self.waiting[0]

    def prepend(self, *items):
        self.waiting.extendleft(reversed(items))
