# fails: test_case: should be as good as
# fails: test_nonsense: should repeat the text
import argparse
from decimal import Decimal, InvalidOperation

FACTORS = {"k": 10**3, "M": 10**6, "G": 10**9}


def size(text):
    factor = FACTORS.get(text[-1:], 1)
    try:
        number = (
            Decimal(text if factor == 1 else text[:-1]) * factor
        )
        whole = int(number)
    except (InvalidOperation, ValueError, OverflowError):
        raise argparse.ArgumentTypeError("what is that?") from None
    if number < 0 or number != whole:
        raise argparse.ArgumentTypeError(f"impossible: {text}")
    return whole
