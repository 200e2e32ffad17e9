# fails: test_none_as_default: asks for None as the default
# fails: test_prepend_after_the_end: StopIteration
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

    def peek(self, default=None):
        if not self.waiting:
            try:
                self.waiting.append(next(self.items))
            except StopIteration:
                if default is None:
                    raise
                return default
        return self.waiting[0]

    def prepend(self, *items):
        self.waiting[:0] = items
