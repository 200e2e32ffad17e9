import pytest

from answer import LoggingMixin, TimestampMixin


class Store:
    def save(self, *, to="memory"):
        return [f"stored: {to}"]


def test_log_first():
    """LoggingMixin, TimestampMixin, Store"""

    class Note(LoggingMixin, TimestampMixin, Store):
        pass

    lines = Note().save(at="07:30", to="disk")
    want = ["saving Note", "at 07:30", "stored: disk"]
    assert lines == want, (
        f"with logging first, save should give {want}, not {lines}"
    )


def test_time_first():
    """TimestampMixin, LoggingMixin, Store"""

    class Song(TimestampMixin, LoggingMixin, Store):
        pass

    lines = Song().save(at="07:30", to="disk")
    want = ["at 07:30", "saving Song", "stored: disk"]
    assert lines == want, (
        f"with the time first, save should give {want}, not {lines}"
    )


def test_nobody_saves():
    """A class without a save() is told clearly"""

    class Draft(LoggingMixin):
        pass

    with pytest.raises(AttributeError) as caught:
        Draft().save()
        pytest.fail("Draft has no save() behind its mixin")
    told = str(caught.value)
    assert "Draft" in told and "save" in told, (
        f"the message should name Draft and save, not be {told!r}"
    )


# hidden
def test_each_alone():
    """Each mixin works without the other"""

    class Note(LoggingMixin, Store):
        pass

    class Song(TimestampMixin, Store):
        pass

    assert Note().save(to="disk") == [
        "saving Note",
        "stored: disk",
    ], "LoggingMixin should work without TimestampMixin"
    assert Song().save(at="12:00") == [
        "at 12:00",
        "stored: memory",
    ], "TimestampMixin should work without LoggingMixin"


def test_nobody_saves_behind_both():
    """The same behind both mixins"""

    class Draft(TimestampMixin, LoggingMixin):
        pass

    with pytest.raises(AttributeError) as caught:
        Draft().save(at="07:30")
        pytest.fail("Draft has no save() behind its mixins")
    told = str(caught.value)
    assert "Draft" in told and "save" in told, (
        f"the message should name Draft and save, not be {told!r}"
    )


def test_errors_of_the_store_get_through():
    """An AttributeError inside a save() stays what it is"""

    class Broken:
        def save(self):
            return None.lines

    class Note(LoggingMixin, Broken):
        pass

    with pytest.raises(AttributeError) as caught:
        Note().save()
    assert "lines" in str(caught.value), (
        "the store failed for a reason of its own, which should be"
        f" told unchanged; the message is {str(caught.value)!r}"
    )


def test_the_store_is_called_once():
    """The store saves once"""
    calls = []

    class Counting:
        def save(self, **options):
            calls.append(options)
            return []

    class Note(LoggingMixin, TimestampMixin, Counting):
        pass

    Note().save(at="07:30", to="disk")
    assert calls == [{"to": "disk"}], (
        "the store should be called once, with to='disk' alone; it"
        f" was called with {calls}"
    )
