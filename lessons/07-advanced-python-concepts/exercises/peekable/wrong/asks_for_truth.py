# fails: test_falsy_items: 0, None and '' are items too
class Peekable:
    def __init__(self, iterable):
        self.items = iter(iterable)
        self.waiting = []

    def __iter__(self):
        return self

    def __next__(self):
        if self.waiting:
            return self.waiting.pop(0)
        return next(self.items)

    def peek(self, *default):
        item = next(iter(self.waiting), None)
        if not item:
            try:
                item = next(self.items)
            except StopIteration:
                if not default:
                    raise
                return default[0]
            self.waiting.insert(0, item)
        return item

    def prepend(self, *items):
        self.waiting[:0] = items
