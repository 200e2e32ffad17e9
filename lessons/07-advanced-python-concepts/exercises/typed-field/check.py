import gc
import weakref

import pytest
from answer import Typed


class Tank:
    fish = Typed(int, 0)
    name = Typed(str, "no name")
    open = Typed(bool, False)
    log = Typed(list, [])


class Filter:
    hours = Typed(int, 24)
    fish = Typed(str, "any")


def test_default_and_value():
    """A field has its default, then what was written"""
    reef = Tank()
    assert (reef.fish, reef.name) == (0, "no name"), (
        "a new tank should have the defaults 0 and 'no name', not"
        f" {reef.fish!r} and {reef.name!r}"
    )
    reef.fish = 12
    assert reef.fish == 12, (
        f"after reef.fish = 12 it should be 12, not {reef.fish!r}"
    )


def test_tanks_are_apart():
    """Each tank has values of its own"""
    reef, pond = Tank(), Tank()
    reef.fish = 12
    assert pond.fish == 0, (
        "12 fish went into the reef, and the pond has"
        f" {pond.fish}: where is the value kept?"
    )


def test_wrong_type():
    """Another type raises TypeError with the field's name"""
    reef = Tank()
    with pytest.raises(TypeError, match="fish"):
        reef.fish = "many"
    assert reef.fish == 0, (
        "a refused value should not be stored; reef.fish is"
        f" {reef.fish!r}"
    )


# hidden
def test_class_access():
    """Read on the class, a field is the descriptor"""
    assert isinstance(Tank.fish, Typed), (
        "Tank.fish should be the descriptor itself, not"
        f" {Tank.fish!r}"
    )


def test_bool_is_no_int():
    """True is no number of fish, though a bool field takes it"""
    reef = Tank()
    try:
        reef.fish = True
    except TypeError:
        pass
    else:
        pytest.fail("a field of kind int should refuse True")
    reef.open = True
    assert reef.open is True, (
        "a field of kind bool should take True"
    )


def test_delete():
    """del brings the default back, and never fails"""
    reef = Tank()
    reef.fish = 12
    del reef.fish
    try:
        del reef.fish
    except (AttributeError, KeyError):
        pytest.fail(
            "del of a field that holds nothing should do nothing"
        )
    assert reef.fish == 0, (
        "after del, the field should have its default 0 again, not"
        f" {reef.fish!r}"
    )


def test_own_list():
    """A list as the default is not shared"""
    reef, pond = Tank(), Tank()
    reef.log.append("fed")
    assert pond.log == [], (
        "the reef's log was written to, and the pond's shows"
        f" {pond.log}: the default list is shared"
    )
    assert reef.log == ["fed"], (
        "what the reef's log was given should stay there; it is"
        f" {reef.log}"
    )
    del reef.log
    assert reef.log == [], (
        f"after del, the log should be empty again, not {reef.log}"
    )


def test_two_classes():
    """Fields of several classes don't mix"""
    reef, pump = Tank(), Filter()
    pump.fish = "small"
    pump.hours = 8
    assert (reef.fish, pump.fish, pump.hours) == (0, "small", 8), (
        "Tank.fish and Filter.fish are different fields; they gave"
        f" {reef.fish!r} and {pump.fish!r}"
    )


def test_nothing_is_held():
    """A field doesn't keep a tank alive"""
    reef = Tank()
    reef.fish = 12
    gone = weakref.ref(reef)
    del reef
    gc.collect()
    assert gone() is None, (
        "nobody uses the tank any more, and the descriptor still"
        " holds it"
    )
