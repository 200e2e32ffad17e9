DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def check_base(b):
    if not 2 <= b <= 36:
        raise ValueError(f"base must be 2 to 36, not {b}")


def to_base(n, b):
    check_base(b)
    rest, text = abs(n), ""
    while True:
        # At the end of the loop, so that 0 gets its digit.
        rest, digit = divmod(rest, b)
        text = DIGITS[digit] + text
        if rest == 0:
            return "-" + text if n < 0 else text


def from_base(text, b):
    check_base(b)
    n = 0
    for character in text.removeprefix("-"):
        n = n * b + DIGITS.index(character)
    return -n if text.startswith("-") else n
