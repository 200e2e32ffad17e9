"""Durations beside what CPython's own lock takes."""

from __future__ import annotations

import _thread
import decimal
import fractions
import math
import sys
import time
from typing import Any

import pytest
from handbook.concurrency.durations import TIMEOUT_MAX, lock_timeout, seconds_of
from handbook.concurrency.slices import set_switch_interval, sleep

from tests.unit.concurrency.conftest import told


@pytest.mark.parametrize(("value", "seconds"), [(2, 2.0), (0.5, 0.5), (True, 1.0), (-3, -3.0)])
def test_real_number_is_a_duration(value: float, seconds: float) -> None:
    assert seconds_of(value) == seconds
    assert type(seconds_of(value)) is float


def test_what_says_it_is_an_integer_is_one() -> None:
    class Two:
        def __index__(self) -> int:
            return 2

    assert seconds_of(Two()) == 2.0


WRONG: list[Any] = [
    None,
    "1",
    [],
    1j,
    decimal.Decimal(1),
    fractions.Fraction(1),
    math.nan,
    math.inf,
    -math.inf,
    1e10,
    9223372037.0,
    -1e10,
]


@pytest.mark.parametrize("value", WRONG, ids=repr)
def test_what_is_no_duration_is_refused_as_by_cpythons_lock(value: Any) -> None:
    refused = told(lambda: _thread.allocate_lock().acquire(timeout=value))
    assert told(lambda: seconds_of(value)) == refused


@pytest.mark.parametrize("value", [2**63, -(2**70), 10**400])
def test_integer_that_is_too_large_is_refused_in_the_words_since_3_13(value: int) -> None:
    message = "OverflowError: timestamp too large to convert to C PyTime_t"
    assert told(lambda: seconds_of(value)) == message


def test_longest_duration_is_threadings() -> None:
    assert _thread.TIMEOUT_MAX == TIMEOUT_MAX
    assert seconds_of(TIMEOUT_MAX) == TIMEOUT_MAX


@pytest.mark.parametrize(
    ("blocking", "timeout", "seconds"),
    [(True, -1, None), (True, -1.0, None), (False, -1, 0.0), (True, 0, 0.0), (1, 2.5, 2.5)],
)
def test_lock_timeout_is_none_for_ever_and_zero_for_not_at_all(
    blocking: object, timeout: object, seconds: float | None
) -> None:
    assert lock_timeout(blocking, timeout) == seconds


@pytest.mark.parametrize("value", [*WRONG, -1, -0.5], ids=repr)
@pytest.mark.usefixtures("stacks")
def test_sleep_refuses_what_times_sleep_refuses(value: Any) -> None:
    assert told(lambda: sleep(value)) == told(lambda: time.sleep(value))


@pytest.mark.parametrize("value", [0, -1, "1", None, math.nan])
@pytest.mark.usefixtures("stacks")
def test_switch_interval_refuses_what_sys_refuses(value: Any) -> None:
    ours = told(lambda: set_switch_interval(value))
    assert ours == told(lambda: sys.setswitchinterval(value))
