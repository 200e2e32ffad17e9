import pytest
from answer import Timed, timed

both = pytest.mark.parametrize("make", [Timed, timed])


def clock(*times):
    return iter(times).__next__


@both
def test_one_block(make):
    """A block is measured"""
    sink = []
    with make("glaze", sink, clock(3, 5)):
        assert sink == [], "nothing should be noted at the start"
    assert sink == [("glaze", 2)], (
        f"{make.__name__}: from 3 to 5 is 2, so the sink should be"
        f" [('glaze', 2)], not {sink}"
    )


@both
def test_error(make):
    """A block that fails is measured too"""
    sink = []
    with pytest.raises(OSError):
        with make("burn", sink, clock(3, 7)):
            raise OSError("power cut")
        pytest.fail(
            f"{make.__name__}: the error should go on, not vanish"
        )
    assert sink == [("burn", 4)], (
        f"{make.__name__}: after an error the sink should be"
        f" [('burn', 4)], not {sink}"
    )


@both
def test_decorator(make):
    """Above a function, each call is measured"""
    sink = []

    @make("burn", sink, clock(1, 2, 10, 15))
    def burn(what):
        return f"burnt {what}"

    got = [burn("cups"), burn("tiles")]
    assert got == ["burnt cups", "burnt tiles"], (
        f"{make.__name__}: the function should still get its"
        f" arguments and return its values, not {got}"
    )
    assert sink == [("burn", 1), ("burn", 5)], (
        f"{make.__name__}: two calls should give two entries,"
        f" 1 and 5, not {sink}"
    )


# hidden
@both
def test_nested(make):
    """A timer inside a timer"""
    sink, times = [], clock(0, 2, 5, 9)
    with make("day", sink, times):
        with make("burn", sink, times):
            pass
    assert sink == [("burn", 3), ("day", 9)], (
        f"{make.__name__}: the inner block took 3, the outer 9;"
        f" the sink is {sink}"
    )


@both
def test_calls_itself(make):
    """A function that calls itself"""
    sink = []

    @make("unpack", sink, clock(0, 4, 5, 20))
    def unpack(boxes):
        if boxes > 1:
            unpack(boxes - 1)

    unpack(2)
    assert sink == [("unpack", 1), ("unpack", 20)], (
        f"{make.__name__}: the inner call took 1, the outer one"
        f" from 0 to 20; the sink is {sink}"
    )


@both
def test_error_in_decorated(make):
    """A decorated function that fails, then works"""
    sink = []

    @make("burn", sink, clock(0, 1, 5, 7))
    def burn(works):
        if not works:
            raise OSError("power cut")

    with pytest.raises(OSError):
        burn(False)
        pytest.fail(
            f"{make.__name__}: the error of the function should"
            " go on"
        )
    burn(True)
    assert sink == [("burn", 1), ("burn", 2)], (
        f"{make.__name__}: after a call that failed, the next one"
        f" should begin anew: 1 and 2, not {sink}"
    )


@both
def test_own_clock(make):
    """Without a clock, it takes one of its own"""
    sink = []
    with make("glaze", sink):
        pass
    name, spent = sink[0]
    assert name == "glaze" and 0 <= spent < 10, (
        f"{make.__name__}: without a clock, the entry should be the"
        f" name and a few microseconds, not {sink}"
    )
