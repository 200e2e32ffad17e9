from answer import table


def expect(rows, *lines):
    got = table(rows)
    wanted = "\n".join(lines)
    assert got == wanted, (
        f"expected\n{wanted}\nand got\n{got}\n"
        f"that is {got!r} instead of {wanted!r}"
    )


def test_two_columns():
    """Text to the left, numbers to the right"""
    rows = [("tube", 12), ("bell", 9), ("mudguard", 125)]
    expect(
        rows,
        "tube       12",
        "bell        9",
        "mudguard  125",
    )


def test_grouped_and_negative():
    """Grouped and negative numbers line up"""
    expect(
        [("bike", 1200), ("refund", -45), ("shop", 1250000)],
        "bike        1,200",
        "refund        -45",
        "shop    1,250,000",
    )


def test_nothing():
    """No rows give an empty text"""
    text = table([])
    assert text == "", f"table([]) should give '', not {text!r}"


# hidden
def test_none():
    """None shows as a dash on the right"""
    expect(
        [("tube", 1200), ("lamp", None)],
        "tube  1,200",
        "lamp      -",
    )


def test_text_at_the_end():
    """Lines don't end in spaces"""
    expect(
        [(3, "tube"), (12, "mudguard")],
        " 3  tube",
        "12  mudguard",
    )


def test_text_of_digits():
    """Text stays text, even if it is digits"""
    expect(
        [("7", 7), ("1200", 1200)],
        "7         7",
        "1200  1,200",
    )


def test_three_columns():
    """Each column has a width of its own"""
    expect(
        [("tube", 2, 12.5), ("bell", 10, -1234.25)],
        "tube   2       12.5",
        "bell  10  -1,234.25",
    )


def test_one_column():
    """One column is a table too"""
    expect([("tube",), ("bell",)], "tube", "bell")
