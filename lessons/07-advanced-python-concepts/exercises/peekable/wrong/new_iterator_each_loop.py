# fails: test_peek_takes_nothing: should still get both stops
# fails: test_is_an_iterator: should be the object itself
# fails: test_prepend: the order should be Harbour, School, Market
# fails: test_prepend_before_peeked: expected a, a, b, c
# fails: test_prepend_after_the_end: should give what is prepended
class Peekable:
    def __init__(self, iterable):
        self.items = iter(iterable)
        self.waiting = []

    def __iter__(self):
        return iter(self.items)

    def __next__(self):
        if self.waiting:
            return self.waiting.pop(0)
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
        self.waiting[:0] = items
