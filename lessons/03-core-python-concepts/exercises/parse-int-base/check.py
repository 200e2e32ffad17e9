import answer
from answer import from_base, to_base


def error_of(function, *arguments):
    try:
        function(*arguments)
    except Exception as error:
        return type(error).__name__
    return "no error"


def test_hexadecimal():
    """255 is ff in base 16, and back"""
    got = to_base(255, 16)
    assert got == "ff", (
        f"to_base(255, 16) should be 'ff', not {got!r}"
    )
    got = from_base("ff", 16)
    assert got == 255, (
        f"from_base('ff', 16) should be 255, not {got!r}"
    )


def test_zero():
    """0 has one digit"""
    got = to_base(0, 2)
    assert got == "0", f"to_base(0, 2) should be '0', not {got!r}"
    assert from_base("0", 2) == 0, "from_base('0', 2) should be 0"


def test_negative():
    """A negative number begins with a minus"""
    got = to_base(-10, 2)
    assert got == "-1010", (
        f"to_base(-10, 2) should be '-1010', not {got!r}"
    )
    got = from_base("-1010", 2)
    assert got == -10, (
        f"from_base('-1010', 2) should be -10, not {got!r}"
    )


def test_bases():
    """Bases 1 and 37 are refused"""
    for function, given in (to_base, 36), (from_base, "0"):
        for base in 1, 37:
            got = error_of(function, given, base)
            assert got == "ValueError", (
                f"{function.__name__} with base {base} should raise"
                f" ValueError; it gave {got}"
            )


# hidden
def test_long_number():
    """5000 bits come back whole, in every base"""
    number = 3**3154
    assert number.bit_length() > 4_995
    for base in range(2, 37):
        for n in number, -number:
            same = from_base(to_base(n, base), base) == n
            assert same, (
                "a number of 5000 bits should come back whole from"
                f" base {base}"
            )


def test_last_digit():
    """Base 36 uses z"""
    got = to_base(35, 36)
    assert got == "z", f"to_base(35, 36) should be 'z', not {got!r}"


class NumberLike(type):
    def __instancecheck__(cls, value):
        return isinstance(value, int)


class WatchedInt(metaclass=NumberLike):
    def __new__(cls, value=0, *base, **named):
        assert not base and not named, (
            "from_base should work without int(text, b)"
        )
        return int(value)


def test_without_int(monkeypatch):
    """from_base does its own arithmetic"""
    monkeypatch.setattr(answer, "int", WatchedInt, raising=False)
    assert from_base("zz", 36) == 1295
