# fails: test_overwriting: moves to the end
class LruDict:
    def __init__(self, size):
        self.size = size
        self.values = {}

    def __getitem__(self, key):
        value = self.values.pop(key)
        self.values[key] = value
        return value

    def __setitem__(self, key, value):
        self.values[key] = value
        if len(self.values) > self.size:
            del self.values[next(iter(self.values))]

    def __contains__(self, key):
        return key in self.values

    def __len__(self):
        return len(self.values)

    def __iter__(self):
        return iter(self.values)
