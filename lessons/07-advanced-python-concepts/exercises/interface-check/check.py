import pytest
from answer import Documented


def refused(body, *bases):
    """Return the message with which a class is refused, or None."""
    try:
        Documented("Lever", bases, body)
    except TypeError as error:
        return str(error)
    return None


def bare(self=None):
    return None


def told(self=None):
    """Say what it does."""


def test_documented_passes():
    """A class whose methods have docstrings is made"""

    class Lever(metaclass=Documented):
        def pull(self):
            """Set the signal to go."""
            return "go"

    assert type(Lever) is Documented and Lever().pull() == "go", (
        "a class with docstrings should be made as usual"
    )


def test_missing_is_refused():
    """A public method without a docstring raises TypeError"""
    message = refused({"pull": bare})
    assert message, (
        "pull() has no docstring: the class statement should raise"
        " a TypeError"
    )
    assert "pull" in message, (
        f"the message should name pull; it is {message!r}"
    )


def test_all_at_once():
    """The error names all offenders"""
    message = refused({"pull": bare, "hold": told, "push": bare})
    assert message and "pull" in message and "push" in message, (
        "both pull and push lack a docstring, and the message"
        f" should name both; it is {message!r}"
    )
    assert "hold" not in message, (
        f"hold has a docstring; the message is {message!r}"
    )


def test_private_is_free():
    """Names with an underscore need no docstring"""
    message = refused({"_oil": bare, "__init__": bare})
    assert message is None, (
        "_oil and __init__ are not public and need no docstring;"
        f" the class was refused: {message}"
    )


# hidden
@pytest.mark.parametrize(
    "wrap", [property, staticmethod, classmethod]
)
def test_wrapped(wrap):
    """Properties, static and class methods are checked"""
    message = refused({"state": wrap(bare)})
    assert message and "state" in message, (
        f"a {wrap.__name__} without a docstring should be refused"
    )
    message = refused({"state": wrap(told)})
    assert message is None, (
        f"a {wrap.__name__} with a docstring should pass; it was"
        f" refused: {message}"
    )


def test_inherited():
    """Inherited methods are not checked again"""

    class Plain:
        def pull(self):
            return "go"

    message = refused({"hold": told}, Plain)
    assert message is None, (
        "pull comes from a base that Documented did not make, and"
        f" should not be checked; the message is {message}"
    )


def test_subclass():
    """The rule holds for subclasses too"""
    lever = Documented("Lever", (), {"pull": told})
    with pytest.raises(TypeError, match="push"):

        class Long(lever):
            def push(self):
                return None


def test_other_attributes():
    """Plain values need no docstring"""

    class Lamp:
        pass

    body = {"weight": 12, "lamp": Lamp(), "kind": Lamp}
    message = refused(body)
    assert message is None, (
        "weight, lamp and kind are no methods and need no"
        f" docstring; the class was refused: {message}"
    )
