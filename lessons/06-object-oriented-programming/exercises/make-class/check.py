import pytest
from answer import make_record

Plant = make_record("Plant", ["name", "every"])


def test_construction():
    """Values come by position and by keyword"""
    for plant in (
        Plant("fern", 3),
        Plant("fern", every=3),
        Plant(every=3, name="fern"),
    ):
        assert vars(plant) == {"name": "fern", "every": 3}, (
            "a fern for 3 days should have the attributes name and"
            f" every, and nothing else; it has {vars(plant)}"
        )


def test_missing():
    """A field without a value is an error"""
    for args, kwargs in [
        ((), {}),
        (("fern",), {}),
        ((), {"every": 3}),
    ]:
        try:
            plant = Plant(*args, **kwargs)
        except TypeError:
            continue
        pytest.fail(
            f"a call with {args} and {kwargs} leaves a field open"
            f" and should raise TypeError; it made {vars(plant)}"
        )


def test_pattern():
    """A pattern takes the values by position"""
    assert Plant.__match_args__ == ("name", "every"), (
        "__match_args__ should be ('name', 'every'), not"
        f" {Plant.__match_args__!r}"
    )
    match Plant("fern", 3):
        case Plant(name, every):
            assert (name, every) == ("fern", 3), (
                f"the pattern found {name!r} and {every!r}"
            )


# hidden
def test_extra():
    """A value too many is an error"""
    for args, kwargs in [
        (("fern", 3, "shelf"), {}),
        (("fern", 3), {"place": "shelf"}),
    ]:
        try:
            plant = Plant(*args, **kwargs)
        except TypeError:
            continue
        pytest.fail(
            f"a call with {args} and {kwargs} gives a value that"
            " has no field and should raise TypeError; it made"
            f" {vars(plant)}"
        )


def test_twice():
    """A field given twice is an error"""
    try:
        plant = Plant("fern", 3, name="cactus")
    except TypeError:
        return
    pytest.fail(
        "two values for name should raise TypeError; it made"
        f" {vars(plant)}"
    )


def test_identity():
    """The class has its name and its module"""
    assert type(Plant) is type, "make_record should return a class"
    assert Plant.__name__ == "Plant", (
        f"the class should be called Plant, not {Plant.__name__}"
    )
    assert repr(Plant) == "<class 'answer.Plant'>", (
        "the class should show as <class 'answer.Plant'>, not"
        f" {Plant!r}"
    )


def test_independent():
    """Each class has fields of its own"""
    fields = ["litres"]
    Pot = make_record("Pot", fields)
    fields.append("colour")
    try:
        pot = Pot(5)
    except TypeError:
        pytest.fail(
            "a later change of the list should not reach the class"
        )
    assert vars(pot) == {"litres": 5}, (
        f"a pot should have 5 litres and nothing else: {vars(pot)}"
    )
    assert Plant.__match_args__ == ("name", "every"), (
        "a second class changed the fields of the first one"
    )
