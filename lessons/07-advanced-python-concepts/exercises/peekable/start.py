class Peekable:
    def __init__(self, iterable):
        self.items = iterable

    def __iter__(self):
        return iter(self.items)

    def peek(self, default=None):
        return default

    def prepend(self, *items):
        pass


stops = Peekable(["Harbour", "School"])
print(stops.peek(), list(stops))
