# fails: test_refused: raises TypeError
import math


class Vector:
    def __init__(self, *components):
        self.components = components

    def __repr__(self):
        return f"{type(self).__name__}{self.components}"

    def __eq__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return self.components == other.components

    def __hash__(self):
        return hash(self.components)

    def __len__(self):
        return len(self.components)

    def __getitem__(self, index):
        return self.components[index]

    def __iter__(self):
        return iter(self.components)

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        pairs = zip(self, other, strict=True)
        return type(self)(*(x + y for x, y in pairs))

    def __sub__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return self + -other

    def __neg__(self):
        return type(self)(*(-x for x in self))

    def __mul__(self, factor):
        if not isinstance(factor, (int, float)):
            raise TypeError("a number is needed")
        return type(self)(*(factor * x for x in self))

    __rmul__ = __mul__

    def __matmul__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        pairs = zip(self, other, strict=True)
        return sum(x * y for x, y in pairs)

    def __abs__(self):
        return math.sqrt(self @ self)
