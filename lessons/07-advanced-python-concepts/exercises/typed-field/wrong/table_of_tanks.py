# fails: test_nothing_is_held: the descriptor still holds it
from copy import copy


class Typed:
    def __init__(self, kind, default):
        self.kind, self.default = kind, default
        self.values = {}

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, tank, owner=None):
        if tank is None:
            return self
        return self.values.setdefault(tank, copy(self.default))

    def __set__(self, tank, value):
        stray = isinstance(value, bool) and self.kind is int
        if stray or not isinstance(value, self.kind):
            raise TypeError(f"{self.name}: {value!r}")
        self.values[tank] = value

    def __delete__(self, tank):
        self.values.pop(tank, None)
