from answer import merge


def test_overlap():
    """Overlapping intervals become one"""
    got = merge([(6, 9), (8, 12), (14, 16)])
    assert got == [(6, 12), (14, 16)], (
        "6 to 9 and 8 to 12 should become 6 to 12, and 14 to 16"
        f" stay alone; got {got}"
    )


def test_touch():
    """Intervals that touch become one"""
    got = merge([(6, 8), (8, 10)])
    assert got == [(6, 10)], (
        f"6 to 8 and 8 to 10 touch: expected [(6, 10)], not {got}"
    )


def test_any_order():
    """The intervals may come in any order"""
    got = merge([(9, 12), (14, 16), (6, 8), (8, 10)])
    assert got == [(6, 12), (14, 16)], (
        "the input is not sorted: expected [(6, 12), (14, 16)],"
        f" not {got}"
    )


# hidden
def test_nested():
    """An interval within another changes nothing"""
    got = merge([(6, 12), (7, 9), (11, 13)])
    assert got == [(6, 13)], (
        "7 to 9 lies within 6 to 12, which must not become"
        f" shorter: expected [(6, 13)], not {got}"
    )


def test_empty():
    """No intervals, no hours"""
    assert merge([]) == [], "merge([]) should be []"


def test_apart():
    """Intervals that are apart stay apart"""
    got = merge([(10, 11), (6, 7)])
    assert got == [(6, 7), (10, 11)], (
        f"expected [(6, 7), (10, 11)], not {got}"
    )


def test_input_unchanged():
    """The list of intervals stays as it is"""
    intervals = [(9, 12), (6, 8), (8, 10)]
    merge(intervals)
    assert intervals == [(9, 12), (6, 8), (8, 10)], (
        f"merge changed its input to {intervals}"
    )
