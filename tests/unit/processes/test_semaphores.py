"""The semaphore below the locks of `multiprocessing`."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from handbook.processes.semaphores import RECURSIVE_MUTEX, SEMAPHORE, SemLock

if TYPE_CHECKING:
    from tests.unit.processes.conftest import Page

MOST = SemLock.SEM_VALUE_MAX


def made(page: Page, kind: int, value: int = 1, most: int = 1) -> SemLock:
    """Make one that the kernel calls 5."""
    page.answers.append(5)
    lock = SemLock(kind, value, most, "/mp", True)
    page.asked.clear()
    return lock


def test_lock_is_asked_for_and_released_once(page: Page) -> None:
    lock = made(page, SEMAPHORE)
    assert lock.acquire()
    assert (lock._count(), lock._is_mine()) == (1, True)
    lock.release()
    assert page.asked == [("acquire", [5, True], None), ("release", [5], None)]
    assert page.told == []
    assert (lock._count(), lock._is_mine()) == (0, False)


def test_lock_that_another_process_has_released_is_not_released_again(page: Page) -> None:
    lock = made(page, SEMAPHORE)
    lock.acquire()
    page.answers.append("!EOVERFLOW")
    with pytest.raises(ValueError, match=r"^semaphore or lock released too many times$"):
        lock.release()
    assert lock._count() == 1


def test_lock_whose_release_is_interrupted_is_released(page: Page) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    lock = made(page, SEMAPHORE)
    lock.acquire()
    page.answers.append(None)
    page.waits.extend([interrupt, lambda: page.reply(2, 0)])
    with pytest.raises(KeyboardInterrupt):
        lock.release()
    assert lock._count() == 0


def test_recursive_lock_is_asked_for_once(page: Page) -> None:
    lock = made(page, RECURSIVE_MUTEX)
    with lock, lock:
        assert lock._count() == 2
    assert len(page.asked) == len(page.told) == 1
    with pytest.raises(AssertionError, match="not owned by thread"):
        lock.release()


@pytest.mark.parametrize("options", [{"block": False}, {"timeout": 0}, {"timeout": -3}])
def test_lock_that_is_not_free_is_not_waited_for(page: Page, options: dict[str, float]) -> None:
    lock = made(page, SEMAPHORE)
    page.answers.append("!EAGAIN")
    assert not lock.acquire(**options)  # type: ignore[arg-type]  # either of two
    assert page.asked == [("acquire", [5, False], None)]


def test_lock_that_was_not_taken_here_can_be_released_once(page: Page) -> None:
    lock = made(page, SEMAPHORE, 0)
    lock.release()
    page.answers.append("!EOVERFLOW")
    with pytest.raises(ValueError, match=r"^semaphore or lock released too many times$"):
        lock.release()


def test_semaphore_without_a_limit_is_told_only(page: Page) -> None:
    lock = made(page, SEMAPHORE, 0, MOST)
    lock.release()
    assert (page.asked, page.told) == ([], [("release", [5], None)])


def test_lock_that_came_in_vain_is_given_back(page: Page) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    lock = made(page, SEMAPHORE)
    page.answers.append(None)
    page.waits.extend([interrupt, lambda: page.reply(2, 1)])
    page.asked.append(("earlier", [], None))
    with pytest.raises(KeyboardInterrupt):
        lock.acquire()
    assert page.told[-1] == ("release", [5], None)
    assert lock._count() == 0


def test_another_process_has_the_same_one(page: Page) -> None:
    other = SemLock._rebuild(5, SEMAPHORE, 1, None)
    assert (other.handle, other.kind, other.maxvalue, other.name) == (5, SEMAPHORE, 1, None)
    page.answers.append(0)
    assert other._is_zero()
    assert page.asked == [("value", [5], None)]


@pytest.mark.parametrize(
    ("fd", "unlink", "name"), [(3, False, "/mp"), (3, True, None), (None, False, None)]
)
def test_semaphore_has_a_name_where_it_is_tracked(
    page: Page, monkeypatch: pytest.MonkeyPatch, fd: int | None, unlink: bool, name: str | None
) -> None:
    tracker = SimpleNamespace(_resource_tracker=SimpleNamespace(_fd=fd))
    monkeypatch.setitem(sys.modules, "multiprocessing.resource_tracker", tracker)
    assert SemLock(SEMAPHORE, 1, 1, "/mp", unlink).name == name


@pytest.mark.parametrize("value", [-1, MOST + 1])
def test_value_that_no_semaphore_can_have_is_refused(value: int) -> None:
    with pytest.raises(OSError, match="Invalid argument"):
        SemLock(SEMAPHORE, value, MOST, "/mp", True)


def test_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^unrecognized kind$"):
        SemLock(7, 1, 1, "/mp", True)
