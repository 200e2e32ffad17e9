# fails: test_overwriting_the_newest: so rye should stay
# fails: test_size_zero: StopIteration
class LruDict:
    def __init__(self, size):
        self.size = size
        self.values = {}

    def __getitem__(self, key):
        value = self.values.pop(key)
        self.values[key] = value
        return value

    def __setitem__(self, key, value):
        if len(self.values) >= self.size:
            del self.values[next(iter(self.values))]
        self.values.pop(key, None)
        self.values[key] = value

    def __contains__(self, key):
        return key in self.values

    def __len__(self):
        return len(self.values)

    def __iter__(self):
        return iter(self.values)
