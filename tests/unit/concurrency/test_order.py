"""Turns that a seed decides, and time that only waiting and counting move."""

from __future__ import annotations

import gc
import signal
import sys
import time
from collections import deque
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from handbook.concurrency import order as order_module
from handbook.concurrency import schedules, signals
from handbook.concurrency.board import Board
from handbook.concurrency.clocks import GRAIN_S, rounded_up
from handbook.concurrency.deadlock import DeadlockError
from handbook.concurrency.green_threads import GreenThread
from handbook.concurrency.locks import lock
from handbook.concurrency.order import TURN_S, Order, ScheduleError
from handbook.concurrency.scheduler import scheduler
from handbook.concurrency.schedules import failing_seed, parse_schedule, schedule
from handbook.concurrency.slices import sleep

from tests.unit.concurrency.conftest import after, give_turn, masked, start, told

if TYPE_CHECKING:
    from tests.unit.concurrency.thread_stacks import Browser, Clock

pytestmark = pytest.mark.usefixtures("stacks")

BLOCKING: Any = "blocking"


def _turns(seed: int, threads: int = 4) -> str:
    """Have threads take turns under a seed, and return whose turn it was."""
    turns = list[str]()

    def work(name: str) -> None:
        for _ in range(4):
            turns.append(name)
            give_turn()

    with schedule(seed, "blocking"):
        handles = [start(work, name) for name in "abcdef"[:threads]]
        for handle in handles:
            handle.join()
    return "".join(turns)


def test_same_seed_chooses_the_same_order_and_others_choose_others() -> None:
    orders = [_turns(seed) for seed in range(8)]
    assert orders == [_turns(seed) for seed in range(8)]
    assert len(set(orders)) > 4
    assert all(sorted(order) == sorted("abcd" * 4) for order in orders)


def test_choose_takes_each_who_could_run_once() -> None:
    ready = deque(GreenThread(ident, ident, deque()) for ident in range(10))
    order = Order(5, BLOCKING)
    chosen = [order.choose(ready).ident for _ in range(10)]
    assert sorted(chosen) == list(range(10))
    assert chosen != sorted(chosen)
    assert not ready


def test_choice_among_one_takes_no_number_of_the_seed() -> None:
    orders = Order(5, BLOCKING), Order(5, BLOCKING)
    orders[0].choose(deque([GreenThread(1, 1, deque())]))
    chosen = [
        [order.choose(ready).ident for _ in range(9)]
        for order in orders
        for ready in [deque(GreenThread(ident, ident, deque()) for ident in range(10))]
    ]
    assert chosen[0] == chosen[1]


def test_all_times_are_multiples_of_the_grain(clock: Clock) -> None:
    order = Order(1, BLOCKING)
    assert order.now >= clock.seconds - 1
    order.pass_to(order.now + 0.1)
    order.pass_turn()
    assert (order.now / GRAIN_S).is_integer()
    assert rounded_up(0.3) >= 0.3
    assert rounded_up(rounded_up(0.3)) == rounded_up(0.3)


def test_time_never_goes_back() -> None:
    order = Order(1, BLOCKING)
    now = order.now
    order.pass_to(now - 5)
    assert order.now == now


def test_time_stands_still_while_a_thread_computes(clock: Clock) -> None:
    with schedule(1, "blocking"):
        now = scheduler.now()
        clock.pass_to(clock.seconds + 1000)
        assert scheduler.now() == now
        give_turn()
        assert scheduler.now() == now + TURN_S


def test_time_passes_while_all_wait(clock: Clock) -> None:
    ended = list[float]()
    with schedule(1, "blocking"):
        before, real = scheduler.now(), clock.seconds
        handles = [start(after, s, ended.append, s) for s in (3, 1, 2)]
        for handle in handles:
            handle.join()
        assert 3 <= scheduler.now() - before < 3.001
        assert clock.seconds - real >= 2.99
    assert ended == [1, 2, 3]


def test_clocks_of_the_program_show_the_time_of_the_order() -> None:
    clocks = [vars(time)[name] for name in ("monotonic", "perf_counter", "time", "time_ns")]
    with schedule(1, "blocking"):
        begins = time.monotonic(), time.perf_counter(), time.time(), time.time_ns()
        sleep(1000)
        ends = time.monotonic(), time.perf_counter(), time.time(), time.time_ns()
    passed = [end - begin for begin, end in zip(begins, ends, strict=True)]
    assert passed == pytest.approx([1000, 1000, 1000, 1000e9], rel=1e-4)
    assert clocks == [vars(time)[name] for name in ("monotonic", "perf_counter", "time", "time_ns")]


def test_loop_that_looks_at_the_clock_comes_to_its_end() -> None:
    with schedule(1, "blocking"):
        end = time.monotonic() + 0.001
        looks = 0
        while time.monotonic() < end:
            looks += 1
    assert 0 < looks < 10_000


def test_signal_comes_before_the_order() -> None:
    seen = list[object]()
    signal.signal(signal.SIGINT, lambda *_: seen.append("signal"))
    for seed in range(5):
        seen.clear()
        with schedule(seed, "blocking"):
            start(signals.raise_signal, signal.SIGINT).join()
            handles = [start(seen.append, number) for number in range(3)]
            for handle in handles:
                handle.join()
        assert seen[0] == "signal"


def test_deadlock_is_found_under_an_order_and_it_can_be_ended() -> None:
    made = lock()
    made.acquire()
    with schedule(1, "blocking"), pytest.raises(DeadlockError):
        made.acquire()
    assert scheduler.order is None


def test_answer_from_outside_takes_no_time_and_lets_no_other_run(
    browser: Browser, clock: Clock
) -> None:
    seen = list[int]()
    with schedule(1, "blocking"):
        handle = start(seen.append, 1)
        before = scheduler.now()
        browser.later(50, lambda: scheduler.board.words.__setitem__(Board.NEWS, 1))
        with masked():
            scheduler.hold("an answer")
        assert (scheduler.now(), seen) == (before, [])
        handle.join()


# schedule()


def test_board_asks_for_no_slices_under_an_order() -> None:
    words, times = scheduler.board.words, scheduler.board.times
    with schedule(1, "blocking"):
        handles = [start(sleep, 1), start(sleep, 2)]
        assert words[Board.READY] == 0
        give_turn()
        assert times[Board.TIMER] == float("inf")
    for handle in handles:
        handle.join()
    assert words[Board.READY] == 0


def test_threads_that_are_left_go_on_after_the_block() -> None:
    seen = list[int]()
    with schedule(1, "blocking"):
        handle = start(after, 1, seen.append, 1)
    assert scheduler.order is None
    handle.join()
    assert seen == [1]


def test_schedule_works_as_a_decorator_too() -> None:
    @schedule(2, "blocking")
    def orders() -> bool:
        return scheduler.order is not None

    assert (orders(), scheduler.order, orders()) == (True, None, True)


def test_schedule_within_another_is_refused_and_the_first_goes_on() -> None:
    with schedule(1, "blocking"):
        order = scheduler.order
        with pytest.raises(ScheduleError, match="a schedule is kept already"):
            schedule(2, "blocking").__enter__()
        assert scheduler.order is order


def test_end_of_the_program_ends_an_order_that_nobody_has_ended() -> None:
    real = time.monotonic
    entered = schedule(1, "blocking")
    entered.__enter__()
    assert time.monotonic is not real
    scheduler.reset()
    assert (time.monotonic, scheduler.order) == (real, None)
    entered.__exit__()
    assert not [call for call in gc.callbacks if "_note_collection" in repr(call)]


def test_listeners_hear_of_a_schedule_before_it_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = list[object]()
    monkeypatch.setattr(schedules, "_listeners", [])
    schedules.when_schedule_begins(lambda: seen.append(scheduler.order))
    with schedule(1, "blocking"):
        assert seen == [None]


def test_schedule_that_finds_no_tool_leaves_everything_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monitoring = SimpleNamespace(get_tool=lambda _tool: "somebody's")
    monkeypatch.setattr(order_module, "_monitoring", monitoring)
    callbacks, clock = list(gc.callbacks), time.monotonic
    with pytest.raises(ScheduleError, match=r"needs one of the six tools of sys\.monitoring"):
        schedule(1, "slice").__enter__()
    assert (scheduler.order, gc.callbacks, time.monotonic) == (None, callbacks, clock)


def test_schedule_refuses_an_unknown_switch() -> None:
    message = "schedule(switch='often'): it has to be one of blocking, slice, instruction"
    refused = told(lambda: schedule(1, "often"))  # type: ignore[arg-type]  # wrong on purpose
    assert refused == f"ScheduleError: {message}"


# failing_seed()


def test_failing_seed_is_the_first_that_fails_and_fails_again() -> None:
    def race() -> None:
        order = list[int]()
        handles = [start(order.append, number) for number in range(3)]
        for handle in handles:
            handle.join()
        assert order != [2, 1, 0]

    seed = failing_seed(race, switch="blocking")
    assert seed is not None
    assert failing_seed(race, [seed], "blocking") == seed
    assert failing_seed(race, range(seed), "blocking") is None


def test_failing_seed_within_a_schedule_is_an_error_and_not_an_answer() -> None:
    with schedule(1, "blocking"), pytest.raises(ScheduleError, match="kept already"):
        failing_seed(int, range(3), "blocking")


def test_failing_seed_lets_a_stop_through() -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        failing_seed(stop, range(3), "blocking")
    assert scheduler.order is None


# schedule= of an example


@pytest.mark.parametrize(
    ("text", "seed", "switch"),
    [
        ("seed:7", 7, "slice"),
        ("seed:0", 0, "slice"),
        ("seed:12 switch:instruction", 12, "instruction"),
        ("seed:1 switch:blocking", 1, "blocking"),
    ],
)
def test_written_schedule_is_read(text: str, seed: int, switch: str) -> None:
    parsed = parse_schedule(text)
    assert (parsed._seed, parsed._switch) == (seed, switch)


@pytest.mark.parametrize(
    "text", ["", "7", "seed:", "seed:x", "seed:-1", "seed:1 ", "seed:1  switch:slice", "seed:²"]
)
def test_what_is_no_schedule_is_refused_with_how_to_write_it(text: str) -> None:
    message = f"schedule={text!r}: write it as seed:7 or seed:7 switch:instruction"
    assert told(lambda: parse_schedule(text)) == f"ScheduleError: {message}"


def test_written_schedule_with_an_unknown_switch_is_refused() -> None:
    assert "it has to be one of" in str(told(lambda: parse_schedule("seed:1 switch:often")))


def test_schedule_error_is_a_value_error_of_the_handbook() -> None:
    assert issubclass(ScheduleError, ValueError)
    assert "monitoring" in vars(sys) or order_module._monitoring is None
