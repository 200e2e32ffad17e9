"""Where no stack can be suspended: threads run to their ends where they start."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, NoReturn

import pytest
from handbook.concurrency import signals, threads
from handbook.concurrency.board import Board
from handbook.concurrency.locks import RLock, lock
from handbook.concurrency.scheduler import scheduler
from handbook.concurrency.schedules import failing_seed, schedule
from handbook.concurrency.slices import end_slice, sleep
from handbook.concurrency.stacks import NoStacks

from tests.unit.concurrency.conftest import start, told

if TYPE_CHECKING:
    from tests.unit.concurrency.thread_stacks import Browser, Clock, OneStack

pytestmark = pytest.mark.usefixtures("one_stack")

INT = signal.SIGINT

STUCK = (
    "RuntimeError: this would wait for ever: this browser cannot switch between threads, so a "
    "thread runs to its end when it is started, and nothing could end this wait"
)


def _raise(*_args: object) -> NoReturn:
    raise InterruptedError


def test_thread_runs_to_its_end_at_its_start() -> None:
    seen = list[object]()

    def work() -> None:
        seen.append((scheduler.current.ident, threads.thread_count()))
        sleep(0)
        sleep(1)
        seen.append("end")

    handle = start(work)
    assert handle.is_done()
    assert seen == [(handle.ident, 1), "end"]
    assert threads.thread_count() == 0
    assert scheduler.current is scheduler.main
    handle.join()


def test_threads_start_threads() -> None:
    order = list[str]()

    def outer() -> None:
        order.append("outer begins")
        start(order.append, "inner").join()
        order.append("outer ends")

    start(outer)
    assert order == ["outer begins", "inner", "outer ends"]


def test_board_is_as_before_after_a_thread(one_stack: OneStack) -> None:
    words, seen = scheduler.board.words, list[tuple[int, int]]()
    start(lambda: seen.append((words[Board.MASK], words[Board.MAIN])))
    assert (seen, words[Board.MASK], words[Board.MAIN]) == ([(0, 1)], 0, 1)
    assert one_stack.stood == []


def test_error_of_a_thread_ends_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.unraisablehook", lambda _unraisable: None)
    handle = start(_raise)
    assert handle.is_done()
    assert scheduler.board.words[Board.MASK] == 0


def test_that_a_thread_ran_here_is_remembered_until_the_next_program() -> None:
    assert not scheduler.ran_here
    start(int)
    assert scheduler.ran_here
    scheduler.reset()
    assert not scheduler.ran_here


@pytest.mark.parametrize("kind", [lock, RLock])
def test_wait_that_nothing_can_end_raises_and_says_why(kind: type[lock | RLock]) -> None:
    made, seen = kind(), list[object]()
    made.acquire()
    start(lambda: seen.append(told(made.acquire)))
    assert seen == [STUCK]
    assert not made._waiters
    made.release()
    assert made.acquire(False)


def test_join_that_nothing_can_end_raises_and_says_why() -> None:
    handle = threads.make_thread_handle(12345)
    assert told(handle.join) == STUCK
    assert handle._waiters == []


def test_shutdown_has_nothing_to_wait_for() -> None:
    start(int, daemon=False)
    threads.shutdown()
    assert threads._handles == {}


def test_timeouts_pass(clock: Clock) -> None:
    made, before = lock(), clock.seconds
    made.acquire()
    assert made.acquire(timeout=0.5) is False
    threads.make_thread_handle(12345).join(0.5)
    sleep(0.5)
    assert 1.5 <= clock.seconds - before < 1.51
    assert scheduler.board.words[Board.MASK] == 0


def test_timer_sends_its_signal_in_the_middle_of_a_wait(clock: Clock) -> None:
    seen, before = list[float](), clock.seconds
    signal.signal(signal.SIGALRM, lambda *_: seen.append(round(clock.seconds - before, 2)))
    signals.setitimer(signal.ITIMER_REAL, 0.5, 1)
    sleep(2)
    assert seen == [0.5, 1.5]


def test_callback_of_the_browser_ends_a_wait(browser: Browser) -> None:
    made = lock()
    made.acquire()
    browser.later(0.5, made.release)
    assert made.acquire(timeout=1)


def test_stop_ends_a_wait(browser: Browser, clock: Clock) -> None:
    signal.signal(INT, _raise)

    def stop() -> None:
        browser.stopped = True

    browser.later(0.5, stop)
    before = clock.seconds
    with pytest.raises(InterruptedError):
        sleep(100)
    assert clock.seconds - before < 1
    browser.later(0.5, stop)
    with pytest.raises(InterruptedError):
        signals.pause()


def test_stop_is_heard_at_the_end_of_a_slice(browser: Browser) -> None:
    signal.signal(INT, _raise)
    browser.stopped = True
    scheduler.board.words[Board.NEWS] = 1
    with pytest.raises(InterruptedError):
        end_slice(16, None)


def test_signal_is_handled_as_by_main_while_a_thread_runs() -> None:
    seen = list[object]()
    signal.signal(INT, lambda *_: seen.append(scheduler.current.ident))

    def work() -> None:
        signals.raise_signal(INT)
        seen.append("goes on")
        scheduler.send_to_main(INT)
        end_slice(16, None)
        seen.append(scheduler.current is scheduler.main)

    start(work)
    assert seen == [scheduler.main.ident, "goes on", scheduler.main.ident, False]


def test_what_a_handler_raises_ends_the_threads_and_comes_from_start(browser: Browser) -> None:
    signal.signal(INT, _raise)
    seen = list[str]()

    def wait() -> None:
        browser.stopped = True
        try:
            sleep(1000)
        finally:
            seen.append("left")

    def nest() -> None:
        start(wait)
        seen.append("never")

    with pytest.raises(InterruptedError):
        start(nest)
    assert seen == ["left"]
    assert scheduler.threads == {scheduler.main.ident: scheduler.main}
    start(seen.append, "next")
    assert seen == ["left", "next"]


def test_thread_that_refuses_to_end_is_told_at_each_wait(browser: Browser) -> None:
    signal.signal(INT, _raise)
    seen = list[str]()

    def wait() -> None:
        browser.stopped = True
        for _ in range(9):
            try:
                sleep(1000)
            except BaseException as error:
                seen.append(type(error).__name__)

    with pytest.raises(InterruptedError):
        start(wait)
    assert seen == ["ThreadEnd"] * 9


def test_schedule_changes_nothing_and_no_seed_fails() -> None:
    calls = list[int]()
    with schedule(3):
        start(calls.append, 1)
        assert scheduler.order is None
    assert failing_seed(lambda: calls.append(2), range(3)) is None
    assert calls == [1, 2, 2, 2]


def test_nothing_waits_where_nothing_is_connected_yet() -> None:
    scheduler.connect(NoStacks())
    assert told(lambda: sleep(1)) == "RuntimeError: nothing can wait here"
    sleep(0)
    seen = list[int]()
    start(seen.append, 1)
    assert seen == [1]
    assert not NoStacks().reserve(2)
    assert not NoStacks().take_stop()
