"""Who gets a lock that several threads wait for, and when."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, NoReturn

import pytest
from handbook.concurrency import signals
from handbook.concurrency.board import Board
from handbook.concurrency.locks import RLock, lock
from handbook.concurrency.scheduler import scheduler
from handbook.concurrency.schedules import schedule
from handbook.concurrency.slices import sleep

from tests.unit.concurrency.conftest import give_turn, masked, settle, start, told

if TYPE_CHECKING:
    from tests.unit.concurrency.thread_stacks import Browser, Clock, ThreadStacks

pytestmark = pytest.mark.usefixtures("stacks")

KINDS = pytest.mark.parametrize("kind", [lock, RLock])


def _raise(*_args: object) -> NoReturn:
    raise InterruptedError


@KINDS
def test_waiters_get_it_in_the_order_of_their_coming(kind: type[lock | RLock]) -> None:
    made, order = kind(), list[int]()

    def work(number: int) -> None:
        with made:
            order.append(number)

    made.acquire()
    handles = [start(work, number) for number in range(6)]
    settle()
    made.release()
    for handle in reversed(handles):
        handle.join()
    assert order == list(range(6))


def test_running_thread_takes_it_before_one_that_was_called_just_now(clock: Clock) -> None:
    made, order = lock(), list[str]()

    def wait() -> None:
        with made:
            order.append("waiter")

    made.acquire()
    start(wait)
    give_turn()
    start_s = clock.seconds
    made.release()
    assert made.acquire(False)  # barges in
    assert clock.seconds - start_s < 0.001
    order.append("barger")
    settle()
    assert order == ["barger"]
    made.release()
    settle()
    assert order == ["barger", "waiter"]


def test_one_that_was_overtaken_stays_the_first_who_waits() -> None:
    made, order = lock(), list[int]()

    def wait(number: int) -> None:
        with made:
            order.append(number)

    made.acquire()
    for number in range(3):
        start(wait, number)
    give_turn()
    made.release()
    made.acquire()
    settle()
    made.release()
    settle()
    assert order == [0, 1, 2]


def test_one_that_has_waited_a_millisecond_is_handed_it(clock: Clock) -> None:
    made, order = lock(), list[str]()

    def wait() -> None:
        with made:
            order.append("waiter")

    made.acquire()
    start(wait)
    give_turn()
    clock.pass_to(clock.seconds + 0.002)
    made.release()
    assert made.locked()
    assert not made.acquire(False)
    settle()
    assert order == ["waiter"]
    assert made.acquire(False)


def test_thread_that_takes_it_again_at_once_does_not_keep_it_for_good(clock: Clock) -> None:
    made, turns = lock(), list[str]()

    def grab(name: str) -> None:
        for _ in range(5):
            with made:
                turns.append(name)
                give_turn()
                clock.pass_to(clock.seconds + 0.002)

    handles = [start(grab, name) for name in "ab"]
    for handle in handles:
        handle.join()
    assert "".join(turns) == "ababababab"


def test_nobody_is_handed_it_under_a_schedule(clock: Clock) -> None:
    made = lock()
    with schedule(1, "blocking"):
        made.acquire()
        handle = start(made.acquire)
        while not made._waiters:
            give_turn()
        clock.pass_to(clock.seconds + 1)
        made.release()
        assert not made.locked()
    handle.join()


@KINDS
def test_wait_with_a_timeout_ends_in_time(
    kind: type[lock | RLock], clock: Clock, stacks: ThreadStacks
) -> None:
    made = kind()
    start(made.acquire).join()
    before = clock.seconds
    assert made.acquire(timeout=0.25) is False
    assert 0.25 <= clock.seconds - before < 0.26
    assert stacks.idled == 1
    assert not made._waiters


@KINDS
def test_waiter_whose_time_is_over_is_passed_by(kind: type[lock | RLock]) -> None:
    made, got = kind(), list[object]()
    made.acquire()
    start(lambda: got.append(("short", made.acquire(timeout=0.01))))
    start(lambda: got.append(("long", made.acquire(timeout=5))))
    sleep(0.1)
    made.release()
    settle()
    assert got == [("short", False), ("long", True)]


def test_release_at_the_moment_a_wait_ends_loses_no_call(clock: Clock) -> None:
    made, got = lock(), list[object]()
    made.acquire()
    for name, timeout in (("first", 0.01), ("second", 5)):
        start(lambda name=name, timeout=timeout: got.append((name, made.acquire(timeout=timeout))))
    give_turn()
    clock.pass_to(clock.seconds + 0.02)
    made.release()  # calls the first, whose time is over and who has not run yet
    settle()
    assert got == [("first", True)]
    made.release()
    settle()
    assert got == [("first", True), ("second", True)]


def test_waiter_called_while_another_is_faster_still_ends_in_time(clock: Clock) -> None:
    made, got = lock(), list[bool]()
    made.acquire()
    start(lambda: got.append(made.acquire(timeout=0.0005)))
    give_turn()
    made.release()
    made.acquire()
    clock.pass_to(clock.seconds + 0.01)
    settle()
    assert got == [False]
    made.release()
    assert not made._waiters


@pytest.mark.parametrize("waited_s", [0.0, 0.01])
@KINDS
def test_waiter_that_is_interrupted_when_called_passes_its_call_on(
    kind: type[lock | RLock], waited_s: float, clock: Clock
) -> None:
    """The main thread is called, or handed the lock, and a signal's handler raises before it runs.

    The thread that has the lock does both at once.
    """
    signal.signal(signal.SIGINT, _raise)
    made, got = kind(), list[str]()

    def second() -> None:
        with made:
            got.append("second")

    def first() -> None:
        with made:
            start(second)
            sleep(0)
            clock.pass_to(clock.seconds + waited_s)
            signals.raise_signal(signal.SIGINT)

    start(first)
    give_turn()
    with pytest.raises(InterruptedError):
        made.acquire()
    settle()
    assert got == ["second"]
    assert not made.locked()
    assert not made._waiters


@KINDS
def test_waiter_that_is_interrupted_before_it_is_called_leaves_the_queue(
    kind: type[lock | RLock], browser: Browser, stacks: ThreadStacks
) -> None:
    signal.signal(signal.SIGINT, _raise)
    made = kind()
    start(made.acquire).join()
    browser.later(0.1, stacks.stop)
    with pytest.raises(InterruptedError):
        made.acquire(timeout=60)
    assert not made._waiters
    assert made.locked()


def test_handler_that_returns_does_not_end_the_wait(browser: Browser, stacks: ThreadStacks) -> None:
    made, seen = lock(), list[int]()
    signal.signal(signal.SIGINT, lambda number, _frame: seen.append(number))
    made.acquire()
    for seconds in (0.1, 0.2):
        browser.later(seconds, stacks.stop)
    browser.later(0.3, made.release)
    assert made.acquire(timeout=60)
    assert seen == [signal.SIGINT] * 2


def test_handler_that_releases_the_lock_ends_the_wait(
    browser: Browser, stacks: ThreadStacks
) -> None:
    made = lock()
    signal.signal(signal.SIGINT, lambda *_: made.release())
    made.acquire()
    browser.later(0.1, stacks.stop)
    assert made.acquire(timeout=60)
    assert not made._waiters


def test_wait_in_the_middle_of_another_one_is_refused() -> None:
    made = lock()
    made.acquire()
    with masked():
        refused = told(made.acquire)
        free = lock().acquire()
    assert refused == (
        "RuntimeError: a finalizer or a callback waits in the middle of another wait"
    )
    assert free
    assert not made._waiters


def test_mask_is_off_after_every_way_out(browser: Browser, stacks: ThreadStacks) -> None:
    signal.signal(signal.SIGINT, _raise)
    made = lock()
    made.acquire()
    for timeout in (0.1, -1, -5, 60):
        browser.later(0.2, stacks.stop)
        told(made.acquire, timeout=timeout)
        assert scheduler.board.words[Board.MASK] == 0
