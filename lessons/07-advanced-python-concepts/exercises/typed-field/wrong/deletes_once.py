# fails: test_delete: should do nothing
from copy import copy


class Typed:
    def __init__(self, kind, default):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, tank, owner=None):
        if tank is None:
            return self
        return tank.__dict__.setdefault(
            self.name, copy(self.default)
        )

    def __set__(self, tank, value):
        stray = isinstance(value, bool) and self.kind is int
        if stray or not isinstance(value, self.kind):
            raise TypeError(f"{self.name}: {value!r}")
        tank.__dict__[self.name] = value

    def __delete__(self, tank):
        del tank.__dict__[self.name]
