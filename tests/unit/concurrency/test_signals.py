"""Signals of a program: who handles them, when, and what senders are told."""

from __future__ import annotations

import _thread
import errno
import os
import signal
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from handbook.concurrency import signals, wakeups
from handbook.concurrency.board import Board
from handbook.concurrency.locks import lock
from handbook.concurrency.scheduler import scheduler
from handbook.concurrency.slices import sleep
from handbook.concurrency.threads import get_ident

from tests.unit.concurrency.conftest import after, give_turn, masked, settle, start, told

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from tests.unit.concurrency.thread_stacks import Browser, Clock, ThreadStacks

pytestmark = pytest.mark.usefixtures("stacks")

INT, ALRM, TERM, CHLD = signal.SIGINT, signal.SIGALRM, signal.SIGTERM, signal.SIGCHLD

INVALID = f"OSError: [Errno {errno.EINVAL}] Invalid argument"
ITIMER_INVALID = f"{signal.ItimerError.__name__}: [Errno {errno.EINVAL}] Invalid argument"
NO_PROCESS = f"ProcessLookupError: [Errno {errno.ESRCH}] No such process"


@pytest.fixture
def handled() -> list[object]:
    """Which signals have been handled, and by which thread."""
    handled = list[object]()
    for number in (INT, ALRM):
        signal.signal(number, lambda number, _frame: handled.append((number, get_ident())))
    return handled


def _raise(*_args: object) -> NoReturn:
    raise InterruptedError


SENDERS: list[Callable[[], object]] = [
    lambda: signals.raise_signal(INT),
    lambda: signals.kill(os.getpid(), INT),
    lambda: signals.kill(0, INT),
    lambda: signals.pthread_kill(scheduler.main.ident, INT),
    signals.interrupt_main,
]


@pytest.mark.parametrize("send", SENDERS)
def test_signal_from_the_main_thread_is_handled_before_the_call_returns(
    send: Callable[[], object], handled: list[object]
) -> None:
    send()
    assert handled == [(INT, scheduler.main.ident)]
    assert scheduler.board.words[Board.SIGNALS] == 0


@pytest.mark.parametrize("send", SENDERS)
def test_signal_from_a_thread_is_handled_by_main_where_it_waits(
    send: Callable[[], object], handled: list[object], clock: Clock
) -> None:
    seen = list[object]()

    def work() -> None:
        send()
        seen.append((list(handled), scheduler.board.words[Board.SIGNALS]))

    start(work)
    before = clock.seconds
    sleep(1)
    assert seen == [([], 1)]
    assert handled == [(INT, scheduler.main.ident)]
    assert 1 <= clock.seconds - before < 1.1  # PEP 475


def test_signal_brings_main_before_all_other_threads(handled: list[object]) -> None:
    order = list[object]()
    start(signals.raise_signal, INT)
    for number in range(3):
        start(lambda n=number: order.append((n, len(handled))))
    sleep(1)
    assert order == [(0, 1), (1, 1), (2, 1)]


def test_signal_that_is_sent_twice_before_main_looks_is_handled_once(handled: list[object]) -> None:
    def work() -> None:
        for number in (INT, ALRM, INT):
            signals.raise_signal(number)

    start(work)
    give_turn()
    assert handled == [(INT, scheduler.main.ident), (ALRM, scheduler.main.ident)]


def test_handler_is_given_the_frame_that_waits() -> None:
    frames = list[Any]()
    signal.signal(INT, lambda _number, frame: frames.append(frame))
    signals.raise_signal(INT)
    start(signals.raise_signal, INT)
    sleep(1)
    assert frames == [sys._getframe()] * 2


@pytest.mark.parametrize(
    "wait",
    [
        lambda: sleep(100),
        lambda: lock().acquire() and None,
        signals.pause,
        lambda: start(sleep, 100).join(),
        lambda: start(sleep, 100).join(50),
        lambda: _second_acquire(100),
        lambda: _second_acquire(-1),
    ],
)
def test_handler_that_raises_ends_a_wait(wait: Callable[[], object], clock: Clock) -> None:
    signal.signal(INT, _raise)
    before = clock.seconds
    start(after, 1, signals.raise_signal, INT)
    start(sleep, 60)
    with pytest.raises(InterruptedError):
        wait()
        sleep(100)
    assert 1 <= clock.seconds - before < 1.1
    assert scheduler.board.words[Board.MASK] == 0


def _second_acquire(timeout: float) -> None:
    made = lock()
    made.acquire()
    made.acquire(timeout=timeout)


def test_handler_may_wait_itself_and_other_signals_come_meanwhile(handled: list[object]) -> None:
    def slow(number: int, _frame: FrameType | None) -> None:
        sleep(1)
        handled.append(("slow", number))

    signal.signal(INT, slow)
    start(after, 0.5, signals.raise_signal, ALRM)
    signals.raise_signal(INT)
    assert handled == [(ALRM, scheduler.main.ident), ("slow", INT)]


def test_signals_behind_one_whose_handler_raises_are_not_lost(handled: list[object]) -> None:
    signal.signal(INT, _raise)

    def work() -> None:
        signals.raise_signal(INT)
        signals.raise_signal(ALRM)

    start(work)
    with pytest.raises(InterruptedError):
        sleep(1)
    assert (handled, scheduler.board.words[Board.SIGNALS]) == ([], 1)
    give_turn()
    assert handled == [(ALRM, scheduler.main.ident)]
    assert scheduler.board.words[Board.SIGNALS] == 0


def test_stop_of_the_page_is_a_sigint(
    browser: Browser, stacks: ThreadStacks, handled: list[object]
) -> None:
    browser.later(1, stacks.stop)
    sleep(2)
    assert handled == [(INT, scheduler.main.ident)]
    signal.signal(INT, signal.default_int_handler)
    browser.later(1, stacks.stop)
    with pytest.raises(KeyboardInterrupt):
        sleep(2)


def test_pause_waits_for_a_signal(clock: Clock, handled: list[object]) -> None:
    before = clock.seconds
    start(after, 3, signals.raise_signal, ALRM)
    signals.pause()
    assert handled == [(ALRM, scheduler.main.ident)]
    assert clock.seconds - before >= 3


def test_default_action_ends_the_program() -> None:
    for number in (TERM, signal.SIGUSR1):
        with pytest.raises(SystemExit) as caught:
            signals.raise_signal(number)
        assert caught.value.code == 128 + number


def test_ignored_signals_do_nothing() -> None:
    signal.signal(INT, signal.SIG_IGN)
    for number in (INT, CHLD, signal.SIGCONT, signal.SIGURG, signal.SIGWINCH):
        signals.raise_signal(number)
    start(signals.raise_signal, INT)
    sleep(1)
    assert scheduler.pending == []


def test_interrupt_main_leaves_what_python_does_not_handle() -> None:
    signals.interrupt_main(TERM)
    signal.signal(INT, signal.SIG_IGN)
    signals.interrupt_main()
    assert scheduler.pending == []


def test_interrupt_main_takes_a_handler_that_cannot_be_hashed() -> None:
    class Handler:
        __hash__ = None  # type: ignore[assignment]  # as a class with __eq__
        seen = 0

        def __call__(self, *_args: object) -> None:
            self.seen += 1

    handler = Handler()
    signal.signal(INT, handler)
    signals.interrupt_main()
    assert handler.seen == 1


# Errors of senders, as CPython's own


@pytest.mark.parametrize("number", [0, -1, 999, "2", 2.5, None])
def test_what_is_no_signal_is_refused_as_by_cpython(number: Any) -> None:
    pairs: list[tuple[Callable[[], object], Callable[[], object]]] = [
        (lambda: signals.raise_signal(number), lambda: signal.raise_signal(number)),
        (lambda: signals.interrupt_main(number), lambda: _thread.interrupt_main(number)),
        (lambda: signals.kill(os.getpid(), number), lambda: os.kill(os.getpid(), number)),
        (
            lambda: signals.pthread_kill(scheduler.main.ident, number),
            lambda: signal.pthread_kill(_thread.get_ident(), number),
        ),
    ]
    for ours, cpythons in pairs:
        assert told(ours) == told(cpythons)


def test_other_processes_and_threads_are_not_there() -> None:
    assert told(lambda: signals.kill(os.getpid() + 1, INT)) == NO_PROCESS
    assert told(lambda: signals.kill(os.getpid() + 1, 0)) == NO_PROCESS
    handle = start(int)
    assert signals.pthread_kill(handle.ident, 0) is None  # type: ignore[func-returns-value]  # as CPython
    handle.join()
    assert told(lambda: signals.pthread_kill(handle.ident, 0)) == NO_PROCESS


def test_pthread_kill_of_a_thread_is_handled_by_main(handled: list[object]) -> None:
    handle = start(sleep, 1)
    settle()
    signals.pthread_kill(handle.ident, ALRM)
    assert handled == [(ALRM, scheduler.main.ident)]


# Timers


def test_timer_sends_one_signal_or_one_in_each_interval(clock: Clock) -> None:
    times = list[float]()
    begin = clock.seconds
    signal.signal(ALRM, lambda *_: times.append(round(clock.seconds - begin, 2)))
    assert signals.setitimer(signal.ITIMER_REAL, 0.5) == (0.0, 0.0)
    sleep(2)
    assert times == [0.5]
    assert signals.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    signals.setitimer(signal.ITIMER_REAL, 1, 0.25)
    sleep(1.6)
    assert times == [0.5, 3.0, 3.25, 3.5]
    assert signals.setitimer(signal.ITIMER_REAL, 0)[1] == 0.25
    sleep(1)
    assert len(times) == 4


def test_timer_tells_what_is_left_of_it() -> None:
    signals.setitimer(signal.ITIMER_REAL, 10, 3)
    sleep(4)
    assert signals.getitimer(signal.ITIMER_REAL) == pytest.approx((6, 3), abs=0.01)
    assert signals.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    assert signals.setitimer(signal.ITIMER_REAL, 0) == pytest.approx((6, 3), abs=0.01)


def test_alarm_returns_the_whole_seconds_that_were_left(handled: list[object]) -> None:
    assert signals.alarm(10) == 0
    sleep(3.5)
    assert signals.alarm(2) == 7
    sleep(5)
    assert handled == [(ALRM, scheduler.main.ident)]
    assert signals.alarm(0) == 0


def test_timer_of_no_time_at_all_leaves_the_program_room(handled: list[object]) -> None:
    signals.setitimer(signal.ITIMER_REAL, 1e-12, 1e-17)
    for _ in range(10):
        give_turn()
    assert 0 < len(handled) <= 100
    assert signals.getitimer(signal.ITIMER_REAL)[1] == 1e-6


def test_signals_of_a_timer_that_were_missed_are_not_made_up_for(
    clock: Clock, handled: list[object]
) -> None:
    signals.setitimer(signal.ITIMER_REAL, 0.1, 0.1)
    clock.pass_to(clock.seconds + 1000)
    give_turn()
    assert len(handled) == 1
    sleep(0.15)
    assert len(handled) == 3


def test_timer_interrupts_a_wait_for_a_lock() -> None:
    signal.signal(ALRM, _raise)
    signals.setitimer(signal.ITIMER_REAL, 1)
    made = lock()
    made.acquire()
    with pytest.raises(InterruptedError):
        made.acquire()
    assert not made._waiters


def test_forgotten_timer_sends_nothing(handled: list[object]) -> None:
    signals.setitimer(signal.ITIMER_REAL, 1, 1)
    signals.forget_timer()
    sleep(3)
    assert handled == []


@pytest.mark.parametrize(
    "arguments",
    [(0, -1), (0, 1, -1), (9, 1), (0, "x"), (0, 1, None), (0, float("nan")), (0, 1e30)],
)
def test_setitimer_refuses_what_cpython_refuses(arguments: Any) -> None:
    assert told(lambda: signals.setitimer(*arguments)).split(": a browser")[0] == told(  # type: ignore[attr-defined]  # it is a text
        lambda: signal.setitimer(*arguments)
    )


def test_timers_that_a_browser_does_not_have_are_refused() -> None:
    refused = str(told(lambda: signals.setitimer(signal.ITIMER_PROF, 1)))
    assert refused == f"{ITIMER_INVALID}: a browser has ITIMER_REAL only"
    assert told(lambda: signals.getitimer(9)) == ITIMER_INVALID


@pytest.mark.parametrize("seconds", ["1", 1.5, None])
def test_alarm_takes_whole_seconds_only(seconds: Any) -> None:
    assert told(lambda: signals.alarm(seconds)) == told(lambda: signal.alarm(seconds))


def test_signal_in_the_middle_of_a_wait_is_left_for_later(handled: list[object]) -> None:
    with masked():
        signals.raise_signal(INT)
        assert handled == []
    give_turn()
    assert len(handled) == 1


# Where the numbers of signals are written


def test_number_of_a_handled_signal_is_written_before_its_handler_is_called(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(signals, "_getsignal", {INT: lambda *_: None, CHLD: signal.SIG_IGN}.get)
    reading, writing = os.pipe()
    assert str(told(wakeups.set_wakeup_fd, writing)).endswith("must be in non-blocking mode")
    os.set_blocking(writing, False)
    assert wakeups.set_wakeup_fd(writing) == -1
    for number in (INT, CHLD):
        signals.raise_signal(number)
    assert wakeups.set_wakeup_fd(-1) == writing
    signals.raise_signal(INT)
    os.close(writing)
    assert os.read(reading, 9) == bytes([INT])
    os.close(reading)
    assert told(wakeups.set_wakeup_fd, writing) == "ValueError: invalid fd"
