from threading import Barrier, BrokenBarrierError, Lock, get_ident
from time import sleep

import pytest
from answer import rush, safe_rush


class Meeting:
    """A pause that ends when all desks are in it."""

    def __init__(self, desks):
        self.barrier = Barrier(desks, timeout=2)
        self.missed = False

    def __call__(self):
        try:
            self.barrier.wait()
        except BrokenBarrierError:
            self.missed = True


class WatchedLock:
    """A lock that counts, and knows who holds it."""

    def __init__(self):
        self.lock, self.times, self.holder = Lock(), 0, None

    def acquire(self, blocking=True, timeout=-1):
        got = self.lock.acquire(blocking, timeout)
        if got:
            self.times += 1
            self.holder = get_ident()
        return got

    def release(self):
        self.holder = None
        self.lock.release()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *_error):
        self.release()


@pytest.mark.parametrize(
    ("desks", "sales"), [(2, 3), (4, 5), (3, 1)]
)
def test_rush_loses(desks, sales):
    """rush() loses what the desks sell at the same moment"""
    pause = Meeting(desks)
    got = rush(desks, sales, pause)
    assert not pause.missed, (
        "the desks never stood in pause() together: start all"
        " threads before you join the first, and take no lock"
    )
    assert got == sales, (
        f"all {desks} desks read the same number and store the"
        f" same one, so rush({desks}, {sales}, pause) is {sales},"
        f" not {got}"
    )


def test_safe_rush_exact():
    """safe_rush() counts every sale of 8 desks"""
    got = safe_rush(8, 20, lambda: sleep(0), Lock())
    assert got == 160, (
        f"8 desks sold 20 seats each: that makes 160, not {got}"
    )


# hidden
def test_one_desk():
    """One desk alone loses nothing"""
    got = rush(1, 7, lambda: None)
    assert got == 7, (
        f"rush(1, 7, pause) has nobody to lose to: 7, not {got}"
    )


def test_lock_is_held():
    """The lock is held from the read to the store"""
    lock, bare = WatchedLock(), []

    def pause():
        if lock.holder != get_ident():
            bare.append(1)

    safe_rush(3, 4, pause, lock)
    assert not bare, (
        "pause() ran without the lock: another desk may read the"
        " old number meanwhile"
    )


def test_lock_is_let_go():
    """The lock is taken for one sale, not for a whole day"""
    lock = WatchedLock()
    safe_rush(3, 4, lambda: None, lock)
    assert lock.times == 12, (
        "3 desks with 4 sales each should take the lock 12 times,"
        f" not {lock.times}: else the others wait for nothing"
    )


def test_rush_starts_anew():
    """Each run begins at 0"""
    rush(1, 2, lambda: None)
    got = safe_rush(1, 2, lambda: None, Lock())
    assert got == 2, (
        f"a new run should begin at 0; it ended at {got}"
    )
