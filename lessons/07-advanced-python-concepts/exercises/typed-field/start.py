class Typed:
    def __init__(self, kind, default):
        self.kind = kind
        self.value = default

    def __get__(self, tank, owner=None):
        return self.value

    def __set__(self, tank, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"not {self.kind.__name__}")
        self.value = value


class Tank:
    fish = Typed(int, 0)


reef, pond = Tank(), Tank()
reef.fish = 12
print(reef.fish, pond.fish)
