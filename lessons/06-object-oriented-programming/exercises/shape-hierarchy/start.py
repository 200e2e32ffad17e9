from math import pi


class Shape:
    def area(self):
        return 0

    def describe(self):
        return f"Shape with area {Shape.area(self):.2f}"


class Circle(Shape):
    def __init__(self, radius):
        self.radius = radius


class Rectangle(Shape):
    def __init__(self, width, height):
        self.width, self.height = width, height


class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side)


print(Rectangle(2, 3).describe())
