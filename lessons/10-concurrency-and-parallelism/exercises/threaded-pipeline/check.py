import threading
from itertools import count, islice

import pytest
from answer import pipeline


@pytest.fixture
def no_thread_left():
    """See whether threads are left."""
    before = set(threading.enumerate())
    yield
    left = set(threading.enumerate()) - before
    assert not left, (
        f"{len(left)} threads are still there: end them when the"
        " generator ends, fails or is closed"
    )


def test_results_in_order():
    """Items come out in order"""
    got = list(pipeline(["rain", "sun"], str.upper, len))
    assert got == [4, 3], (
        "'rain' and 'sun' through str.upper and len make [4, 3],"
        f" not {got}"
    )


def test_a_thread_for_each_stage():
    """Each stage has a thread of its own"""
    seen = {"main": {threading.get_ident()}, "one": set()}
    seen["two"] = set()

    def one(item):
        seen["one"].add(threading.get_ident())
        return item

    def two(item):
        seen["two"].add(threading.get_ident())
        return item

    list(pipeline(range(9), one, two))
    for name in "one", "two":
        assert len(seen[name]) == 1, (
            f"a stage ran in {len(seen[name])} threads; one is"
            " enough, and keeps the order"
        )
    assert len(set.union(*seen.values())) == 3, (
        "both stages and the caller should run in three different"
        " threads"
    )


# hidden
def must_raise(kind, lines):
    try:
        list(lines)
    except kind:
        return
    pytest.fail(
        f"{kind.__name__} was raised in a thread, and the"
        " generator ended as if nothing had happened"
    )


def test_long_source():
    """A hundred items keep their order"""
    got = list(pipeline(range(100), str, int))
    assert got == list(range(100)), (
        "a hundred numbers should come out as they went in"
    )


def test_no_stages():
    """Without stages, the source comes out"""
    got = list(pipeline([1, 2]))
    assert got == [1, 2], f"without stages, [1, 2] became {got}"


def test_error_of_a_stage(no_thread_left):
    """An exception of a stage comes out, and all stops"""

    def halve(number):
        return 12 // number

    numbers = [3, 2, 0, 4, *range(50)]
    must_raise(
        ZeroDivisionError, pipeline(numbers, str, int, halve)
    )


def test_error_of_the_source(no_thread_left):
    """An exception of the source comes out too"""

    def source():
        yield 1
        raise OSError("no answer")

    must_raise(OSError, pipeline(source(), str))


def test_few_under_way(no_thread_left):
    """A source without end is taken step by step"""
    taken = 0

    def source():
        nonlocal taken
        for number in count():
            taken += 1
            if taken > 60:
                return
            yield number

    lines = pipeline(source(), str, int)
    first = list(islice(lines, 3))
    lines.close()
    assert first == [0, 1, 2], f"the first three were {first}"
    assert taken <= 13, (
        f"3 results were asked for, and {taken} items taken from"
        " the source: give the queues a maxsize"
    )


def test_again_after_an_error():
    """It can be used again after an error"""
    must_raise(ValueError, pipeline(["x"], int))
    got = list(pipeline(["7"], int))
    assert got == [7], f"after an error, ['7'] became {got}"
