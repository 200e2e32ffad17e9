# fails: test_bool: Square(side=True)) should raise ValueError
from dataclasses import dataclass
from math import pi


@dataclass
class Square:
    side: float


def area(shape):
    match shape:
        case Square(int() | float() as side) if side >= 0:
            return side * side
        case (
            "rect",
            int() | float() as w,
            int() | float() as h,
        ) if min(w, h) >= 0:
            return w * h
        case {"circle": int() | float() as r} if r >= 0:
            return pi * r * r
        case _:
            raise ValueError(shape)
