from answer import summarise


def test_mean():
    """Two days in Oslo have a mean"""
    got = summarise("city,temperature\nOslo,10\nOslo,14\n")
    assert got == {"Oslo": 12.0}, (
        "Oslo with 10 and 14 degrees should give"
        f" {{'Oslo': 12.0}}, not {got}"
    )


def test_two_cities():
    """Cities don't mix"""
    text = "city,temperature\nOslo,10\nRome,25\nOslo,-4\n"
    got = summarise(text)
    assert got == {"Oslo": 3.0, "Rome": 25.0}, (
        f"Oslo should be 3.0 and Rome 25.0; you returned {got}"
    )


def test_empty():
    """No rows give an empty dictionary"""
    assert summarise("") == {}, "an empty text should give {}"
    got = summarise("city,temperature\n")
    assert got == {}, (
        "a table of only its first line should give {}, not"
        f" {got}"
    )


# hidden
def test_order_of_columns():
    """Columns may come in any order"""
    got = summarise("day,temperature,city\n1,10,Oslo\n2,14,Oslo\n")
    assert got == {"Oslo": 12.0}, (
        "columns should be found by their names in the first"
        f" line; you returned {got}"
    )


def test_blank_lines():
    """Blank lines count for nothing"""
    got = summarise("city,temperature\n\nOslo,10\n\n\nOslo,14\n\n")
    assert got == {"Oslo": 12.0}, (
        f"blank lines should be skipped; you returned {got}"
    )


def test_quoted_comma():
    """A name in quotes keeps its comma"""
    text = 'city,temperature\n"Washington, D.C.",20\n'
    got = summarise(text)
    assert got == {"Washington, D.C.": 20.0}, (
        "the city is called Washington, D.C., comma included;"
        f" you returned {got}"
    )
