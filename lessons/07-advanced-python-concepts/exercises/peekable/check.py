import pytest
from answer import Peekable


def test_peek_takes_nothing():
    """peek() shows the next item and leaves it there"""
    stops = Peekable(["Harbour", "School"])
    seen = [stops.peek(), stops.peek()]
    assert seen == ["Harbour", "Harbour"], (
        "two calls of peek() should both show 'Harbour'; they gave"
        f" {seen}"
    )
    rest = list(stops)
    assert rest == ["Harbour", "School"], (
        "after peek(), a loop should still get both stops; it got"
        f" {rest}"
    )


def test_default_at_the_end():
    """peek(default) at the end gives the default"""
    stops = Peekable([])
    assert stops.peek("none") == "none", (
        "peek('none') on an empty iterator should return 'none'"
    )


def test_end_raises():
    """peek() at the end raises StopIteration"""
    stops = Peekable([])
    with pytest.raises(StopIteration):
        got = stops.peek()
        pytest.fail(
            "peek() without a default should raise StopIteration"
            f" at the end, not return {got!r}"
        )


def test_prepend():
    """prepend() puts items in front, in their order"""
    stops = Peekable(["Market"])
    stops.prepend("Harbour", "School")
    got = list(stops)
    assert got == ["Harbour", "School", "Market"], (
        "after prepend('Harbour', 'School'), the order should be"
        f" Harbour, School, Market; it was {got}"
    )


# hidden
def test_is_an_iterator():
    """It is an iterator: iter() returns itself"""
    stops = Peekable("abc")
    assert iter(stops) is stops, (
        "iter(peekable) should be the object itself"
    )
    for letter in stops:
        if letter == "a":
            break
    rest = "".join(stops)
    assert rest == "bc", (
        "a second loop should go on where the first one stopped,"
        f" at 'bc', not give {rest!r}"
    )


def test_falsy_items():
    """0, None and '' are items like any other"""
    items = [0, None, "", 7]
    stops, seen = Peekable(items), []
    for _ in items:
        stops.peek("no item")
        seen += [stops.peek("no item"), next(stops)]
    assert seen == [0, 0, None, None, "", "", 7, 7], (
        "0, None and '' are items too: two peeks and one next for"
        f" each of {items} gave {seen}"
    )


def test_none_as_default():
    """peek(None) at the end gives None"""
    stops = Peekable([])
    try:
        got = stops.peek(None)
    except StopIteration:
        pytest.fail(
            "peek(None) asks for None as the default, and should"
            " not raise"
        )
    assert got is None, f"peek(None) should give None, not {got!r}"


def test_prepend_before_peeked():
    """What is prepended comes before what was peeked at"""
    stops = Peekable("c")
    stops.peek()
    stops.prepend("a", "b")
    got = [stops.peek(), *stops]
    assert got == ["a", "a", "b", "c"], (
        "prepend comes before an item that peek() has seen:"
        f" expected a, a, b, c, got {got}"
    )


def test_prepend_after_the_end():
    """prepend() works after the last item"""
    stops = Peekable([])
    stops.peek(None)
    stops.prepend("a")
    assert list(stops) == ["a"], (
        "an iterator that was at its end should give what is"
        " prepended"
    )


def test_no_more_than_one_ahead():
    """Only one item is read ahead"""
    seen = []

    def reading():
        for number in range(5, 9):
            seen.append(number)
            yield number

    stops = Peekable(reading())
    assert seen == [], f"nothing should be read yet, but {seen} was"
    stops.peek()
    stops.peek()
    assert seen == [5], (
        f"peek() needs one item; you have read {seen}"
    )
