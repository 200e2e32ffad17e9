import pytest
from typing import Literal, Optional

from answer import enforce


def refused(name, function, *args, **kwargs):
    """Fail unless the call raises TypeError and names name."""
    try:
        function(*args, **kwargs)
    except TypeError as error:
        assert name in str(error), (
            f"the message should name {name}; it is: {error}"
        )
    else:
        shown = [repr(value) for value in args]
        shown += [f"{key}={kwargs[key]!r}" for key in kwargs]
        pytest.fail(
            f"{function.__name__}({', '.join(shown)}) should"
            f" raise TypeError because of {name}"
        )


def accepted(wanted, function, *args, **kwargs):
    """Fail unless the call returns wanted."""
    try:
        got = function(*args, **kwargs)
    except TypeError as error:
        pytest.fail(f"a good call was refused: {error}")
    assert got == wanted, f"a good call returned {got!r}"


def test_class():
    """A class as a hint"""

    @enforce
    def fee(days: int):
        return 2 * days

    accepted(6, fee, 3)
    refused("days", fee, "3")


def test_union_with_none():
    """str | None takes a text or None"""

    @enforce
    def reserve(tool: str, by: str | None):
        return tool, by

    accepted(("saw", None), reserve, "saw", None)
    accepted(("saw", "Ada"), reserve, "saw", "Ada")
    refused("by", reserve, "saw", 5)


def test_literal():
    """Literal takes the values it lists"""

    @enforce
    def fee(per: Literal["day", "week"]):
        return per

    accepted("week", fee, "week")
    refused("per", fee, "month")


# hidden
def test_generic():
    """list[int] is checked as list"""

    @enforce
    def total(days: list[int], names: dict[str, int] | None):
        return len(days)

    accepted(2, total, [1, 2], {"a": 1})
    accepted(1, total, ["x"], None)
    refused("days", total, (1, 2), None)
    refused("names", total, [1], [1])


def test_keyword_only():
    """Keyword-only parameters are checked"""

    @enforce
    def lend(tool: str, *, days: int = 1):
        return tool, days

    accepted(("saw", 2), lend, "saw", days=2)
    refused("days", lend, "saw", days="2")


def test_by_keyword():
    """An argument given by keyword is checked"""

    @enforce
    def fee(days: int):
        return 2 * days

    accepted(6, fee, days=3)
    refused("days", fee, days="3")


def test_without_hint():
    """A parameter without a hint takes anything"""

    @enforce
    def note(text, copies: int):
        return text

    accepted("a", note, "a", 1)
    accepted(None, note, None, 1)


def test_later_class():
    """A class defined after the function works"""

    @enforce
    def lend(to: Member) -> int:
        return to.number

    class Member:
        number = 12

    accepted(12, lend, Member())
    refused("to", lend, 12)


def test_mixed_union():
    """A union may hold a Literal or a generic"""

    @enforce
    def fee(days: Optional[int | Literal["week"]]):
        return days

    accepted("week", fee, "week")
    accepted(None, fee, None)
    refused("days", fee, "month")
