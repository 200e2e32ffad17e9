from collections.abc import Mapping, MutableMapping

import pytest

from answer import Bounded


def test_within_the_limit():
    """Reading, writing and deleting within the limit"""
    tank = Bounded(3, {"crab": 1}, eel=2)
    tank["ray"] = 3
    assert dict(tank) == {"crab": 1, "eel": 2, "ray": 3}, (
        f"three keys fit into Bounded(3); it holds {dict(tank)}"
    )
    del tank["crab"]
    tank["cod"] = 4
    assert list(tank) == ["eel", "ray", "cod"], (
        "after a key is deleted there is room for another; the"
        f" keys are {list(tank)}"
    )


def test_one_too_many():
    """A key too many is refused and not stored"""
    tank = Bounded(2, {"crab": 1}, eel=2)
    with pytest.raises(OverflowError):
        tank["ray"] = 3
        pytest.fail("a third key was stored in Bounded(2)")
    assert list(tank) == ["crab", "eel"] and len(tank) == 2, (
        "a refused key should leave no trace; the keys are"
        f" {list(tank)}"
    )


def test_popitem_takes_the_newest():
    """popitem() takes the newest, as a dict does"""
    tank = Bounded(3, crab=1, eel=2)
    got = tank.popitem()
    assert got == ("eel", 2), (
        f"popitem() should take ('eel', 2), the newest, not {got}"
    )


# hidden
def test_new_value_when_full():
    """A full mapping takes new values for its keys"""
    tank = Bounded(1, crab=1)
    tank["crab"] = 9
    tank.update(crab=10)
    assert tank.setdefault("crab", 0) == 10, (
        "a full mapping should still take new values for the keys"
        " it has"
    )


def test_constructor_and_update_obey():
    """Constructor, update and setdefault obey the limit"""
    with pytest.raises(OverflowError):
        Bounded(1, {"crab": 1, "eel": 2})
        pytest.fail("the constructor stored two keys in Bounded(1)")
    tank = Bounded(1, crab=1)
    with pytest.raises(OverflowError):
        tank.update(eel=2)
        pytest.fail("update stored a second key in Bounded(1)")
    with pytest.raises(OverflowError):
        tank.setdefault("eel", 2)
        pytest.fail("setdefault stored a second key in Bounded(1)")
    assert dict(tank) == {"crab": 1}, (
        f"refused keys should leave no trace; it holds {dict(tank)}"
    )


def test_limit_zero():
    """A limit of 0 holds nothing"""
    with pytest.raises(OverflowError):
        Bounded(0)["crab"] = 1
        pytest.fail("Bounded(0) stored a key")


def test_is_a_mapping():
    """It is a MutableMapping with all its methods"""
    tank = Bounded(3, crab=1, eel=2)
    assert isinstance(tank, Mapping), "it should be a Mapping"
    assert isinstance(tank, MutableMapping), (
        "it should be a MutableMapping"
    )
    assert tank == {"crab": 1, "eel": 2}, (
        "it should be equal to a dict with the same items"
    )
    got = tank.pop("crab"), tank.pop("crab", 0), tank.get("ray")
    assert got == (1, 0, None), (
        f"pop, pop with a default and get should give (1, 0,"
        f" None), not {got}"
    )
    assert (len(tank), list(tank)) == (1, ["eel"]), (
        "len and iteration should agree"
    )
    tank.clear()
    assert not tank, "clear() should empty it"
    with pytest.raises(KeyError):
        tank.popitem()
