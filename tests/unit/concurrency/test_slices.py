"""The end of a time slice, sleep, and the switch interval."""

from __future__ import annotations

import signal
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from handbook.concurrency import signals, slices
from handbook.concurrency.board import Board
from handbook.concurrency.scheduler import scheduler
from handbook.concurrency.schedules import schedule
from handbook.concurrency.slices import end_slice, set_switch_interval, sleep

from tests.unit.concurrency.conftest import after, give_turn, masked, outcomes_near_the_limit, start

if TYPE_CHECKING:
    from tests.unit.concurrency.thread_stacks import Browser, Clock, ThreadStacks

SLICE = 16
INT = signal.SIGINT

pytestmark = pytest.mark.usefixtures("stacks")


@pytest.fixture
def turns() -> list[str]:
    """What another thread that could run has done."""
    turns = list[str]()
    start(turns.append, "other")
    return turns


def _end() -> None:
    end_slice(SLICE, sys._getframe(1))


def _frame_of(file: str) -> Any:
    return SimpleNamespace(f_code=SimpleNamespace(co_filename=file))


def _raise(*_args: object) -> NoReturn:
    raise InterruptedError


def test_other_threads_run_at_the_end_of_a_slice(turns: list[str]) -> None:
    _end()
    assert turns == ["other"]


def test_thread_gives_its_turn_too(turns: list[str]) -> None:
    order = list[str]()

    def work(name: str) -> None:
        for _ in range(3):
            order.append(name)
            _end()

    handles = [start(work, "a"), start(work, "b")]
    for handle in handles:
        handle.join()
    assert ("".join(order), turns) == ("ababab", ["other"])


def test_our_own_frames_are_not_interrupted(turns: list[str], stacks: ThreadStacks) -> None:
    end_slice(SLICE, _frame_of(slices.__file__))
    end_slice(SLICE, _frame_of(slices.__file__.replace("concurrency/slices", "runner")))
    assert (turns, stacks.switched) == ([], 0)


def test_nothing_happens_while_a_primitive_is_at_work(turns: list[str]) -> None:
    scheduler.board.words[Board.ASKED] = 1
    with masked():
        _end()
    assert (turns, scheduler.board.words[Board.ASKED]) == ([], 0)


@pytest.mark.parametrize("frame", [None, _frame_of("<frozen importlib._bootstrap>")])
def test_no_other_thread_runs_in_the_middle_of_an_import_but_the_page_is_heard(
    frame: Any, turns: list[str], browser: Browser
) -> None:
    heard = list[int]()
    browser.later(0, lambda: heard.append(1))
    end_slice(SLICE, frame)
    assert turns == ([] if frame else ["other"])
    end_slice(SLICE, frame)
    assert heard == [1]


def test_no_other_thread_runs_under_a_schedule_but_the_page_is_heard(
    turns: list[str], browser: Browser
) -> None:
    heard = list[int]()
    browser.later(0, lambda: heard.append(1))
    with schedule(1, "blocking"):
        _end()
        assert (turns, heard) == ([], [1])


def test_signals_are_delivered_with_the_frame_that_was_interrupted() -> None:
    frames = list[Any]()
    signal.signal(INT, lambda _number, frame: frames.append(frame))
    with masked():
        signals.raise_signal(INT)
    _end()
    assert frames == [sys._getframe()]


def test_handler_that_raises_does_so_in_the_program() -> None:
    signal.signal(INT, _raise)
    with masked():
        signals.raise_signal(INT)
    with pytest.raises(InterruptedError):
        _end()
    assert scheduler.board.words[Board.MASK] == 0


def test_signal_is_not_delivered_in_a_thread_but_in_main() -> None:
    seen = list[int]()
    signal.signal(INT, lambda *_: seen.append(scheduler.current.ident))

    def work() -> None:
        signals.raise_signal(INT)
        _end()
        assert seen == [scheduler.main.ident]

    start(work).join()
    assert seen == [scheduler.main.ident]


@pytest.mark.parametrize("in_thread", [False, True])
def test_stop_is_heard_at_the_end_of_a_slice(in_thread: bool, stacks: ThreadStacks) -> None:
    signal.signal(INT, _raise)

    def spin() -> NoReturn:
        stacks.stop()
        while True:
            _end()

    with pytest.raises(InterruptedError):
        start(spin).join() if in_thread else spin()


def test_threads_whose_time_has_come_run_at_the_end_of_a_slice(clock: Clock) -> None:
    seen = list[int]()
    start(after, 1, seen.append, 1)
    give_turn()
    _end()
    assert seen == []
    clock.pass_to(clock.seconds + 1)
    _end()
    assert seen == [1]


def test_listeners_are_called_before_others_run(turns: list[str]) -> None:
    slices.when_slice_ends(lambda: turns.append("listener"))
    _end()
    assert turns == ["listener", "other"]


def test_program_at_its_recursion_limit_is_left_alone() -> None:
    turns = list[int]()
    frame = sys._getframe()
    slices.when_slice_ends(lambda: turns.append(1))

    def work() -> None:
        while True:
            give_turn()

    start(work)
    rooms = list[bool]()
    for passed in outcomes_near_the_limit(lambda: end_slice(SLICE, frame)):
        rooms.append(passed)
        assert scheduler.board.words[Board.MASK] == 0
    assert rooms == [False] + [True] * (len(rooms) - 1)  # the handler itself takes a call
    assert 0 < len(turns) < len(rooms)


def test_sleep_of_zero_gives_a_turn_and_takes_no_time(turns: list[str], clock: Clock) -> None:
    before = clock.seconds
    sleep(0)
    sleep(0.0)
    sleep(False)
    assert turns == ["other"]
    assert clock.seconds - before < 0.01


@pytest.mark.parametrize("seconds", [1, 0.25, 1e-9, 3600])
def test_sleep_lasts_as_long_as_asked(seconds: float, clock: Clock, stacks: ThreadStacks) -> None:
    before = clock.seconds
    sleep(seconds)
    assert seconds <= clock.seconds - before < seconds + 0.001
    assert stacks.idled <= 1


def test_switch_interval_is_written_on_the_board() -> None:
    set_switch_interval(0.02)
    assert sys.getswitchinterval() == pytest.approx(0.02)
    assert scheduler.board.times[Board.SLICE] == pytest.approx(0.02)
