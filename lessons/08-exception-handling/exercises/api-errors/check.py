import copy
import pickle

import answer
import pytest
from answer import ApiError, error_for


def kind(name):
    """Return a class of the answer."""
    found = getattr(answer, name, None)
    if found is None:
        pytest.fail(f"there should be a class {name}")
    return found


def as_dict(error):
    """Return what to_dict gives, or say that it is missing."""
    if not hasattr(error, "to_dict"):
        pytest.fail("ApiError should have a method to_dict")
    return error.to_dict()


def test_text():
    """str() shows the code and the message"""
    got = str(kind("NotFound")("no row Z"))
    assert got == "not_found: no row Z", (
        'str(NotFound("no row Z")) should be'
        f" 'not_found: no row Z', not {got!r}"
    )


def test_to_dict():
    """to_dict() has all four parts"""
    error = kind("Conflict")("seat is taken", {"seat": 7})
    want = {
        "status": 409,
        "code": "conflict",
        "message": "seat is taken",
        "details": {"seat": 7},
    }
    got = as_dict(error)
    assert got == want, f"to_dict() should return {want}, not {got}"


def test_caught_by_the_base():
    """except ApiError catches every child"""
    for name in "NotFound", "Conflict":
        assert issubclass(kind(name), ApiError), (
            f"except ApiError should catch {name}: let it inherit"
            " from ApiError"
        )


# hidden
@pytest.mark.parametrize(
    "repeat",
    [copy.copy, lambda error: pickle.loads(pickle.dumps(error))],
    ids=["copy", "pickle"],
)
def test_copies(repeat):
    """Copies and pickles have the same text and data"""
    error = kind("NotFound")("no row Z", {"row": "Z"})
    try:
        again = repeat(error)
    except TypeError as problem:
        pytest.fail(f"a copy could not be made: {problem}")
    assert str(again) == str(error), (
        f"the copy of {str(error)!r} should read the same, and it"
        f" reads {str(again)!r}"
    )
    assert as_dict(again) == as_dict(error), (
        f"a copy should have the same data, {as_dict(error)}; it"
        f" has {as_dict(again)}"
    )


def test_error_for():
    """A status finds its class"""
    for status, name in (404, "NotFound"), (409, "Conflict"):
        got = error_for(status, "no")
        assert type(got) is kind(name), (
            f"error_for({status}, 'no') should return a {name},"
            f" not a {type(got).__name__}"
        )


def test_unknown_status():
    """An unknown status is a plain ApiError"""
    got = error_for(418, "teapot", {"lid": "off"})
    assert type(got) is ApiError, (
        "no class has the status 418, so error_for should return"
        f" an ApiError, not a {type(got).__name__}"
    )
    want = ("internal", "teapot", {"lid": "off"})
    have = as_dict(got)
    have = (have["code"], have["message"], have["details"])
    assert have == want, (
        "the default keeps message and details, and has the code"
        f" internal: {want}, not {have}"
    )


def test_details_are_not_shared():
    """Each error has a dict of its own"""
    first, second = ApiError("one"), ApiError("two")
    as_dict(first)["details"]["seat"] = 7
    assert as_dict(second)["details"] == {}, (
        "a detail of one error turned up in another: every error"
        " needs a dict of its own"
    )
