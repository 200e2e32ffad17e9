from copy import copy


class Typed:
    def __init__(self, kind, default):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, tank, owner=None):
        if tank is None:
            return self
        # Stored at the first reading, so that a list that the tank
        # changes is its own, and stays changed.
        if self.name not in tank.__dict__:
            tank.__dict__[self.name] = copy(self.default)
        return tank.__dict__[self.name]

    def __set__(self, tank, value):
        stray = isinstance(value, bool) and self.kind is int
        if stray or not isinstance(value, self.kind):
            kind = self.kind.__name__
            raise TypeError(f"{self.name}: {value!r} is not {kind}")
        tank.__dict__[self.name] = value

    def __delete__(self, tank):
        tank.__dict__.pop(self.name, None)
