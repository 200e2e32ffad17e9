# fails: test_negative: had not ended
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def to_base(n, b):
    if not 2 <= b <= 36:
        raise ValueError(b)
    if n == 0:
        return "0"
    rest, text = n, ""
    while rest:
        rest, digit = divmod(rest, b)
        text = DIGITS[digit] + text
    return "-" + text if n < 0 else text


def from_base(text, b):
    if not 2 <= b <= 36:
        raise ValueError(b)
    n = 0
    for character in text.removeprefix("-"):
        n = n * b + DIGITS.index(character)
    return -n if text.startswith("-") else n
