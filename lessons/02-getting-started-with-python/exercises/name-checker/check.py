import pytest
from answer import classify


def expect(name, kind):
    got = classify(name)
    assert got == kind, (
        f"classify({name!r}) should return {kind!r}, not {got!r}"
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("CarFerry", "class"),
        ("HTTP", "constant"),
        ("MAX_CARS", "constant"),
        ("open_lanes", "function-or-variable"),
    ],
)
def test_letters(name, kind):
    """Capitals tell classes and constants from the rest"""
    expect(name, kind)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("__len__", "dunder"), ("_pin", "private")],
)
def test_underscores(name, kind):
    """Underscores tell dunder names and private ones"""
    expect(name, kind)


@pytest.mark.parametrize("name", ["class", "None"])
def test_keywords(name):
    """Keywords are keywords, None among them"""
    expect(name, "keyword")


# hidden
@pytest.mark.parametrize("name", ["match", "case", "type"])
def test_soft_keywords(name):
    """A soft keyword is a name like others"""
    expect(name, "function-or-variable")


@pytest.mark.parametrize("name", ["2x", "", "car-ferry", "a b"])
def test_invalid(name):
    """What can't be a name is invalid"""
    expect(name, "invalid")


@pytest.mark.parametrize("name", ["_Private", "_MAX", "__code"])
def test_private_first(name):
    """An underscore in front counts more than capitals"""
    expect(name, "private")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Lane7", "class"),
        ("LANE_7", "constant"),
        ("class_", "function-or-variable"),
        ("größe", "function-or-variable"),
        ("Øresund", "class"),
    ],
)
def test_digits_and_letters(name, kind):
    """Digits and letters of other languages are fine"""
    expect(name, kind)
