"""An RLock among threads: who has it, how often, and what Condition does with that."""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING, Any

import pytest
from handbook.concurrency import locks
from handbook.concurrency.locks import RLock
from handbook.concurrency.scheduler import scheduler
from handbook.concurrency.slices import sleep

from tests.unit.concurrency.conftest import give_turn, settle, start, told

if TYPE_CHECKING:
    from tests.unit.concurrency.thread_stacks import Browser, ThreadStacks

pytestmark = pytest.mark.usefixtures("stacks")

NOT_OWNED = "RuntimeError: cannot release un-acquired lock"


def test_rlock_is_free_when_it_was_released_as_often_as_taken() -> None:
    rlock, seen = RLock(), list[bool]()
    for _ in range(3):
        rlock.acquire()
    for _ in range(3):
        start(lambda: seen.append(rlock.acquire(False)))
        settle()
        rlock.release()
    start(lambda: seen.append(rlock.acquire(False)))
    settle()
    assert seen == [False, False, False, True]


def test_rlock_of_another_thread_can_be_neither_taken_nor_released() -> None:
    rlock, seen = RLock(), list[object]()
    rlock.acquire()

    def other() -> None:
        seen.append(rlock.acquire(blocking=False))
        seen.append(rlock.acquire(timeout=0.01))
        seen.append(told(rlock.release))
        seen.append((rlock._is_owned(), rlock._recursion_count()))

    start(other).join()
    assert seen == [False, False, NOT_OWNED, (False, 0)]
    assert (rlock._is_owned(), rlock._recursion_count()) == (True, 1)


def test_owner_takes_it_again_with_a_timeout_at_once(stacks: ThreadStacks) -> None:
    rlock = RLock()
    rlock.acquire()
    assert rlock.acquire(timeout=5)
    assert rlock._recursion_count() == 2
    assert stacks.idled == 0


def test_waiter_becomes_the_owner_with_a_count_of_one() -> None:
    rlock, seen = RLock(), list[int]()

    def other() -> None:
        with rlock:
            seen.append(rlock._recursion_count())
            with rlock:
                seen.append(rlock._recursion_count())

    rlock.acquire()
    rlock.acquire()
    handle = start(other)
    settle()
    rlock.release()
    settle()
    assert seen == []
    rlock.release()
    handle.join()
    assert seen == [1, 2]
    assert "owner=0 count=0" in repr(rlock)


def test_repr_names_the_owner_to_other_threads() -> None:
    rlock, seen = RLock(), list[str]()
    with rlock:
        start(lambda: seen.append(repr(rlock))).join()
    assert f"<locked _thread.RLock object owner={scheduler.main.ident} count=1 at" in seen[0]


def test_release_save_frees_it_wholly_and_restore_takes_it_as_often() -> None:
    rlock, seen = RLock(), list[bool]()
    for _ in range(3):
        rlock.acquire()
    saved = rlock._release_save()
    assert saved == (3, scheduler.main.ident)
    assert not rlock.locked()

    def other() -> None:
        with rlock:
            seen.append(True)
            sleep(0.01)
        seen.append(False)

    start(other)
    settle()
    rlock._acquire_restore(saved)
    assert rlock._recursion_count() == 3
    assert seen[0]


def test_restore_takes_it_before_a_signal_is_handled(
    browser: Browser, stacks: ThreadStacks
) -> None:
    rlock, owned = RLock(), list[bool]()
    signal.signal(signal.SIGINT, lambda *_: owned.append(rlock._is_owned()))
    rlock.acquire()
    saved = rlock._release_save()

    def other() -> None:
        with rlock:
            sleep(1)

    start(other)
    settle()
    browser.later(0.1, stacks.stop)
    rlock._acquire_restore(saved)
    assert owned == []
    sleep(0.1)
    assert owned == [True]


def test_release_save_of_a_free_one_is_refused() -> None:
    assert told(RLock()._release_save) == NOT_OWNED


def test_release_save_calls_who_waits() -> None:
    rlock, seen = RLock(), list[int]()

    def other() -> None:
        with rlock:
            seen.append(1)

    rlock.acquire()
    rlock.acquire()
    handle = start(other)
    settle()
    saved = rlock._release_save()
    handle.join()
    rlock._acquire_restore(saved)
    assert seen == [1]


def test_condition_of_the_library_stands_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "_allocate_lock", locks.lock)
    condition: Any = threading.Condition(RLock())  # type: ignore[arg-type]  # ours, not typeshed's
    items, taken = list[int](), list[int]()

    def take() -> None:
        with condition, condition:
            while not items:
                condition.wait()
            taken.append(items.pop(0))

    handles = [start(take) for _ in range(3)]
    settle()
    for item in range(3):
        with condition:
            items.append(item)
            condition.notify()
        give_turn()
    for handle in handles:
        handle.join()
    assert sorted(taken) == [0, 1, 2]


def test_condition_gives_up_at_its_time_and_owns_the_lock_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(threading, "_allocate_lock", locks.lock)
    condition: Any = threading.Condition(RLock())  # type: ignore[arg-type]  # ours, not typeshed's
    with condition:
        assert not condition.wait(0.5)
        assert condition._is_owned()
