from answer import caret


def test_above_one():
    """^1.2.3 allows everything below 2"""
    got = caret("^1.2.3")
    assert got == ">=1.2.3,<2", (
        "^1.2.3 pins the 1, so it is >=1.2.3,<2, with an upper end"
        f" that is left out; you returned {got}"
    )


def test_below_one():
    """^0.2.3 allows nothing from 0.3 on"""
    got = caret("^0.2.3")
    assert got == ">=0.2.3,<0.3", (
        "the first number of ^0.2.3 that is not zero is the 2:"
        f" >=0.2.3,<0.3, not {got}"
    )


# hidden
def test_only_patch():
    """^0.0.3 allows 0.0.3 alone"""
    got = caret("^0.0.3")
    assert got == ">=0.0.3,<0.0.4", (
        "the first number of ^0.0.3 that is not zero is the 3:"
        f" >=0.0.3,<0.0.4, not {got}"
    )


def test_short():
    """^1 and ^2.0 have fewer numbers"""
    got = caret("^1"), caret("^2.0")
    assert got == (">=1,<2", ">=2.0,<3"), (
        f"^1 is >=1,<2 and ^2.0 is >=2.0,<3; you returned {got}"
    )


def test_zeros():
    """Only zeros: the last one is raised"""
    got = caret("^0"), caret("^0.0")
    assert got == (">=0,<1", ">=0.0,<0.1"), (
        f"^0 is >=0,<1 and ^0.0 is >=0.0,<0.1; you returned {got}"
    )


def test_two_digits():
    """Numbers may have several digits"""
    got = caret("^0.19.3")
    assert got == ">=0.19.3,<0.20", (
        "after 19 comes 20, so ^0.19.3 is >=0.19.3,<0.20, not"
        f" {got}"
    )
