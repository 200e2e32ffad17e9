import pytest
from answer import Registered


def test_entered():
    """Classes below the first one are entered by name"""

    class Message(Registered):
        pass

    class Arrival(Message):
        pass

    class LateArrival(Arrival):
        pass

    expected = {"Arrival": Arrival, "LateArrival": LateArrival}
    assert Message.registry == expected, (
        "with Arrival below Message, and LateArrival below Arrival,"
        " Message.registry should hold these two, not"
        f" {list(Message.registry)}"
    )


def test_abstract_skipped():
    """abstract=True skips one class, not those below it"""

    class Message(Registered):
        pass

    class Train(Message, abstract=True):
        pass

    class Arrival(Train):
        pass

    assert "Train" not in Message.registry, (
        "Train says abstract=True and should not be entered"
    )
    assert "Arrival" in Message.registry, (
        "Arrival is not abstract, though its parent is: it should"
        " be entered"
    )


def test_duplicate_refused():
    """A name that is taken raises TypeError"""

    class Message(Registered):
        pass

    class Arrival(Message):
        pass

    first = Arrival
    with pytest.raises(TypeError, match="Arrival"):

        class Arrival(Message):
            pass

    assert Message.registry.get("Arrival") is first, (
        "after a refused duplicate, the first class should still"
        " stand in the registry"
    )


# hidden
def test_two_families():
    """Two families don't share names"""

    class Message(Registered):
        pass

    class Signal(Registered):
        pass

    class Test(Message):
        pass

    try:
        other = type("Test", (Signal,), {})
    except TypeError:
        pytest.fail(
            "Test below Signal was refused because of Test below"
            " Message: each family needs a dictionary of its own"
        )
    assert Message.registry == {"Test": Test}, (
        "each family needs a dictionary of its own;"
        f" Message has {Message.registry}"
    )
    assert Signal.registry == {"Test": other}, (
        "a Test below Signal should be entered in Signal.registry,"
        f" which is {Signal.registry}"
    )


def test_no_metaclass():
    """The classes are made by type"""

    class Message(Registered):
        pass

    assert type(Message) is type, (
        "the task asks for __init_subclass__; your classes are made"
        f" by {type(Message).__name__}"
    )


def test_keywords_go_on():
    """Keywords of others reach the next __init_subclass__"""

    class Coded:
        def __init_subclass__(cls, code=None, **rest):
            super().__init_subclass__(**rest)
            cls.code = code

    class Message(Registered, Coded):
        pass

    try:

        class Arrival(Message, code="ARR"):
            pass

    except TypeError as error:
        pytest.fail(
            "code= belongs to another base and should be passed on"
            f" with super(); instead: {error}"
        )
    assert Arrival.code == "ARR", (
        "code='ARR' should reach the next __init_subclass__"
    )
