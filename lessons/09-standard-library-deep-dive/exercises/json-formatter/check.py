import json
import logging
import sys
from datetime import date

from answer import JsonFormatter


def record(message, *args, extra=None, exc_info=None):
    made = logging.getLogger("check.clinic").makeRecord(
        "check.clinic",
        logging.WARNING,
        "clinic.py",
        12,
        message,
        args,
        exc_info,
        extra=extra,
    )
    made.created = 1777878000.0
    return made


def read(made):
    text = JsonFormatter().format(made)
    assert isinstance(text, str), (
        f"format should return text, not a {type(text).__name__}"
    )
    assert "\n" not in text, (
        f"a record should be one line; the text was {text!r}"
    )
    return json.loads(text)


def test_plain():
    """time, level and message, and no more"""
    got = read(record("room %d taken", 4))
    assert got == {
        "time": "2026-05-04T07:00:00+00:00",
        "level": "WARNING",
        "message": "room 4 taken",
    }, (
        "the object should hold time, level and message, and"
        f" nothing else; it was {got}"
    )


def test_extra():
    """Extra fields appear under their names"""
    got = read(record("taken", extra={"visit": "v81", "desk": 3}))
    assert (got.get("visit"), got.get("desk")) == ("v81", 3), (
        "extra={'visit': 'v81', 'desk': 3} should appear under"
        f" these names; the object was {got}"
    )


# hidden
def test_exception():
    """The traceback is there, on the same line"""
    try:
        raise ValueError("no room 9")
    except ValueError:
        got = read(record("failed", exc_info=sys.exc_info()))
    assert "ValueError: no room 9" in got.get("exception", ""), (
        "with a logged exception, 'exception' should hold the"
        f" traceback; the object was {got}"
    )
    assert got["message"] == "failed", (
        "the traceback belongs in 'exception', and 'message' should"
        f" be 'failed'; it was {got['message']!r}"
    )


def test_other_formatters():
    """What other formatters leave behind is not repeated"""
    try:
        raise ValueError("no room 9")
    except ValueError:
        made = record("failed", exc_info=sys.exc_info())
    logging.Formatter("%(asctime)s %(message)s").format(made)
    got = read(made)
    assert set(got) == {"time", "level", "message", "exception"}, (
        "another handler has formatted the record before; the"
        f" object's keys were {sorted(got)}"
    )


def test_strange_values():
    """A value that JSON doesn't know becomes its str"""
    day = date(2026, 5, 4)
    try:
        got = read(record("taken", extra={"day": day}))
    except TypeError as error:
        assert False, (
            "extra={'day': date(2026, 5, 4)} should be written as"
            f" its str, and was a TypeError: {error}"
        )
    assert got.get("day") == "2026-05-04", (
        f"the day should be '2026-05-04'; it was {got.get('day')!r}"
    )


def test_line_breaks():
    """A message with line breaks is one line"""
    got = read(record("first\nsecond"))
    assert got["message"] == "first\nsecond", (
        "the message should keep its line break, as JSON writes it;"
        f" it was {got['message']!r}"
    )
