import time
from threading import Thread

from answer import RWLock
from handbook import schedule


def run(lock, *plan):
    """Run readers and writers: name, kind, begins at, holds for.

    Return a note for each begin and end, in order.
    """
    notes = []

    def work(name, kind, begins, holds):
        time.sleep(begins)
        with getattr(lock, kind)():
            notes.append(f"{name} in")
            time.sleep(holds)
            notes.append(f"{name} out")

    with schedule(1, "blocking"):
        threads = [
            Thread(target=work, args=one, daemon=True)
            for one in plan
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=1)
    return notes


def test_readers_share():
    """Two readers hold the lock at once"""
    notes = run(
        RWLock(), ("a", "read", 0, 0.03), ("b", "read", 0.01, 0.04)
    )
    assert notes == ["a in", "b in", "a out", "b out"], (
        f"b should get in while a reads; it was {notes}"
    )


def test_writer_alone():
    """A writer is alone"""
    notes = run(
        RWLock(),
        ("a", "write", 0, 0.03),
        ("b", "read", 0.01, 0.01),
        ("c", "write", 0.02, 0.01),
    )
    assert len(notes) == 6, f"not all came to an end: {notes}"
    first, second = notes[::2], notes[1::2]
    assert all(x[0] == y[0] for x, y in zip(first, second)), (
        f"a writer was not alone: {notes}"
    )


def test_wrong_release():
    """Releasing what nobody holds raises RuntimeError"""
    for name in "release_read", "release_write":
        lock = RWLock()
        try:
            getattr(lock, name)()
        except RuntimeError:
            continue
        raise AssertionError(
            f"{name}() on a free lock should raise RuntimeError"
        )


# hidden
def test_writer_first():
    """A writer who waits keeps new readers out"""
    notes = run(
        RWLock(),
        ("a", "read", 0, 0.03),
        ("w", "write", 0.01, 0.01),
        ("b", "read", 0.02, 0.01),
    )
    expected = ["a in", "a out", "w in", "w out", "b in", "b out"]
    assert notes == expected, (
        "w waited before b came, so w should be first; it was"
        f" {notes}"
    )


def test_wrong_kind():
    """A reader can't release as a writer"""
    lock = RWLock()
    lock.acquire_read()
    try:
        lock.release_write()
    except RuntimeError:
        return
    raise AssertionError(
        "a reader holds the lock: release_write() should raise"
        " RuntimeError"
    )


def test_exceptions():
    """An exception leaves the lock free"""
    lock = RWLock()
    for kind in "read", "write":
        try:
            with getattr(lock, kind)():
                raise ValueError("torn page")
        except ValueError:
            pass
        notes = run(lock, ("a", "write", 0, 0.01))
        assert notes == ["a in", "a out"], (
            f"after an exception in {kind}(), the lock should be"
            " free; a writer did not get in"
        )
