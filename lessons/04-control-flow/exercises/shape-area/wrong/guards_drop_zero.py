# fails: test_zero: should be 0, not None
# fails: test_unknown: should raise ValueError; it returned None
# fails: test_other_unknown: should raise ValueError; it returned None
# fails: test_negative: should raise ValueError; it returned None
# fails: test_bool: should raise ValueError; it returned
# fails: test_text: should raise ValueError; it returned None
from dataclasses import dataclass
from math import pi


@dataclass
class Square:
    side: float


def area(shape):
    match shape:
        case Square(int() | float() as side) if side:
            if side > 0:
                return side * side
        case (
            "rect",
            int() | float() as w,
            int() | float() as h,
        ) if w > 0 and h > 0:
            return w * h
        case {"circle": int() | float() as r} if r > 0:
            return pi * r * r
