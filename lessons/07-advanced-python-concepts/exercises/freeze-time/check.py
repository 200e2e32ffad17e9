import datetime as library
import types
from datetime import UTC, datetime, timedelta, timezone

import pytest
from answer import freeze

NOON = datetime(2026, 5, 1, 12)


def new_module(name):
    """Return a module that has imported datetime by name."""
    module = types.ModuleType(name)
    code = """
from datetime import datetime

def stamp():
    return datetime.now()

def is_time(thing):
    return isinstance(thing, datetime)
"""
    exec(code, vars(module))
    return module


def test_stopped():
    """The module's clock shows the given moment"""
    machine = new_module("machine")
    with freeze(machine, NOON):
        got = machine.stamp(), machine.datetime.now()
    assert got == (NOON, NOON), (
        f"inside, now() should be {NOON}; it was {got[0]}"
    )


def test_restored():
    """Afterwards the real class is back"""
    machine = new_module("machine")
    with freeze(machine, NOON):
        pass
    assert machine.datetime is datetime, (
        "afterwards machine.datetime should be the real class"
        f" again, not {machine.datetime}"
    )


def test_zone():
    """now(tz) is the same moment in that zone"""
    machine = new_module("machine")
    zone = timezone(timedelta(hours=2))
    with freeze(machine, NOON):
        got = machine.datetime.now(zone)
    expected = datetime(2026, 5, 1, 14, tzinfo=zone)
    assert got.tzinfo is zone and got == expected, (
        "noon in UTC is 14:00 two hours further east: now(zone)"
        f" should be {expected}, not {got}"
    )


# hidden
def test_isinstance():
    """isinstance in the module accepts real datetimes"""
    machine = new_module("machine")
    with freeze(machine, NOON):
        got = machine.is_time(NOON), machine.is_time("noon")
    assert got[0], (
        "inside, isinstance(x, datetime) in the module should"
        " accept a real datetime"
    )
    assert not got[1], (
        "isinstance should still refuse what is no datetime, such"
        " as a string"
    )


def test_rest_works():
    """The other methods of datetime are there"""
    machine = new_module("machine")
    with freeze(machine, NOON):
        try:
            made = machine.datetime(2026, 1, 31)
            read = machine.datetime.fromisoformat("2026-01-31")
        except (AttributeError, TypeError) as error:
            pytest.fail(
                "inside, machine.datetime should still make and"
                f" read dates: {error}"
            )
    assert made == read == datetime(2026, 1, 31), (
        "machine.datetime(2026, 1, 31) should be that day"
    )


def test_others_go_on():
    """Other modules keep their clock"""
    machine, office = new_module("machine"), new_module("office")
    with freeze(machine, NOON):
        got = office.datetime, library.datetime
    assert got == (datetime, datetime), (
        "only the given module should be patched; the datetime of"
        " another one changed too"
    )


def test_after_exception():
    """An exception starts the clock again"""
    machine = new_module("machine")
    with pytest.raises(ZeroDivisionError):
        with freeze(machine, NOON):
            1 / 0
    assert machine.datetime is datetime, (
        "after an exception inside, the real class should be back"
    )


def test_nested():
    """The inner moment counts, then the outer one"""
    machine = new_module("machine")
    later = NOON + timedelta(hours=3)
    with freeze(machine, NOON):
        with freeze(machine, later):
            inner = machine.stamp()
        outer = machine.stamp(), machine.datetime.now(UTC).hour
    assert (inner, *outer) == (later, NOON, 12), (
        "with two freezes, one in the other, the inner moment"
        f" should count inside; got {inner} and then {outer[0]}"
    )
