import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import pytest
from answer import to_json


@dataclass
class Parcel:
    to: str
    kilos: float
    sent: date | None = None


def read(value):
    """Read back the text that to_json makes."""
    text = to_json(value)
    try:
        return json.loads(text)
    except (TypeError, ValueError):
        pytest.fail(
            f"to_json({value!r}) is not JSON text: {text!r}"
        )


def test_list_and_dict():
    """Lists and dictionaries, nested"""
    label = {"to": "Oslo", "codes": [7, 1.5, None], "more": {}}
    assert read(label) == label, (
        f"{label} came back as {read(label)}"
    )


def test_date_and_decimal():
    """date and Decimal become strings, in full"""
    got = read([date(2026, 5, 4), Decimal("4.90")])
    assert got == ["2026-05-04", "4.90"], (
        "a date and a Decimal should become '2026-05-04' and"
        f" '4.90'; they came back as {got}"
    )


def test_dataclass():
    """An instance of a dataclass becomes a dictionary"""
    got = read([Parcel("Lima", 2.5, date(2026, 5, 4))])
    assert got == [
        {"to": "Lima", "kilos": 2.5, "sent": "2026-05-04"}
    ], f"the parcel came back as {got}"


def test_bool_is_no_number():
    """True and False become true and false"""
    assert (to_json(True), to_json([False])) == (
        "true",
        "[false]",
    ), (
        "JSON writes true and false; you wrote"
        f" {to_json(True)} and {to_json([False])}"
    )


# hidden
def test_quotes():
    """Text with quotes, backslashes and line ends survives"""
    text = 'Mr "X"\\\nFiordvägen 3'
    assert read({text: text}) == {text: text}, (
        f"{text!r} came back as {read({text: text})}, as key or"
        " value"
    )


@pytest.mark.parametrize(
    "value",
    [{1, 2}, (1, 2), b"x", 2j, object(), [{"when": {1}}], {1: 2}],
)
def test_unregistered(value):
    """Every other type raises TypeError"""
    try:
        text = to_json(value)
    except TypeError:
        return
    pytest.fail(
        f"to_json({value!r}) should raise TypeError, not return"
        f" {text}"
    )


def test_dataclass_itself():
    """A dataclass that is no instance raises TypeError"""
    try:
        text = to_json(Parcel)
    except TypeError:
        return
    except AttributeError:
        text = "fail with AttributeError"
    pytest.fail(
        "the class Parcel has no values and should raise TypeError,"
        f" not {text}"
    )


def test_subclasses():
    """A subclass is written like its nearest base"""

    class Route(list):
        pass

    class Label(dict):
        pass

    value = Label(stops=Route(["Oslo"]), at=datetime(2026, 5, 4, 8))
    expected = {"stops": ["Oslo"], "at": "2026-05-04T08:00:00"}
    assert read(value) == expected, (
        "subclasses of dict, list and date should be written like"
        f" their bases; they came back as {read(value)}"
    )


def test_nearest_base():
    """A type that is registered later goes before its base"""

    class Route(list):
        pass

    class ShortRoute(Route):
        pass

    assert hasattr(to_json, "register"), (
        "others can't add a type: decorate to_json with"
        " singledispatch"
    )
    to_json.register(Route, lambda route: to_json(len(route)))
    assert read({"route": ShortRoute(["Oslo", "Lima"])}) == {
        "route": 2
    }, (
        "ShortRoute should be written like Route, its nearest base,"
        " inside a dictionary too"
    )
