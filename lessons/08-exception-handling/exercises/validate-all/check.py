import pytest

from answer import validate

GOOD = {"name": " Ines ", "nights": "3", "kind": "van"}


def problems(**changes):
    """Return the errors in the group for a changed booking."""
    return problems_of(GOOD | changes)


def problems_of(record):
    """Return the errors in the group that validate raises."""
    try:
        got = validate(record)
    except ExceptionGroup as group:
        return group.exceptions
    except Exception as error:
        pytest.fail(
            f"validate({record}) should raise an ExceptionGroup,"
            f" not a bare {type(error).__name__}"
        )
    pytest.fail(
        f"validate({record}) should raise an ExceptionGroup, and"
        f" it returned {got!r}"
    )


def fields(errors):
    return [str(error).split()[0] for error in errors]


def test_good_record():
    """A good booking is returned, cleaned"""
    got = validate(dict(GOOD))
    want = {"name": "Ines", "nights": 3, "kind": "van"}
    assert got == want, (
        f"validate({GOOD}) should return {want}, not {got}"
    )


def test_all_problems():
    """Every bad field is in the group"""
    got = problems(name=" ", nights="0", kind="yurt")
    assert len(got) == 3, (
        "with three bad fields the group should hold three errors,"
        f" and it holds {len(got)}: {got}"
    )


# hidden
def test_one_problem():
    """One problem is a group of one"""
    got = problems(kind="yurt")
    assert fields(got) == ["kind"], (
        "with one bad field the group should hold one error, whose"
        f" message begins with kind; it holds {got}"
    )


def test_order():
    """Errors follow the fields, not the record"""
    record = {"kind": "yurt", "nights": "0", "name": ""}
    got = fields(problems_of(record))
    assert got == ["name", "nights", "kind"], (
        "errors should come in the order name, nights, kind,"
        f" whatever the order of the record; they came as {got}"
    )


def test_nights():
    """Nights that int refuses are a problem like others"""
    for text in "three", "", "-2":
        got = problems(nights=text)
        assert fields(got) == ["nights"], (
            f"with nights={text!r} the one message should begin"
            f" with nights; the group holds {got}"
        )


def test_missing_fields():
    """A missing field is an empty one"""
    got = fields(problems_of({}))
    assert got == ["name", "nights", "kind"], (
        "an empty record should give three errors, in the order of"
        f" the fields; it gave {got}"
    )


def test_record_is_kept():
    """The caller's record stays as it was"""
    record = dict(GOOD)
    validate(record)
    assert record == GOOD, (
        "the record belongs to the caller: return a new one; after"
        f" the call it was {record}"
    )
