DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def to_base(n, b):
    return str(n)


def from_base(text, b):
    return DIGITS.index(text)


print(to_base(255, 16), from_base("f", 16))
