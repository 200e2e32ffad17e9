import argparse
from decimal import Decimal, InvalidOperation

FACTORS = {"k": 10**3, "m": 10**6, "g": 10**9}


def size(text):
    factor = FACTORS.get(text[-1:].lower(), 1)
    try:
        # Decimal counts in tens, so 1.001 is what it says.
        number = (
            Decimal(text if factor == 1 else text[:-1]) * factor
        )
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite():
        raise argparse.ArgumentTypeError(f"not a size: {text!r}")
    if number < 0:
        raise argparse.ArgumentTypeError(
            f"a size can't be negative: {text!r}"
        )
    if number != int(number):
        raise argparse.ArgumentTypeError(
            f"not a whole number of bytes: {text!r}"
        )
    return int(number)
