"""Which thread runs next, and what waiting costs in times that pile up."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest
from handbook.concurrency import signals
from handbook.concurrency.board import Board
from handbook.concurrency.locks import lock
from handbook.concurrency.scheduler import Scheduler, scheduler
from handbook.concurrency.schedules import schedule
from handbook.concurrency.slices import sleep
from handbook.concurrency.stacks import NoStacks

from tests.unit.concurrency.conftest import after, give_turn, masked, settle, start, told

if TYPE_CHECKING:
    from tests.unit.concurrency.thread_stacks import Browser, Clock, ThreadStacks

pytestmark = pytest.mark.usefixtures("stacks")

FEW = 200
"""So many times may lie around, however often was waited."""


class Alarm:
    """Something that a time comes for."""

    def __init__(self) -> None:
        self.turn = 0
        self.parked = True
        self.rung = 0

    def expire(self) -> None:
        self.rung += 1


def test_threads_begin_in_the_order_of_their_start() -> None:
    order = list[int]()
    for number in range(10):
        start(order.append, number)
    settle()
    assert order == list(range(10))


def test_threads_that_could_run_take_turns() -> None:
    order = list[str]()

    def work(name: str) -> None:
        for _ in range(3):
            order.append(name)
            give_turn()

    for name in "abc":
        start(work, name)
    settle()
    assert "".join(order) == "abcabcabc"


def test_threads_go_on_in_the_order_of_their_times() -> None:
    order = list[float]()
    handles = [start(after, s, order.append, s) for s in (0.3, 0.1, 0.2, 0.1)]
    for handle in handles:
        handle.join()
    assert order == [0.1, 0.1, 0.2, 0.3]


def test_board_says_how_many_others_could_run() -> None:
    words = scheduler.board.words
    assert words[Board.READY] == 0
    handles = [start(int) for _ in range(3)]
    assert words[Board.READY] == 3
    for handle in handles:
        handle.join()
    assert words[Board.READY] == 0


def test_board_says_whether_the_main_thread_runs() -> None:
    words, seen = scheduler.board.words, list[int]()
    start(lambda: seen.append(words[Board.MAIN])).join()
    assert (seen, words[Board.MAIN]) == ([0], 1)


def test_board_says_when_the_first_time_has_come(clock: Clock) -> None:
    times = scheduler.board.times
    for seconds in (3, 1, 2):
        start(sleep, seconds)
    give_turn()
    assert times[Board.TIMER] == pytest.approx(clock.seconds + 1, abs=0.001)


def test_thread_alone_lets_the_page_be_heard(browser: Browser) -> None:
    heard = list[str]()
    browser.later(0, lambda: heard.append("callback"))
    give_turn()
    assert heard == ["callback"]


def test_thread_that_is_woken_before_its_time_goes_on_then(clock: Clock) -> None:
    woken = list[bool]()

    def wait() -> None:
        with masked():
            woken.append(scheduler.park(scheduler.now() + 5))

    before = clock.seconds
    handle = start(wait)
    give_turn()
    with masked():
        scheduler.wake(scheduler.threads[handle.ident])
        scheduler.wake(scheduler.threads[handle.ident])  # is of no effect
    handle.join()
    assert woken == [True]
    assert clock.seconds - before < 1


def test_time_of_an_earlier_wait_does_not_end_the_next_one(clock: Clock) -> None:
    made = lock()
    made.acquire()
    start(after, 0.1, made.release)
    before = clock.seconds
    assert made.acquire(timeout=0.5)  # ends at 0.1; its time stays
    sleep(2)
    assert clock.seconds - before >= 2.1


def test_target_is_called_at_its_time_unless_its_turn_has_passed(clock: Clock) -> None:
    kept, passed, gone = Alarm(), Alarm(), Alarm()
    with masked():
        for alarm in (kept, passed, gone):
            scheduler.call_at(clock.seconds + 0.5, alarm)
    passed.turn += 1
    gone.parked = False
    sleep(0.4)
    assert kept.rung == 0
    sleep(0.2)
    assert (kept.rung, passed.rung, gone.rung) == (1, 0, 0)
    sleep(1)
    assert kept.rung == 1


@pytest.fixture
def sleeper(stacks: ThreadStacks) -> None:
    """Have a time come before all others: what is stale behind it is not seen by itself."""
    assert stacks.switches
    start(sleep, 500)
    give_turn()


@pytest.mark.usefixtures("sleeper")
def test_times_of_ten_thousand_waits_do_not_pile_up() -> None:
    made = lock()

    def release() -> None:
        while made.locked():
            made.release()
            give_turn()

    made.acquire()
    start(release)
    for _ in range(10_000):
        assert made.acquire(timeout=1000)
    assert len(scheduler._timers) < FEW


@pytest.mark.usefixtures("sleeper")
def test_times_of_waits_that_signals_have_ended_do_not_pile_up(stacks: ThreadStacks) -> None:
    made, seen = lock(), list[int]()
    signal.signal(signal.SIGINT, lambda number, _frame: seen.append(number))
    made.acquire()

    def disturb() -> None:
        for _ in range(1000):
            signals.raise_signal(signal.SIGINT)
            give_turn()
        made.release()

    start(disturb)
    assert made.acquire(timeout=1000)
    assert len(seen) == 1000
    assert len(scheduler._timers) < FEW


@pytest.mark.usefixtures("sleeper")
def test_times_of_threads_that_have_ended_do_not_pile_up() -> None:
    gate = lock()
    for _ in range(1000):
        gate.acquire()
        handle = start(gate.acquire, True, 1000)
        give_turn()
        gate.release()
        handle.join()
        gate.release()
    assert len(scheduler._timers) < FEW


@pytest.mark.usefixtures("sleeper")
def test_times_of_an_alarm_set_again_and_again_do_not_pile_up() -> None:
    for _ in range(1000):
        signals.setitimer(signal.ITIMER_REAL, 1000)
    assert len(scheduler._timers) < FEW


def test_all_that_wait_are_called_at_their_times_when_stale_ones_are_dropped() -> None:
    ended = list[int]()
    handles = [start(after, 5 + number, ended.append, number) for number in range(100)]
    settle()
    made = lock()
    for _ in range(1000):
        made.acquire()
        start(after, 0, made.release)
        assert made.acquire(timeout=1000)
        made.release()
    for handle in handles:
        handle.join()
    assert ended == list(range(100))


def test_news_wake_who_waits_for_something_outside_only(
    browser: Browser, stacks: ThreadStacks
) -> None:
    seen = list[str]()

    def listen() -> None:
        with masked():
            scheduler.park(None, outside=True)
        seen.append("listener")

    handle = start(listen)
    sleeper = start(after, 5, seen.append, "sleeper")
    browser.later(1, stacks.tell)
    handle.join()
    assert seen == ["listener"]
    sleeper.join()


def test_callback_of_the_browser_can_wake_a_thread(browser: Browser, clock: Clock) -> None:
    made = lock()
    made.acquire()
    before = clock.seconds
    browser.later(0.5, made.release)
    assert made.acquire(timeout=60)
    assert clock.seconds - before >= 0.5


def test_callback_that_waits_gets_an_error_and_disturbs_nothing(
    browser: Browser, clock: Clock
) -> None:
    made, refused = lock(), list[object]()
    made.acquire()
    handle = start(sleep, 5)
    ended = list[float]()

    def callback() -> None:
        refused.append(told(made.acquire))
        refused.append(told(handle.join))
        refused.append(told(lambda: scheduler.park(None)))
        handle.join(0.1)
        sleep(0.1)
        sleep(0)

    before = clock.seconds
    browser.later(0.1, callback)
    sleeper = start(after, 1, lambda: ended.append(clock.seconds - before))
    sleep(2)
    stuck = "this would wait for ever: no other thread can run inside a callback from JavaScript"
    assert refused == [
        "RuntimeError: a finalizer or a callback waits in the middle of another wait",
        f"RuntimeError: {stuck}",
        f"RuntimeError: {stuck}",
    ]
    assert 2 <= clock.seconds - before < 2.1
    assert 1 <= ended[0] < 1.1
    assert not made._waiters
    made.release()
    handle.join()
    sleeper.join()


def test_finalizer_that_sleeps_in_the_middle_of_a_wait_does_not_lose_its_end(
    stacks: ThreadStacks, clock: Clock
) -> None:
    made = lock()
    made.acquire()
    start(after, 1, made.release)
    stacks.at_rest = lambda: sleep(0.01)  # is called where a collection may come
    before = clock.seconds
    assert made.acquire(timeout=50)
    assert clock.seconds - before < 2


def test_finalizer_that_joins_in_the_middle_of_a_wait_is_refused_and_does_not_lose_its_end(
    stacks: ThreadStacks,
) -> None:
    made, other = lock(), start(sleep, 5)
    made.acquire()
    start(after, 1, made.release)
    refused = list[object]()
    stacks.at_rest = lambda: refused.append(told(other.join))
    assert made.acquire(timeout=50)
    stacks.at_rest = lambda: None
    assert set(refused) == {
        "RuntimeError: a finalizer or a callback waits in the middle of another wait"
    }


def test_time_passes_for_a_stack_that_cannot_be_suspended_under_an_order(
    stacks: ThreadStacks,
) -> None:
    made = lock()
    made.acquire()
    with schedule(1, "blocking"):
        stacks.pinned = True
        before = scheduler.now()
        assert made.acquire(timeout=0.5) is False
        sleep(0.5)
        assert 1 <= scheduler.now() - before < 1.1
        stacks.pinned = False


def test_stack_that_cannot_be_suspended_waits_for_time_alone(
    clock: Clock, stacks: ThreadStacks
) -> None:
    made, seen = lock(), list[int]()
    made.acquire()
    handles = [start(seen.append, number) for number in range(3)]
    stacks.pinned = True
    before = clock.seconds
    assert made.acquire(timeout=0.5) is False
    sleep(0.5)
    give_turn()
    assert 1 <= clock.seconds - before < 1.1
    assert "no other thread can run inside a callback" in str(told(made.acquire))
    assert seen == []
    stacks.pinned = False
    for handle in handles:
        handle.join()
    assert seen == [0, 1, 2]
    assert list(scheduler.ready) == []


def test_a_main_thread_that_was_left_in_a_wait_waits_by_something_new() -> None:
    apart = Scheduler()
    apart.connect(NoStacks())
    apart.main.waits = apart.main.parked = True
    before = apart.main.suspend
    apart.reset()
    assert (apart.main.waits, apart.main.parked) == (False, False)
    assert apart.main.suspend is not before
