"""Primitives where hardly any call is possible: they raise RecursionError and change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from handbook.concurrency.board import Board
from handbook.concurrency.event_loop import HandbookEventLoop
from handbook.concurrency.locks import RLock, lock
from handbook.concurrency.scheduler import scheduler
from handbook.concurrency.slices import sleep
from handbook.concurrency.threads import thread_count

from tests.unit.concurrency.conftest import outcomes_near_the_limit, settle, start

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.usefixtures("stacks")

KINDS = pytest.mark.parametrize("kind", [lock, RLock])


def _outcomes(call: Callable[[], object], check: Callable[[bool], object]) -> None:
    """Have something checked after each call, in too little room and in enough."""
    seen = list[bool]()
    for passed in outcomes_near_the_limit(call):
        assert scheduler.board.words[Board.MASK] == 0
        assert list(scheduler.ready) == [] or passed
        check(passed)
        seen.append(passed)
    assert set(seen) == {False, True}
    assert seen == sorted(seen)


@KINDS
def test_acquire_without_room_leaves_no_waiter(kind: type[lock | RLock]) -> None:
    made = kind()
    start(made.acquire).join()

    def check(_passed: bool) -> None:
        assert not made._waiters
        assert made.locked()

    _outcomes(lambda: made.acquire(timeout=0.01), check)


@KINDS
def test_release_without_room_keeps_the_lock_and_its_waiters(kind: type[lock | RLock]) -> None:
    made, got = kind(), list[int]()

    def wait() -> None:
        with made:
            got.append(1)

    made.acquire()

    def check(passed: bool) -> None:
        settle()
        assert len(got) == passed
        assert made.locked() is not passed
        if passed:
            got.clear()
            made.acquire()
            start(wait)
            settle()

    start(wait)
    settle()
    _outcomes(made.release, check)


def test_rlock_without_room_keeps_its_count() -> None:
    made = RLock()
    made.acquire()
    start(made.acquire)
    settle()
    for call in (made.release, made._release_save):
        for passed in outcomes_near_the_limit(call):
            if passed:
                break
            assert (made._is_owned(), made._recursion_count()) == (True, 1)
        settle()
        made._at_fork_reinit()
        made.acquire()
        start(made.acquire)
        settle()


def test_start_without_room_leaves_no_thread() -> None:
    begun = list[int]()

    def check(passed: bool) -> None:
        settle()
        assert thread_count() == 0
        assert len(begun) == passed
        begun.clear()

    _outcomes(lambda: start(begun.append, 1), check)


def test_join_without_room_leaves_no_joiner() -> None:
    handle = start(sleep, 1000)
    settle()
    _outcomes(lambda: handle.join(0.01), lambda _passed: _check_empty(*handle._waiters))


def _check_empty(*found: object) -> None:
    assert found == ()


def test_sleep_without_room_leaves_no_time() -> None:
    def check(_passed: bool) -> None:
        assert not any(entry[2].parked for entry in scheduler._timers._heap)

    _outcomes(lambda: sleep(0.01), check)


def test_turn_without_room_leaves_nobody_waiting() -> None:
    _outcomes(lambda: sleep(0), lambda _passed: _check_empty(*scheduler.ready))


def test_loop_that_cannot_be_woken_for_want_of_room_can_be_woken_later() -> None:
    loop, called = HandbookEventLoop(), list[int]()
    handle = start(loop.run_forever)
    settle()
    _outcomes(lambda: loop.call_soon_threadsafe(called.append, 1), lambda _passed: settle())
    loop.call_soon_threadsafe(loop.stop)
    handle.join()
    loop.close()
    assert called
