# fails: test_bases: from_base with base 1 should raise
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def to_base(n, b):
    if not 2 <= b <= 36:
        raise ValueError(b)
    rest, text = abs(n), ""
    while True:
        rest, digit = divmod(rest, b)
        text = DIGITS[digit] + text
        if rest == 0:
            return "-" + text if n < 0 else text


def from_base(text, b):
    n = 0
    for character in text.removeprefix("-"):
        n = n * b + DIGITS.index(character)
    return -n if text.startswith("-") else n
