import gc
from weakref import ref

import pytest
from answer import ttl_cache


class Clock:
    now = 0

    def __call__(self):
        return self.now


def make(seconds=60, maxsize=2):
    """A cached function, the calls that reach it, and its clock"""
    clock, calls = Clock(), []

    @ttl_cache(seconds, maxsize, clock)
    def weather(crag, *, day="today"):
        calls.append(crag)
        if crag == "lost":
            raise LookupError(crag)
        return f"{crag}: dry"

    return weather, calls, clock


def test_remembers():
    """A second call asks nobody"""
    weather, calls, _ = make()
    got = [weather("Moss"), weather("Moss")]
    assert got == ["Moss: dry"] * 2, (
        "both calls should return the function's result; they"
        f" returned {got}"
    )
    assert calls == ["Moss"], (
        "two calls with the same argument should run the function"
        f" once; it ran {len(calls)} times"
    )


def test_expires():
    """A result is too old after the time"""
    weather, calls, clock = make(seconds=60)
    weather("Moss")
    clock.now = 59
    weather("Moss")
    assert len(calls) == 1, (
        "after 59 of 60 seconds the stored result should be used"
    )
    clock.now = 60
    weather("Moss")
    assert len(calls) == 2, (
        "after 60 seconds the result is too old: the function"
        f" should have run twice, not {len(calls)} times"
    )


def test_least_recently_used():
    """The least recently used result goes first"""
    weather, calls, _ = make(maxsize=2)
    for crag in "Moss", "Needle", "Moss", "Arch":
        weather(crag)
    calls.clear()
    weather("Moss")
    weather("Needle")
    assert calls == ["Needle"], (
        "with room for two, Arch should drive out Needle and leave"
        f" Moss; asked again were {calls}"
    )


# hidden
def test_new_result_new_time():
    """A renewed result counts from its own time"""
    weather, calls, clock = make(seconds=60)
    for clock.now in 0, 60, 119:
        weather("Moss")
    assert len(calls) == 2, (
        "a result renewed at 60 should still count at 119; the"
        f" function ran {len(calls)} times"
    )


def test_use_renews_nothing():
    """Being used makes a result no younger"""
    weather, calls, clock = make(seconds=60)
    for clock.now in 0, 40, 80:
        weather("Moss")
    assert len(calls) == 2, (
        "a result of time 0 should be too old at 80, though it was"
        f" used at 40; the function ran {len(calls)} times"
    )


def test_exceptions():
    """An exception is not stored"""
    weather, calls, _ = make()
    for _ in range(2):
        with pytest.raises(LookupError):
            weather("lost")
    assert len(calls) == 2, (
        "a call that raised should be tried again; the function ran"
        f" {len(calls)} times"
    )


def test_unhashable():
    """A list as argument raises TypeError"""
    weather, calls, _ = make()
    try:
        weather(["Moss"])
    except TypeError:
        pass
    else:
        pytest.fail("weather(['Moss']) should raise TypeError")
    assert calls == [], (
        "an argument that can't be hashed should be refused before"
        " the function runs"
    )


def test_keywords():
    """Keywords belong to the key"""
    weather, calls, _ = make()
    weather("Moss")
    weather("Moss", day="Monday")
    assert len(calls) == 2, (
        "another keyword argument is another call; the function ran"
        f" {len(calls)} times"
    )


def test_methods():
    """Each instance has a cache of its own"""

    class Crag:
        def __init__(self, name):
            self.name, self.calls = name, 0

        @ttl_cache(60, 1, Clock())
        def weather(self, day):
            self.calls += 1
            return self.name, day

    moss, arch = Crag("Moss"), Crag("Arch")
    for crag in moss, arch, moss, arch:
        assert crag.weather(1) == (crag.name, 1), (
            f"the weather of {crag.name} came from another instance"
        )
    assert (moss.calls, arch.calls) == (1, 1), (
        "with maxsize=1, two instances should not drive each other"
        f" out; the calls are {moss.calls} and {arch.calls}"
    )


def test_no_leak():
    """The cache doesn't keep an instance alive"""

    class Crag:
        @ttl_cache(60, 10, Clock())
        def weather(self):
            return "dry"

    crag = Crag()
    crag.weather()
    watched = ref(crag)
    del crag
    gc.collect()
    assert watched() is None, (
        "the instance is gone, but something in the cache still"
        " holds it"
    )
