"""What the two locks take, return, raise and show, beside CPython's own."""

from __future__ import annotations

import _thread
import copy
import math
import pickle
import re
from typing import TYPE_CHECKING, Any

import pytest
from handbook.concurrency.locks import RLock, lock

from tests.unit.concurrency.conftest import settle, start, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.concurrency.thread_stacks import ThreadStacks

pytestmark = pytest.mark.usefixtures("stacks")

PAIRS: dict[str, tuple[Callable[[], Any], Callable[[], Any]]] = {
    "lock": (lock, _thread.allocate_lock),
    "RLock": (RLock, _thread.RLock),
}

CALLS: dict[str, Callable[[Any], object]] = {
    "acquire()": lambda lock: (lock.acquire(), lock.locked() if hasattr(lock, "locked") else True),
    "acquire(True)": lambda lock: lock.acquire(True),
    "acquire(False)": lambda lock: lock.acquire(False),
    "acquire(blocking=0)": lambda lock: lock.acquire(blocking=0),
    "acquire(timeout=0)": lambda lock: lock.acquire(timeout=0),
    "acquire(timeout=1)": lambda lock: lock.acquire(timeout=1),
    "acquire(True, 0.5)": lambda lock: lock.acquire(True, 0.5),
    "acquire(True, -1)": lambda lock: lock.acquire(True, -1),
    "acquire(False, -1)": lambda lock: lock.acquire(False, -1),
    "acquire(timeout=True)": lambda lock: lock.acquire(timeout=True),
    "acquire(timeout=9223372036)": lambda lock: lock.acquire(timeout=9223372036),
    "acquire(timeout=9223372036.5)": lambda lock: lock.acquire(timeout=9223372036.5),
    "acquire(False, 0)": lambda lock: lock.acquire(False, 0),
    "acquire(False, 1)": lambda lock: lock.acquire(False, 1),
    "acquire(False, -2)": lambda lock: lock.acquire(False, -2),
    "acquire(timeout=None)": lambda lock: lock.acquire(timeout=None),
    "acquire(timeout='1')": lambda lock: lock.acquire(timeout="1"),
    "acquire(timeout=nan)": lambda lock: lock.acquire(timeout=math.nan),
    "acquire(timeout=inf)": lambda lock: lock.acquire(timeout=math.inf),
    "acquire(timeout=1e10)": lambda lock: lock.acquire(timeout=1e10),
    "release()": lambda lock: lock.release(),
    "release() twice": lambda lock: (lock.acquire(), lock.release(), lock.release()),
    "with": lambda lock: (lock.__enter__(), lock.__exit__(None, None, None)),
    "with twice": lambda lock: (lock.__enter__(), lock.__exit__(None, None, None)) * 2,
    "second acquire(False)": lambda lock: (lock.acquire(), lock.acquire(False)),
    "second acquire(timeout=0)": lambda lock: (lock.acquire(), lock.acquire(timeout=0)),
    "pickle": pickle.dumps,
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "_at_fork_reinit()": lambda lock: (lock.acquire(), lock._at_fork_reinit(), lock.acquire(False)),
    "_is_owned()": lambda lock: (lock._is_owned(), lock.acquire(), lock._is_owned()),
    "_release_save()": lambda lock: lock._release_save(),
}


ONLY_OF_RLOCK = {"_is_owned()", "_release_save()"}


@pytest.mark.parametrize(
    ("kind", "call"),
    [
        (kind, call)
        for kind in PAIRS
        for call in CALLS
        if kind == "RLock" or call not in ONLY_OF_RLOCK
    ],
)
def test_call_of_a_lock_does_as_cpythons(kind: str, call: str) -> None:
    ours, cpythons = (told(CALLS[call], make()) for make in PAIRS[kind])
    assert ours == cpythons


@pytest.mark.parametrize("kind", PAIRS)
def test_acquire_of_too_many_nanoseconds_is_refused_in_cpythons_words(kind: str) -> None:
    make, _ = PAIRS[kind]
    message = "timestamp too large to convert to C PyTime_t"  # 3.11: _PyTime_t
    with pytest.raises(OverflowError, match=message):
        make().acquire(timeout=2**70)


@pytest.mark.parametrize("kind", PAIRS)
@pytest.mark.parametrize("seconds", [-2, -0.5])
def test_acquire_of_negative_time_is_refused_in_the_words_since_3_13(
    kind: str, seconds: float
) -> None:
    make, _ = PAIRS[kind]
    with pytest.raises(ValueError, match=r"^timeout value must be a non-negative number$"):
        make().acquire(timeout=seconds)


@pytest.mark.parametrize("kind", PAIRS)
def test_refused_acquire_leaves_the_lock_alone(kind: str) -> None:
    make, _ = PAIRS[kind]
    made = make()
    for timeout in (-2, math.nan, math.inf, None):
        told(made.acquire, timeout=timeout)
    assert not made.locked()


def _shown(made: object) -> str:
    return re.sub("owner=(?!0 )[0-9]+", "owner=me", re.sub("0x[0-9a-f]+", "…", repr(made)))


@pytest.mark.parametrize("times", [0, 1, 2])
def test_repr_of_an_rlock_is_cpythons(times: int) -> None:
    ours, cpythons = RLock(), _thread.RLock()
    for _ in range(times):
        ours.acquire()
        cpythons.acquire()
    assert _shown(ours) == _shown(cpythons)


def test_repr_of_a_lock_is_cpythons_but_for_the_types_module() -> None:
    ours = lock()
    assert re.fullmatch("<unlocked _thread.lock object at 0x[0-9a-f]+>", repr(ours))
    with ours:
        assert re.fullmatch("<locked _thread.lock object at 0x[0-9a-f]+>", repr(ours))


def test_types_show_as_those_of_the_module_thread() -> None:
    shown = [f"{kind.__module__}.{kind.__qualname__}" for kind in (lock, RLock)]
    assert shown == ["_thread.lock", "_thread.RLock"]


def test_lock_cannot_have_subclasses() -> None:
    with pytest.raises(TypeError, match=r"^type '_thread\.lock' is not an acceptable base type$"):
        type("Mine", (lock,), {})


@pytest.mark.parametrize("arguments", [{"args": (1,)}, {"kwargs": {"blocking": True}}])
def test_lock_takes_no_arguments(arguments: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=r"^lock\(\) takes no arguments$"):
        lock(*arguments.get("args", ()), **arguments.get("kwargs", {}))


def test_rlock_ignores_arguments_and_can_have_subclasses() -> None:
    class Mine(RLock):
        pass

    mine = Mine(1, two=2)
    mine.label = "has attributes"  # type: ignore[attr-defined]  # as a class without slots
    assert mine.acquire()
    assert "Mine object owner=" in repr(mine)
    with pytest.raises(TypeError, match=r"^cannot pickle '.*Mine' object$"):
        pickle.dumps(mine)


def test_old_names_of_a_lock_are_the_new_ones() -> None:
    made: Any = lock()
    assert made.acquire_lock()
    assert made.locked_lock()
    made.release_lock()
    assert not made.locked()


def test_lock_can_be_released_by_another_thread(stacks: ThreadStacks) -> None:
    made = lock()
    made.acquire()
    start(made.release)
    settle()
    assert not made.locked()
    assert stacks.switched
