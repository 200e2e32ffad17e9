from dataclasses import dataclass, field

import pytest

from answer import from_dict


@dataclass
class Seat:
    row: str
    number: int = 1


@dataclass
class Booking:
    name: str
    seat: Seat


@dataclass
class Evening:
    title: str
    seats: list[Seat] = field(default_factory=list)
    box: Seat | None = None


@dataclass
class Guest:
    name: str
    seat: "Seat | None" = None
    friends: "list[Guest]" = field(default_factory=list)


def test_nested():
    """A dataclass in a dataclass"""
    data = {"name": "Ada", "seat": {"row": "A", "number": 4}}
    got = from_dict(Booking, data)
    assert got == Booking("Ada", Seat("A", 4)), (
        f"the seat should become a Seat; the result is {got}"
    )


def test_list():
    """A list of dataclasses"""
    data = {"title": "Jazz", "seats": [{"row": "A"}, {"row": "B"}]}
    got = from_dict(Evening, data)
    assert got.seats == [Seat("A"), Seat("B")], (
        f"seats should be a list of Seat, not {got.seats}"
    )


def test_missing_uses_the_default():
    """A missing key leaves the default"""
    got = from_dict(Evening, {"title": "Jazz"})
    assert got == Evening("Jazz"), (
        "only the title was given, all else should be the default;"
        f" the result is {got}"
    )


def test_unknown_key():
    """A key that is no field is named"""
    with pytest.raises(TypeError) as caught:
        from_dict(Seat, {"row": "A", "colour": "red"})
        pytest.fail("a key that is no field was accepted")
    assert "colour" in str(caught.value), (
        f"the message should name 'colour': {caught.value}"
    )


# hidden
def test_optional():
    """Seat | None takes both"""
    got = from_dict(Evening, {"title": "Jazz", "box": None})
    assert got.box is None, f"box should be None, not {got.box}"
    data = {"title": "Jazz", "box": {"row": "Z"}}
    got = from_dict(Evening, data)
    assert got.box == Seat("Z"), (
        f"box should be a Seat, not {got.box!r}"
    )


def test_annotations_in_strings():
    """Annotations may be strings"""
    data = {
        "name": "Ada",
        "seat": {"row": "A"},
        "friends": [{"name": "Bo", "friends": [{"name": "Cy"}]}],
    }
    got = from_dict(Guest, data)
    want = Guest(
        "Ada", Seat("A"), [Guest("Bo", None, [Guest("Cy")])]
    )
    assert got == want, (
        "the annotations 'Seat | None' and 'list[Guest]' are"
        f" strings and mean the types; the result is {got}"
    )


def test_unknown_key_deep_inside():
    """Unknown keys are found on every level"""
    data = {"title": "Jazz", "seats": [{"row": "A", "kolor": 1}]}
    with pytest.raises(TypeError, match="kolor"):
        from_dict(Evening, data)
        pytest.fail("a key that is no field was accepted in a seat")


def test_several_unknown_keys():
    """All unknown keys are named"""
    with pytest.raises(TypeError) as caught:
        from_dict(Seat, {"row": "A", "zone": 1, "colour": 2})
        pytest.fail("keys that are no fields were accepted")
    told = str(caught.value)
    assert "zone" in told and "colour" in told, (
        f"the message should name 'zone' and 'colour': {told}"
    )


def test_data_is_left_alone():
    """The data is not changed"""
    data = {"name": "Ada", "seat": {"row": "A"}}
    from_dict(Booking, data)
    assert data == {"name": "Ada", "seat": {"row": "A"}}, (
        f"from_dict should not change its data; now it is {data}"
    )
