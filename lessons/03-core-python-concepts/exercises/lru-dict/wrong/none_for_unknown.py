# fails: test_unknown_key: should raise KeyError
# fails: test_none_is_a_value: None is a value
class LruDict:
    def __init__(self, size):
        self.size = size
        self.values = {}

    def __getitem__(self, key):
        value = self.values.pop(key, None)
        if value is not None:
            self.values[key] = value
        return value

    def __setitem__(self, key, value):
        self.values.pop(key, None)
        self.values[key] = value
        if len(self.values) > self.size:
            del self.values[next(iter(self.values))]

    def __contains__(self, key):
        return key in self.values

    def __len__(self):
        return len(self.values)

    def __iter__(self):
        return iter(self.values)
