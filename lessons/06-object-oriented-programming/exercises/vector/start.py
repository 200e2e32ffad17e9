class Vector:
    def __init__(self, *components):
        self.components = components

    def __repr__(self):
        return f"Vector{self.components}"

    def __eq__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return self.components == other.components

    def __add__(self, other):
        return Vector(
            self.components[0] + other.components[0],
            self.components[1] + other.components[1],
        )


v = Vector(3, 4)
print(v + Vector(1, 2))
