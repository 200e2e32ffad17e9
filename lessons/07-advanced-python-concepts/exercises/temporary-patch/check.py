import types

import pytest
from answer import patched


def new_gate():
    """Return a class to patch."""

    class Gate:
        state = "shut"

        @staticmethod
        def fee(hours):
            return 2 * hours

    return Gate


def test_with():
    """Inside the new value, afterwards the old one"""
    Gate = new_gate()
    with patched(Gate, "state", "open"):
        inside = Gate.state
    assert (inside, Gate.state) == ("open", "shut"), (
        "Gate.state should be 'open' inside and 'shut' afterwards;"
        f" it was {inside!r} and {Gate.state!r}"
    )


def test_after_exception():
    """An exception doesn't keep the patch"""
    Gate = new_gate()
    with pytest.raises(ZeroDivisionError):
        with patched(Gate, "state", "open"):
            1 / 0
    assert Gate.state == "shut", (
        "after an exception inside, Gate.state should be 'shut'"
        f" again, not {Gate.state!r}"
    )


def test_absent():
    """What was not there is deleted again"""
    module = types.ModuleType("tariff")
    with patched(module, "night", 1):
        assert module.night == 1, (
            "inside, the module should have night"
        )
    assert not hasattr(module, "night"), (
        "the module had no night before, and should have none"
        " afterwards"
    )


# hidden
def test_decorator():
    """It decorates a function, for every call"""
    Gate = new_gate()

    @patched(Gate, "state", "open")
    def look():
        return Gate.state

    got = look(), Gate.state, look(), Gate.state
    assert got == ("open", "shut", "open", "shut"), (
        "a decorated function should see 'open' at each call, and"
        f" nobody else; two calls gave {got}"
    )


def test_recursive():
    """A decorated function may call itself"""
    Gate = new_gate()

    @patched(Gate, "state", "open")
    def look(again):
        if again:
            look(again - 1)
        return Gate.state

    got = look(2)
    assert (got, Gate.state) == ("open", "shut"), (
        "after a decorated function that calls itself, Gate.state"
        f" should be 'shut', not {Gate.state!r}"
    )


def test_nested():
    """Patches come off in reverse order"""
    Gate = new_gate()
    with patched(Gate, "state", "open"):
        with patched(Gate, "state", "stuck"):
            inner = Gate.state
        outer = Gate.state
    got = inner, outer, Gate.state
    assert got == ("stuck", "open", "shut"), (
        "two patches, one in the other, should give 'stuck',"
        f" 'open' and 'shut', not {got}"
    )


def test_inherited():
    """A base's attribute is not copied into the subclass"""
    Gate = new_gate()

    class Exit(Gate):
        pass

    with patched(Exit, "state", "open"):
        assert Gate.state == "shut", (
            "a patch of Exit should not change its base"
        )
    Gate.state = "new"
    assert Exit.state == "new", (
        "Exit inherits state; after the patch it should do so"
        f" again, and not hold {Exit.state!r} itself"
    )


def test_static_method():
    """A static method stays static"""
    Gate = new_gate()
    with patched(Gate, "fee", lambda self, hours: 0):
        assert Gate().fee(3) == 0, "inside, the patch should count"
    try:
        got = Gate().fee(3)
    except TypeError as error:
        pytest.fail(
            "fee was a static method and came back as something"
            f" else: {error}"
        )
    assert got == 6, (
        f"after the patch, fee(3) should be 6, not {got}"
    )


def test_none():
    """None is a value that can be put back"""
    module = types.ModuleType("tariff")
    module.night = None
    with patched(module, "night", 1):
        pass
    assert getattr(module, "night", "gone") is None, (
        "night was None before the patch, and should be None again"
    )
