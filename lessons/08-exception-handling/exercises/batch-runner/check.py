import pytest
from answer import BatchError, run_all


def failing(error):
    def job():
        raise error

    return job


def failure(jobs):
    """Return the BatchError that run_all raises."""
    try:
        got = run_all(jobs)
    except BatchError as error:
        return error
    except Exception as error:
        pytest.fail(
            "run_all should raise a BatchError when jobs fail, not"
            f" a {type(error).__name__}"
        )
    pytest.fail(
        "run_all should raise a BatchError when jobs fail, and it"
        f" returned {got!r}"
    )


def night():
    """Return four jobs, of which three fail."""
    return {
        "lights": failing(OSError("desk")),
        "bar": lambda: 3,
        "seats": failing(ValueError("row Z")),
        "doors": failing(ConnectionError("gate")),
    }


def test_all_succeed():
    """Without a failure, the results are returned"""
    got = run_all({"bar": lambda: 3, "till": lambda: 90})
    assert got == {"bar": 3, "till": 90}, (
        "the results should be {'bar': 3, 'till': 90}, not"
        f" {got!r}"
    )


def test_names():
    """The group knows the names of the failed jobs"""
    error = failure(night())
    assert error.names == ["lights", "seats", "doors"], (
        "lights, seats and doors failed; names should say so, and"
        f" it is {error.names}"
    )


def test_one_failure():
    """A single failure is a group too"""
    error = failure({"seats": failing(ValueError("row Z"))})
    assert error.names == ["seats"], (
        f"the one job that failed was seats, not {error.names}"
    )


# hidden
def test_results():
    """Results of the other jobs are on the error"""
    error = failure(night())
    got = getattr(error, "results", None)
    assert got == {"bar": 3}, (
        "bar succeeded, so results should be {'bar': 3}, not"
        f" {got!r}"
    )


def test_except_star():
    """Each part of the group knows its own names"""
    seen = {}
    try:
        run_all(night())
    except* OSError as group:
        seen["OSError"] = getattr(group, "names", None)
    except* ValueError as group:
        seen["ValueError"] = getattr(group, "names", None)
    want = {
        "OSError": ["lights", "doors"],
        "ValueError": ["seats"],
    }
    assert seen == want, (
        "in except* OSError the names should be lights and doors,"
        f" in except* ValueError seats; they were {seen}"
    )


def test_parts_keep_results():
    """The parts of split have the results"""
    part, rest = failure(night()).split(ValueError)
    for group in part, rest:
        got = getattr(group, "results", None)
        assert got == {"bar": 3}, (
            "each part of split should have the results,"
            f" {{'bar': 3}}, and not {got!r}"
        )


def test_interrupt():
    """Ctrl-C ends the night"""
    jobs = {"bar": failing(KeyboardInterrupt()), "till": int}
    try:
        run_all(jobs)
    except KeyboardInterrupt:
        return
    except BaseException as error:
        pytest.fail(
            "a KeyboardInterrupt should pass, and it became a"
            f" {type(error).__name__}"
        )
    pytest.fail("a KeyboardInterrupt should pass, not be caught")
