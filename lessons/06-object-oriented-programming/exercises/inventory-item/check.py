from dataclasses import FrozenInstanceError, replace

import pytest

from answer import Item


def test_total():
    """total is price times quantity"""
    got = Item("badge", 3, 5).total
    assert got == 15, (
        f"Item('badge', 3, 5).total should be 15, not {got}"
    )


def test_negative_numbers():
    """Negative prices and quantities are refused"""
    for wrong in {"price": -1}, {"price": 3, "qty": -1}:
        with pytest.raises(ValueError):
            Item("badge", **wrong)
            pytest.fail(f"an item with {wrong} was made")
    assert Item("flyer", 0, 0).total == 0, "0 is allowed"


def test_replace_checks_too():
    """replace() checks again"""
    badge = Item("badge", 3)
    assert replace(badge, qty=4).total == 12, (
        "replace(badge, qty=4) should give four badges"
    )
    with pytest.raises(ValueError):
        replace(badge, price=-1)
        pytest.fail("replace made an item with a negative price")


def test_frozen():
    """Fields can't be assigned to"""
    badge = Item("badge", 3)
    with pytest.raises(FrozenInstanceError):
        badge.price = 4
        pytest.fail("badge.price = 4 was allowed")


def test_order_ignores_tags():
    """Tags never count"""
    first, last = Item("badge", 3, 1, ["z"]), Item("mug", 3, 1, [])
    assert first < last, "a badge should come before a mug"
    twin = Item("badge", 3, 1, ["a"])
    assert first == twin and not first < twin, (
        "items that differ in tags alone should count as equal"
    )


# hidden
def test_order_of_the_fields():
    """Name first, then price, then quantity"""
    shelf = [Item("mug", 1), Item("badge", 9), Item("badge", 3, 7)]
    got = [(item.name, item.price) for item in sorted(shelf)]
    assert got == [("badge", 3), ("badge", 9), ("mug", 1)], (
        f"items should be sorted by name, then price, not {got}"
    )


def test_tags_are_not_shared():
    """Each item has its own list of tags"""
    one, other = Item("badge", 3), Item("mug", 8)
    one.tags.append("new")
    assert other.tags == [], (
        "a tag of one item turned up at another one"
    )
    given = ["sale"]
    mug = Item("mug", 8, 1, given)
    given.append("old")
    assert mug.tags == ["sale"], (
        "the caller's list changed, and the item's tags with it"
    )


def test_hash():
    """Equal items have the same hash"""
    stock = {Item("badge", 3, 1, ["a"]): "shelf 1"}
    assert Item("badge", 3, 1, ["b"]) in stock, (
        "an equal item should be found in a dictionary"
    )
