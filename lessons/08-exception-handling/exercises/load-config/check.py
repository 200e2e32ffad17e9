import pytest

from answer import ConfigError, load


def failure(text):
    """Return the ConfigError that load raises."""
    try:
        got = load(text)
    except ConfigError as error:
        return error
    except Exception as error:
        pytest.fail(
            f"load({text!r}) should raise a ConfigError, not a"
            f" {type(error).__name__}"
        )
    pytest.fail(
        f"load({text!r}) should raise a ConfigError, and it"
        f" returned {got!r}"
    )


def test_settings():
    """Good settings are returned as numbers"""
    got = load("price = 18")
    assert got == {"price": 18}, (
        "load('price = 18') should return {'price': 18}, not"
        f" {got!r}"
    )


def test_cause_of_a_bad_value():
    """A bad value names its ValueError as the cause"""
    error = failure("price = many")
    assert type(error.__cause__) is ValueError, (
        "the __cause__ of the ConfigError should be the ValueError"
        f" that int raised, and it is {error.__cause__!r}"
    )
    assert "many" in str(error.__cause__), (
        "the __cause__ should be int's own error, which names"
        f" many; it is {error.__cause__!r}"
    )


def test_note_names_the_line():
    """The note names the line"""
    error = failure("pitches = 40\nprice = many")
    notes = getattr(error, "__notes__", [])
    assert notes == ["line 2"], (
        "the mistake is in the second line, so the notes should be"
        f" ['line 2'], not {notes}"
    )


# hidden
def test_empty_lines():
    """Empty lines mean nothing, and count"""
    got = load("\npitches = 40\n  \ndeposit=-5\n")
    assert got == {"pitches": 40, "deposit": -5}, (
        f"empty lines should be left out; load returned {got!r}"
    )
    error = failure("\n\nprice = many")
    notes = getattr(error, "__notes__", [])
    assert notes == ["line 3"], (
        "empty lines are lines of the file: with two of them above"
        f" the mistake, the notes should be ['line 3'], not {notes}"
    )


def test_nearest_name():
    """An unknown name is told its nearest neighbour"""
    error = failure("price = 18\nprise = 18")
    assert "price" in str(error), (
        "for 'prise' the message should offer 'price'; it is"
        f" {str(error)!r}"
    )
    notes = getattr(error, "__notes__", [])
    assert notes == ["line 2"], (
        "an unknown name gets a note as well, and only one:"
        f" ['line 2'], not {notes}"
    )


def test_nothing_near():
    """A name that resembles none is a ConfigError too"""
    text = str(failure("zzz = 1"))
    assert not any(
        name in text for name in ("pitches", "price", "deposit")
    ), (
        "nothing resembles 'zzz', so no name should be offered;"
        f" the message is {text!r}"
    )


def test_lookup_is_hidden():
    """The lookup of an unknown name leaves no trace"""
    error = failure("prise = 18")
    looked_up = error.__context__
    hidden = looked_up is None or error.__suppress_context__
    assert error.__cause__ is None and hidden, (
        "nobody wants to read about a lookup in a table: a"
        f" traceback would still show {looked_up!r}"
    )
