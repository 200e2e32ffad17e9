from dataclasses import dataclass
from math import pi


@dataclass
class Square:
    side: float


def area(shape):
    match shape:
        case Square(side):
            return side * side


print(area(("rect", 2, 3)))
