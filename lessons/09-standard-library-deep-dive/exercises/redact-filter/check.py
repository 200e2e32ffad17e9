import io
import logging

import pytest
from answer import Redact


@pytest.fixture
def log():
    """A logger: the first handler hides, the second doesn't."""
    log = logging.Logger("clinic")
    log.masked, log.open = io.StringIO(), io.StringIO()
    masked = logging.StreamHandler(log.masked)
    masked.addFilter(Redact("tok-81", "hunter2"))
    log.addHandler(masked)
    log.addHandler(logging.StreamHandler(log.open))
    return log


def test_tuple(log):
    """Secrets in arguments are replaced, numbers stay numbers"""
    log.warning("login with %s at desk %d", "tok-81", 3)
    got = log.masked.getvalue()
    assert got == "login with *** at desk 3\n", (
        "the line should be 'login with *** at desk 3'; it was"
        f" {got!r}"
    )


def test_message(log):
    """Secrets in the text are replaced, all of them"""
    log.warning("hunter2 or tok-81 or hunter2")
    got = log.masked.getvalue()
    assert got == "*** or *** or ***\n", (
        f"three secrets stand in the text; the line was {got!r}"
    )


def test_dict(log):
    """A dict as the only argument works too"""
    log.warning(
        "%(user)s, %(word)s", {"user": 7, "word": "hunter2"}
    )
    got = log.masked.getvalue()
    assert got == "7, ***\n", (
        "with a dict as the argument, the line should be '7, ***';"
        f" it was {got!r}"
    )


# hidden
def test_exception(log):
    """The text of an exception is masked"""
    try:
        raise ValueError("bad password hunter2")
    except ValueError:
        log.exception("login failed")
    got = log.masked.getvalue()
    assert "ValueError: bad password ***" in got, (
        "the traceback should be in the line, with *** for the"
        f" secret; the line was {got!r}"
    )
    assert "hunter2" not in got, (
        f"the traceback still holds the secret: {got!r}"
    )


def test_other_handlers(log):
    """Other handlers get the record as it was"""
    log.warning("login with %s", "tok-81")
    got = log.open.getvalue()
    assert got == "login with tok-81\n", (
        "the second handler has no filter and should write"
        f" 'login with tok-81'; it wrote {got!r}"
    )


def test_other_handlers_exception(log):
    """Other handlers get the exception as it was"""
    try:
        raise ValueError("bad password hunter2")
    except ValueError:
        log.exception("login failed")
    assert "hunter2" in log.open.getvalue(), (
        "the second handler has no filter and should write the"
        " traceback as it is; exc_text of the record was changed"
    )


def test_dict_of_caller(log):
    """The caller's dict is left alone"""
    facts = {"word": "hunter2"}
    log.warning("%(word)s", facts)
    assert facts == {"word": "hunter2"}, (
        "the dict belongs to the caller and should not change; it"
        f" is now {facts}"
    )


def test_numbers(log):
    """Arguments that are no strings are not touched"""
    log.warning("%05.1f of %r", 2.5, ["a"])
    got = log.masked.getvalue()
    assert got == "002.5 of ['a']\n", (
        f"numbers and lists should be left as they are; got {got!r}"
    )


def test_object_as_message(log):
    """A message that is no string is let through"""
    log.warning(404)
    got = log.masked.getvalue()
    assert got == "404\n", (
        f"log.warning(404) should write 404; it wrote {got!r}"
    )
