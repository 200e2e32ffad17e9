"""The order of turns that a program asks for, where threads can't be steered: here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from handbook import failing_seed, schedule
from handbook.concurrency.order import ScheduleError
from handbook.concurrency.schedules import parse_schedule

if TYPE_CHECKING:
    from .conftest import Bench


@pytest.mark.parametrize(
    ("text", "seed", "switch"),
    [
        ("seed:7", 7, "slice"),
        ("seed:0 switch:slice", 0, "slice"),
        ("seed:12 switch:blocking", 12, "blocking"),
        ("seed:12 switch:instruction", 12, "instruction"),
    ],
)
def test_text_of_a_fence_is_read(text: str, seed: int, switch: str) -> None:
    read = parse_schedule(text)
    assert (read._seed, read._switch) == (seed, switch)


@pytest.mark.parametrize(
    "text",
    ["", "7", "seed:", "seed:-1", "seed:x", "switch:slice", "seed:7  switch:slice", "seed:\u0663"],
)
def test_text_that_is_no_schedule_is_refused(text: str) -> None:
    message = f"schedule={text!r}: write it as seed:7 or seed:7 switch:instruction"
    with pytest.raises(ScheduleError) as caught:
        parse_schedule(text)
    assert str(caught.value) == message


def test_switch_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(ScheduleError, match=r"'fast'.* one of blocking, slice, instruction"):
        parse_schedule("seed:7 switch:fast")


def test_schedule_changes_nothing_where_threads_cannot_be_steered() -> None:
    @schedule(1)
    def nested() -> str:
        with schedule(2, "instruction"):
            return "ran"

    assert nested() == "ran"


def test_failing_seed_is_the_first_under_which_the_call_fails() -> None:
    seen: list[int] = []

    def call() -> None:
        seen.append(len(seen))
        assert len(seen) < 3

    assert failing_seed(call, [5, 6, 7, 8]) == 7
    assert failing_seed(list, range(3)) is None


def test_program_with_a_schedule_runs_as_any_other(bench: Bench) -> None:
    assert bench.run("print('ran')", schedule="seed:7 switch:slice").text() == "ran\n"


def test_program_with_a_schedule_that_is_none_does_not_run(bench: Bench) -> None:
    result = bench.run("print('ran')", schedule="seed:x")
    assert result.done["outcome"] == "error"
    assert "write it as seed:7 or seed:7 switch:instruction" in result.text("stderr")
    assert "ran\n" not in result.text("stdout")
    assert bench.run("print('next')").text() == "next\n"
