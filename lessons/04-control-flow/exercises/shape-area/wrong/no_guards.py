# fails: test_negative: should raise ValueError; it returned 1
from dataclasses import dataclass
from math import pi


@dataclass
class Square:
    side: float


def area(shape):
    match shape:
        case (
            Square(bool())
            | ("rect", bool(), _)
            | ("rect", _, bool())
            | {"circle": bool()}
        ):
            raise ValueError("no bools")
        case Square(int() | float() as side):
            return side * side
        case ("rect", int() | float() as w, int() | float() as h):
            return w * h
        case {"circle": int() | float() as r}:
            return pi * r * r
        case _:
            raise ValueError(shape)
