from answer import find_is_literal


def test_number():
    """x is 257 is found"""
    got = find_is_literal("y = 1\nx is 257\n")
    assert got == [2], (
        f"line 2 compares with a number by is; you returned {got}"
    )


def test_none_is_fine():
    """x is None is fine"""
    got = find_is_literal("x is None\nx is not ...\n")
    assert got == [], (
        f"None and ... exist only once, and are fine; got {got}"
    )


def test_equality_is_fine():
    """x == 257 is fine"""
    got = find_is_literal("x == 257\n")
    assert got == [], f"== may compare with numbers; got {got}"


# hidden
def test_all_kinds():
    """Strings, bytes, numbers and tuples are literals"""
    source = "x is 'a'\nx is b'a'\nx is 1.5\nx is 2j\nx is (1, y)\n"
    got = find_is_literal(source)
    assert got == [1, 2, 3, 4, 5], (
        "strings, bytes, floats, complex numbers and tuples are"
        f" literals, one a line; you returned {got}"
    )


def test_is_not():
    """is not counts, and the literal may stand first"""
    got = find_is_literal("x is not 5\n5 is x\n")
    assert got == [1, 2], (
        f"x is not 5 and 5 is x should both be found; got {got}"
    )


def test_chain():
    """Chains are looked at pair by pair"""
    got = find_is_literal("0 <= x is 5\n0 <= x is y\n")
    assert got == [1], (
        "in 0 <= x is 5 the pair x is 5 counts; in 0 <= x is y no"
        f" literal is beside is; you returned {got}"
    )


def test_true_and_false():
    """True and False are fine"""
    got = find_is_literal("x is True\nx is not False\n")
    assert got == [], (
        f"True and False exist only once, and are fine; got {got}"
    )


def test_text_and_comments():
    """Words in strings and comments don't count"""
    got = find_is_literal("s = 'x is 5'\n# y is 5\nprint(s)\n")
    assert got == [], (
        f"this program compares nothing; you returned {got}"
    )


def test_inside():
    """Comparisons inside of functions, each line once, in order"""
    source = "def f(x):\n    return x is 1 or x is 2\ny is 3\n"
    got = find_is_literal(source)
    assert got == [2, 3], (
        f"lines 2 and 3 should be found, once each; got {got}"
    )
