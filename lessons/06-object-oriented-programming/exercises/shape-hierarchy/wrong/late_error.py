# fails: test_no_area_no_object: a subclass without area() was made
# fails: test_no_area_with_its_own_init: an __init__ of its own, was made
from math import pi


class Shape:
    def area(self):
        raise NotImplementedError("area")

    def describe(self):
        return f"{type(self).__name__} with area {self.area():.2f}"

    def __lt__(self, other):
        if not isinstance(other, Shape):
            return NotImplemented
        return self.area() < other.area()


class Circle(Shape):
    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return pi * self.radius**2


class Rectangle(Shape):
    def __init__(self, width, height):
        self.width, self.height = width, height

    def area(self):
        return self.width * self.height


class Square(Shape):
    def __init__(self, side):
        self.width = side

    @property
    def width(self):
        return self._side

    @width.setter
    def width(self, side):
        self._side = side

    height = width

    def area(self):
        return self._side**2
