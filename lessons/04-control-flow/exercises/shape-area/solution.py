from dataclasses import dataclass
from math import pi


@dataclass
class Square:
    side: float


def area(shape):
    match shape:
        # True is an int: turn it away before int() sees it.
        case (
            Square(bool())
            | ("rect", bool(), _)
            | ("rect", _, bool())
            | {"circle": bool()}
        ):
            pass
        case Square(int() | float() as side) if side >= 0:
            return side * side
        case (
            "rect",
            int() | float() as width,
            int() | float() as height,
        ) if width >= 0 and height >= 0:
            return width * height
        case {"circle": int() | float() as radius} if radius >= 0:
            return pi * radius * radius
    raise ValueError(f"not a shape with an area: {shape!r}")
