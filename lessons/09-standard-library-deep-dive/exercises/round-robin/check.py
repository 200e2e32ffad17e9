from itertools import count, islice

from answer import interleave_longest, roundrobin


def test_uneven():
    """Sources that have ended are left out"""
    got = list(roundrobin("AB", "", "xyz"))
    assert got == ["A", "x", "B", "y", "z"], (
        'roundrobin("AB", "", "xyz") should give A x B y z; it'
        f" gives {got}"
    )


def test_filled():
    """Gaps are filled"""
    got = list(interleave_longest("AB", "x", fill="-"))
    assert got == ["A", "x", "B", "-"], (
        'interleave_longest("AB", "x", fill="-") should give A x B'
        f" -; it gives {got}"
    )


def test_one_and_none():
    """One source, or none"""
    got = [
        list(roundrobin([3, 4])),
        list(roundrobin()),
        list(interleave_longest([3, 4])),
        list(interleave_longest()),
    ]
    assert got == [[3, 4], [], [3, 4], []], (
        "one source should come back as it is, and none should give"
        f" nothing; you give {got}"
    )


# hidden
def test_none_is_an_item():
    """None among the items stays"""
    got = list(roundrobin([None, 1], [2]))
    assert got == [None, 2, 1], (
        "roundrobin([None, 1], [2]) should give [None, 2, 1]: None"
        f" is an item too; it gives {got}"
    )


def test_middle_ends_first():
    """The order stays when a middle source ends"""
    got = list(roundrobin("ABC", "x", "123"))
    assert got == list("Ax1B2C3"), (
        'roundrobin("ABC", "x", "123") should give A x 1 B 2 C 3;'
        f" it gives {got}"
    )
    got = list(interleave_longest("ABC", "x", "123", fill="-"))
    assert got == list("Ax1B-2C-3"), (
        "interleave_longest should keep the turns of a source that"
        f" has ended; it gives {got}"
    )


def test_endless():
    """Endless sources are read as needed"""
    got = list(islice(roundrobin(count(1), "ab"), 6))
    assert got == [1, "a", 2, "b", 3, 4], (
        "with an endless source, the first six items should be 1 a"
        f" 2 b 3 4; you give {got}"
    )


def test_error_in_order():
    """An error comes after the items before it"""

    def broken():
        yield "x"
        raise RuntimeError("tape torn")

    got = []
    try:
        for item in roundrobin("AB", broken()):
            got.append(item)
    except RuntimeError:
        got.append("error")
    assert got == ["A", "x", "B", "error"], (
        "the error of the second source should come after A x B;"
        f" you give {got}"
    )
