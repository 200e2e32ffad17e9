from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import pytest
from answer import first_ok

from handbook import schedule


def fail(shop):
    raise LookupError(shop)


def test_first_result():
    """The first success wins"""
    with schedule(1, "blocking"), ThreadPoolExecutor(3) as pool:

        def slow():
            sleep(0.2)
            return "slow"

        got = first_ok([slow, lambda: "fast"], pool)
    assert got == "fast", (
        f"the fast function's result should come back, not {got!r}"
    )


def test_failure_is_passed_over():
    """A failure is no answer"""
    with schedule(1, "blocking"), ThreadPoolExecutor(3) as pool:
        try:
            got = first_ok(
                [lambda: fail("Turku"), lambda: 12], pool
            )
        except LookupError:
            got = "the exception"
    assert got == 12, (
        "the first function fails and the second returns 12;"
        f" first_ok gave {got}"
    )


# hidden
def test_all_fail():
    """If all fail, all are reported"""
    with schedule(1, "blocking"), ThreadPoolExecutor(3) as pool:

        def late():
            sleep(0.1)
            fail("Bergen")

        with pytest.raises(Exception) as caught:
            first_ok([late, lambda: fail("Turku")], pool)
    assert isinstance(caught.value, ExceptionGroup), (
        "if all fail, first_ok should raise an ExceptionGroup, not"
        f" {caught.value!r}"
    )
    names = [str(error) for error in caught.value.exceptions]
    assert names == ["Bergen", "Turku"], (
        "the group should hold the exceptions in the order of fns,"
        f" not {names}"
    )


def test_queued_work_is_cancelled():
    """What has not begun never begins"""
    begun = []
    with schedule(1, "blocking"), ThreadPoolExecutor(1) as pool:

        def first():
            sleep(0.1)
            return "first"

        def other():
            begun.append("other")
            sleep(0.1)

        first_ok([first, other, other, other], pool)
    assert len(begun) < 2, (
        "after the first answer, queued functions should be"
        f" cancelled; {len(begun)} of 3 were run"
    )


def test_later_failure():
    """A slow failure is not waited for"""
    with schedule(1, "blocking"), ThreadPoolExecutor(2) as pool:
        go, late = Event(), []

        def slow():
            late.append(go.wait(5))
            fail("Odense")

        try:
            got = first_ok([slow, lambda: 12], pool)
        except Exception as error:
            got = error
        go.set()
    assert got == 12, (
        f"12 was the first answer; first_ok gave {got!r}"
    )
    assert late == [True], (
        "first_ok should return without waiting for a slow function"
    )
