import pytest
from answer import History


def filled(*items):
    history = History()
    for item in items:
        history.add(item)
    return history


def test_reading():
    """The items can be read"""
    items = filled("fed", "cleaned", "fed").items
    got = len(items), items[0], items[-1], "cleaned" in items
    assert got == (3, "fed", "fed", True), (
        "len, items[0], items[-1] and 'cleaned' in items should be"
        f" 3, 'fed', 'fed' and True, not {got}"
    )
    assert [*items] == ["fed", "cleaned", "fed"], (
        f"iteration should give the three items, not {[*items]}"
    )


def test_follows():
    """Later additions are seen"""
    history = filled("fed")
    items = history.items
    history.add("cleaned")
    assert [*items] == ["fed", "cleaned"], (
        "items was taken before 'cleaned' was added, and should"
        f" show it all the same; it shows {[*items]}"
    )


def test_no_changes():
    """Nothing can be changed"""
    history = filled("fed", "cleaned")
    items = history.items

    def extend():
        taken = history.items
        taken += ["x"]

    for change, what in [
        (lambda: items.append("x"), "items.append('x')"),
        (lambda: items.clear(), "items.clear()"),
        (lambda: items.__setitem__(0, "x"), "items[0] = 'x'"),
        (lambda: items.__delitem__(0), "del items[0]"),
        (extend, "items += ['x']"),
        (
            lambda: setattr(history, "items", []),
            "history.items = []",
        ),
    ]:
        try:
            change()
        except (TypeError, AttributeError):
            pass
        else:
            pytest.fail(f"{what} should be refused")
    assert [*history.items] == ["fed", "cleaned"], (
        f"the history was changed to {[*history.items]}"
    )


# hidden
def test_no_way_round():
    """A slice does not open a back door"""
    history = filled("fed", "cleaned")
    part = history.items[:]
    try:
        part.append("x")
    except (TypeError, AttributeError):
        pass
    assert [*history.items] == ["fed", "cleaned"], (
        "a change of items[:] reached the history:"
        f" {[*history.items]}"
    )


def test_subclass():
    """A subclass may use the same names"""

    class Marked(History):
        def __init__(self):
            super().__init__()
            self._items = "mine"
            self.__items = "mine too"

        def marks(self):
            return self._items, self.__items

    marked = Marked()
    try:
        marked.add("fed")
    except AttributeError:
        pytest.fail(
            "a subclass with its own _items and __items breaks add"
        )
    assert [*marked.items] == ["fed"], (
        "a subclass with its own _items and __items should not"
        f" change what items shows: {[*marked.items]}"
    )
    assert marked.marks() == ("mine", "mine too"), (
        "History overwrote the subclass's attributes"
    )


def test_independent():
    """Two histories don't mix"""
    first, second = filled("fed"), filled("cleaned")
    got = [*first.items], [*second.items]
    assert got == (["fed"], ["cleaned"]), (
        f"two histories should hold their own items, not {got}"
    )
