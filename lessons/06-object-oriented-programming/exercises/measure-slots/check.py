import gc
import tracemalloc
import weakref

import pytest

from answer import bytes_per_instance


@pytest.fixture(autouse=True)
def stop_tracing():
    yield
    tracemalloc.stop()


class Plain:
    def __init__(self):
        self.a = self.b = self.c = self.d = self.e = 1


class Slotted:
    __slots__ = ("a", "b", "c", "d", "e")

    def __init__(self):
        self.a = self.b = self.c = self.d = self.e = 1


class Heavy:
    def __init__(self):
        self.load = bytes(1_000_000)


def test_weighs_the_load():
    """A heavy object weighs what it holds"""
    got = bytes_per_instance(Heavy, 3)
    assert 1_000_000 <= got < 1_010_000, (
        "each object holds a million bytes; the result is"
        f" {got:.0f}"
    )


def test_slots_are_smaller():
    """Slots make objects with five attributes smaller"""
    slotted = bytes_per_instance(Slotted, 2000)
    plain = bytes_per_instance(Plain, 2000)
    assert 0 < slotted < plain, (
        "objects with slots should be smaller than those without;"
        f" measured were {slotted:.0f} and {plain:.0f} bytes"
    )


def test_nothing_left():
    """After the call the objects are gone"""
    alive = weakref.WeakSet()

    class Watched:
        def __init__(self):
            alive.add(self)

    bytes_per_instance(Watched, 20)
    gc.collect()
    assert len(alive) == 0, (
        f"after the call {len(alive)} objects are still alive"
    )


# hidden
def test_tracing_is_off():
    """tracemalloc is off afterwards"""
    bytes_per_instance(Slotted, 10)
    assert not tracemalloc.is_tracing(), (
        "tracemalloc is still on after the call"
    )


def test_tracing_is_off_after_an_error():
    """Even if the class raises an error"""

    class Broken:
        def __init__(self):
            raise ValueError("no transmitter")

    with pytest.raises(ValueError):
        bytes_per_instance(Broken, 10)
    assert not tracemalloc.is_tracing(), (
        "the class raised an error, and tracemalloc stayed on"
    )


def test_stable():
    """Two results differ by less than 10 percent"""
    results = [bytes_per_instance(Slotted, 2000) for _ in range(4)]
    assert max(results) < 1.1 * min(results) + 1, (
        f"four results for one class differ too much: {results}"
    )


def test_calls_n_times():
    """The class is called n times"""
    calls = []

    class Counted:
        def __init__(self):
            calls.append(1)

    bytes_per_instance(Counted, 7)
    assert len(calls) == 7, (
        f"for n=7 the class was called {len(calls)} times"
    )
