from math import isclose, pi

from answer import Square, area


def refuses(shape):
    try:
        got = area(shape)
    except ValueError:
        return
    raise AssertionError(
        f"area({shape!r}) should raise ValueError; it returned"
        f" {got!r}"
    )


def test_forms():
    """Squares, rectangles and circles have an area"""
    assert area(Square(3)) == 9, (
        f"area(Square(3)) should be 9, not {area(Square(3))!r}"
    )
    got = area(("rect", 2, 3))
    assert got == 6, (
        f'area(("rect", 2, 3)) should be 6, not {got!r}'
    )
    got = area({"circle": 2})
    assert got and isclose(got, 4 * pi), (
        f'area({{"circle": 2}}) should be 4 * pi, not {got!r}'
    )


def test_more_keys():
    """A circle may have other keys"""
    got = area({"circle": 1, "plant": "basil"})
    assert got and isclose(got, pi), (
        "a dict with circle and other keys is a circle; you"
        f" returned {got!r}"
    )


def test_unknown():
    """Other shapes raise ValueError"""
    refuses(("triangle", 3, 4))
    refuses(("rect", 2))


# hidden
def test_other_unknown():
    """What is no shape at all raises ValueError"""
    for shape in (
        None,
        7,
        "rect",
        {},
        {"square": 2},
        ("rect", 1, 2, 3),
    ):
        refuses(shape)


def test_negative():
    """Sizes below 0 raise ValueError"""
    for shape in (
        Square(-1),
        ("rect", -2, -3),
        ("rect", 2, -3),
        {"circle": -0.5},
    ):
        refuses(shape)


def test_zero():
    """A bed of size 0 has the area 0"""
    for shape in Square(0), ("rect", 0, 3), {"circle": 0}:
        got = area(shape)
        assert got == 0, f"area({shape!r}) should be 0, not {got!r}"


def test_bool():
    """True and False are no sizes"""
    for shape in (
        Square(True),
        ("rect", True, 2),
        ("rect", 2, False),
        {"circle": True},
    ):
        refuses(shape)


def test_text():
    """A text is no size"""
    for shape in Square("3"), ("rect", "2", 3), {"circle": None}:
        refuses(shape)
