# fails: test_no_more_than_one_ahead: nothing should be read yet
class Peekable:
    def __init__(self, iterable):
        self.items = list(iterable)

    def __iter__(self):
        return self

    def __next__(self):
        if not self.items:
            raise StopIteration
        return self.items.pop(0)

    def peek(self, *default):
        if self.items:
            return self.items[0]
        if default:
            return default[0]
        raise StopIteration

    def prepend(self, *items):
        self.items[:0] = items
