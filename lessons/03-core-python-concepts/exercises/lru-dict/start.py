class LruDict:
    def __init__(self, size):
        self.size = size
        self.values = {}

    def __getitem__(self, key):  # cache[key]
        return self.values[key]

    def __setitem__(self, key, value):  # cache[key] = value
        self.values[key] = value

    def __contains__(self, key):  # key in cache
        return key in self.values

    def __len__(self):  # len(cache)
        return len(self.values)

    def __iter__(self):  # list(cache)
        return iter(self.values)


cache = LruDict(2)
cache["rye"] = 4
cache["bun"] = 1
cache["rye"]
cache["cake"] = 9
print(list(cache))
