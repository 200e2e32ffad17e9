# fails: test_exact: a float can't hold 1.001 exactly
# fails: test_not_whole: it returned
# fails: test_nonsense: with a message of its own
import argparse

FACTORS = {"k": 10**3, "m": 10**6, "g": 10**9}


def size(text):
    letter = text[-1:].lower()
    if letter in FACTORS:
        number = float(text[:-1]) * FACTORS[letter]
    else:
        number = float(text)
    if number < 0:
        raise argparse.ArgumentTypeError(f"negative: {text!r}")
    return int(number)
