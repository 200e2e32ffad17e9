import sys

from answer import exit_code


def leaving(*arguments):
    return lambda: sys.exit(*arguments)


def test_normal_return():
    """A normal return is 0, whatever it returns"""
    got = exit_code(lambda: None), exit_code(lambda: 7)
    assert got == (0, 0), (
        "what a program returns is no status: expected 0 and 0, got"
        f" {got}"
    )


def test_numbers():
    """sys.exit(3) is 3, and 0 is 0"""
    got = exit_code(leaving(3)), exit_code(leaving(0))
    assert got == (3, 0), (
        f"sys.exit(3) is 3 and sys.exit(0) is 0; got {got}"
    )


def test_message():
    """sys.exit('bad') is 1"""
    got = exit_code(leaving("bad"))
    assert got == 1, (
        f"a message means failure, status 1, not {got!r}"
    )


def test_uncaught():
    """An uncaught exception is 1"""
    got = exit_code(lambda: [][0])
    assert got == 1, (
        f"an uncaught IndexError means status 1, not {got!r}"
    )


# hidden
def test_none():
    """sys.exit(None) and sys.exit() are 0"""
    got = exit_code(leaving(None)), exit_code(leaving())
    assert got == (0, 0), (
        "sys.exit(None) and sys.exit() are a success: expected 0"
        f" and 0, got {got}"
    )


def test_true():
    """sys.exit(True) is the number 1"""
    got = exit_code(leaving(True)), exit_code(leaving(False))
    assert got == (1, 0), (
        f"True and False are the integers 1 and 0; got {got}"
    )
    assert all(type(code) is int for code in got), (
        f"return an int, not a bool: got {got}"
    )


def test_falsy_objects():
    """An empty message is a message"""
    got = exit_code(leaving("")), exit_code(leaving([]))
    assert got == (1, 1), (
        "only None and integers can mean success; '' and [] mean"
        f" 1, got {got}"
    )


def test_other_base_exceptions():
    """What is no Exception does not come out"""

    def leave():
        raise GeneratorExit

    got = exit_code(leave)
    assert got == 1, (
        f"an uncaught GeneratorExit means status 1, not {got!r}"
    )
