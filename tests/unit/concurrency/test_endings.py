"""How threads are ended when their program is over, and what a deadlock is told as."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from handbook.concurrency.deadlock import DeadlockError
from handbook.concurrency.event_loop import HandbookEventLoop
from handbook.concurrency.green_threads import ThreadEnd
from handbook.concurrency.locks import RLock, lock
from handbook.concurrency.scheduler import scheduler
from handbook.concurrency.slices import sleep

from tests.unit.concurrency.conftest import after, give_turn, masked, settle, start

if TYPE_CHECKING:
    from tests.unit.concurrency.thread_stacks import Clock

pytestmark = pytest.mark.usefixtures("stacks")

_active: dict[int, Any] = vars(threading)["_active"]


def _kill_others(patience_s: float = 0.01) -> None:
    with masked():
        scheduler.kill_others(patience_s)


def _name(monkeypatch: pytest.MonkeyPatch, **idents: int) -> None:
    for name, ident in idents.items():
        monkeypatch.setitem(_active, ident, SimpleNamespace(name=name))


# The end of a program


def test_threads_that_wait_are_ended_and_run_their_finally() -> None:
    made, ended = lock(), list[object]()
    made.acquire()

    def wait(call: Any, *args: Any) -> None:
        try:
            call(*args)
        except BaseException as error:
            ended.append(type(error))
            raise
        finally:
            ended.append(call)

    waits: list[tuple[Any, ...]] = [(sleep, 1000), (made.acquire,), (made.acquire, True, 1000)]
    handles = [start(wait, *one) for one in waits]
    settle()
    _kill_others()
    assert ended == [ThreadEnd, sleep, ThreadEnd, made.acquire, ThreadEnd, made.acquire]
    assert all(handle.is_done() for handle in handles)
    assert list(scheduler.threads.values()) == [scheduler.main]


def test_thread_that_could_run_is_ended() -> None:
    seen = list[str]()

    def spin() -> None:
        while True:
            seen.append("turn")
            give_turn()

    handle = start(spin)
    give_turn()
    _kill_others()
    assert (handle.is_done(), seen) == (True, ["turn"])


def test_thread_that_has_not_begun_never_does() -> None:
    seen = list[int]()
    start(seen.append, 1)
    _kill_others()
    assert seen == []
    assert list(scheduler.threads.values()) == [scheduler.main]


def test_thread_that_refuses_to_end_is_forgotten(clock: Clock) -> None:
    refused = list[str]()

    def refuse() -> None:
        while True:
            try:
                sleep(1000)
            except BaseException as error:
                refused.append(type(error).__name__)

    start(refuse)
    settle()
    before = clock.seconds
    _kill_others(1)
    assert set(refused) == {"ThreadEnd"}
    assert len(refused) == 3
    assert clock.seconds - before < 1
    assert list(scheduler.threads.values()) == [scheduler.main]
    done = list[int]()
    start(done.append, 1).join()
    sleep(2000)
    assert (done, len(refused)) == ([1], 3)


def test_thread_that_takes_too_long_to_end_is_forgotten(clock: Clock) -> None:
    made = lock()
    made.acquire()

    def linger() -> None:
        try:
            sleep(1000)
        finally:
            while True:
                clock.pass_to(clock.seconds + 0.1)
                scheduler.current.killed = 0
                give_turn()

    start(linger)
    settle()
    _kill_others(0.5)
    assert list(scheduler.threads.values()) == [scheduler.main]
    assert list(scheduler.ready) == []


def test_thread_that_is_ended_lets_go_of_its_locks() -> None:
    made, rlock = lock(), RLock()

    def hold() -> None:
        with made, rlock, rlock:
            sleep(1000)

    start(hold)
    settle()
    _kill_others()
    assert not made.locked()
    assert not rlock.locked()


def test_program_after_one_with_threads_starts_anew() -> None:
    for _ in range(3):
        start(sleep, 1000)
    settle()
    _kill_others()
    assert len(scheduler._timers) == 0
    assert list(scheduler.ready) == []
    seen = list[int]()
    start(after, 1, seen.append, 1).join()
    assert seen == [1]


# A deadlock


def test_deadlock_is_told_with_who_waits_for_what(monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = lock(), RLock()

    def eat(first: Any, second: Any) -> None:
        with first:
            give_turn()
            with second:
                pass

    plato, kant = start(eat, left, right), start(eat, right, left)
    _name(monkeypatch, Plato=plato.ident, Kant=kant.ident)
    with pytest.raises(DeadlockError) as caught:
        plato.join()
    line = eat.__code__.co_firstlineno + 3
    main_line = caught.traceback[0].lineno + 1
    assert str(caught.value).splitlines() == [
        "every thread waits, and none can wake another:",
        f"  MainThread waits for the end of Plato ({__file__}, line {main_line}, in "
        "test_deadlock_is_told_with_who_waits_for_what)",
        f"  Plato waits for an RLock that Kant has ({__file__}, line {line}, in eat)",
        f"  Kant waits for a lock that Plato has ({__file__}, line {line}, in eat)",
    ]


def test_deadlock_of_a_lock_that_nobody_has_or_of_unnamed_threads_is_told() -> None:
    gate = lock()
    gate.acquire()
    handle = start(gate.acquire)
    with pytest.raises(DeadlockError) as caught:
        gate.acquire()
    _first, main, other = str(caught.value).splitlines()
    assert main.startswith("  MainThread waits for a lock that MainThread has (")
    assert other.startswith(f"  thread {handle.ident} waits for a lock that MainThread has (")


def test_wait_for_nothing_in_particular_is_told() -> None:
    with masked(), pytest.raises(DeadlockError, match="MainThread waits for something that nobody"):
        scheduler.park(None)
    with masked(), pytest.raises(DeadlockError, match="MainThread waits for rain"):
        scheduler.park(None, "rain")


def test_deadlock_is_raised_in_main_and_locks_stay_sound() -> None:
    gate, order = lock(), list[str]()
    gate.acquire()

    def wait() -> None:
        with gate:
            order.append("thread")

    handle = start(wait)
    for _ in range(2):
        with pytest.raises(DeadlockError):
            handle.join()
    with pytest.raises(DeadlockError):
        gate.acquire()
    gate.release()
    handle.join()
    assert order == ["thread"]
    assert not gate.locked()


def test_deadlock_that_begins_with_the_end_of_a_thread_is_raised_in_main() -> None:
    gate = lock()
    gate.acquire()
    start(sleep, 1)
    with pytest.raises(DeadlockError):
        gate.acquire()


def test_stale_time_does_not_hide_a_deadlock(clock: Clock) -> None:
    gate = lock()
    gate.acquire()
    start(gate.release)
    assert gate.acquire(timeout=1000)
    before = clock.seconds
    with pytest.raises(DeadlockError):
        gate.acquire()
    assert clock.seconds - before < 1


def test_no_deadlock_while_a_time_or_something_outside_can_end_it() -> None:
    gate = lock()
    gate.acquire()
    start(after, 100, gate.release)
    assert gate.acquire()
    loop = HandbookEventLoop()
    handle = start(loop.run_forever)
    settle()
    assert handle.is_done() is False
    loop.call_soon_threadsafe(loop.stop)
    handle.join()
    loop.close()


def test_error_shows_as_the_handbooks() -> None:
    shown = f"{DeadlockError.__module__}.{DeadlockError.__qualname__}"
    assert (shown, issubclass(DeadlockError, RuntimeError)) == ("handbook.DeadlockError", True)
