class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def move(self, dx, dy):
        self.x += dx
        self.y += dy


class Point3D(Point):
    z = 0

    def __init__(self, x, y, z=None):
        super().__init__(x, y)
        if z is not None:
            self.z = z


nest = Point3D(47, 16)
nest.zz = 115
print(vars(nest), nest.z)
