# fails: test_long_number: OverflowError
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def check_base(b):
    if not 2 <= b <= 36:
        raise ValueError(b)


def to_base(n, b):
    check_base(b)
    rest, text = abs(n), ""
    while True:
        text = DIGITS[rest % b] + text
        rest = int(rest / b)
        if rest == 0:
            return "-" + text if n < 0 else text


def from_base(text, b):
    check_base(b)
    n = 0
    for character in text.removeprefix("-"):
        n = n * b + DIGITS.index(character)
    return -n if text.startswith("-") else n
