# fails: test_no_dict: a Point3D still has a __dict__
# fails: test_misspelt_attribute: Point3D took an unknown attribute
# fails: test_one_slot_more: should add the slot z
class Point:
    __slots__ = ("x", "y", "__weakref__")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def move(self, dx, dy):
        self.x += dx
        self.y += dy


class Point3D(Point):
    def __init__(self, x, y, z=0):
        super().__init__(x, y)
        self.z = z
