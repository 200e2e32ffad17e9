import sys
import sysconfig

import answer
import pytest
from answer import gil_report

real = sysconfig.get_config_var


@pytest.fixture
def python(monkeypatch):
    """Make this Python look like another build."""

    def pretend(free, enabled):
        def config(name):
            return free if name == "Py_GIL_DISABLED" else real(name)

        monkeypatch.setattr(sysconfig, "get_config_var", config)
        if hasattr(answer, "get_config_var"):
            monkeypatch.setattr(answer, "get_config_var", config)
        if enabled is None:
            monkeypatch.delattr(sys, "_is_gil_enabled", False)
        else:
            monkeypatch.setattr(
                sys,
                "_is_gil_enabled",
                lambda: enabled,
                raising=False,
            )

    return pretend


def test_default_build(python):
    """The default build has its GIL on"""
    python(0, True)
    expected = {
        "build": "default",
        "enabled": True,
        "reason": "no choice in this build",
    }
    got = gil_report()
    assert got == expected, (
        f"for the default build of 3.14: {expected}, not {got}"
    )


def test_free_threaded(python):
    """A free-threaded build has it off"""
    python(1, False)
    expected = {
        "build": "free-threaded",
        "enabled": False,
        "reason": "off",
    }
    got = gil_report()
    assert got == expected, (
        f"for a free-threaded build: {expected}, not {got}"
    )


# hidden
def test_on_again(python):
    """A free-threaded build may have switched it on again"""
    python(1, True)
    got = gil_report()
    assert got["build"] == "free-threaded", (
        "the build is what it is, whether the GIL is on or not;"
        f" you said {got['build']!r}"
    )
    assert got["enabled"] is True, "the GIL is on here: say True"
    assert got["reason"] == "switched on again", (
        "an import or PYTHON_GIL has switched it on again; your"
        f" reason is {got['reason']!r}"
    )


def test_before_3_13(python):
    """It works where Python can't be asked"""
    python(None, None)
    try:
        got = gil_report()
    except AttributeError:
        pytest.fail(
            "before 3.13, sys has no _is_gil_enabled: ask whether"
            " it is there before you call it"
        )
    assert got["enabled"] is True, (
        "Pythons before 3.13 always have their GIL on; you said"
        f" {got['enabled']!r}"
    )
    assert got["build"] == "default", (
        f"before 3.13 the build is 'default', not {got['build']!r}"
    )


def test_asks_each_time(python):
    """It asks at each call: an import can change the answer"""
    python(1, False)
    before = gil_report()["enabled"]
    python(1, True)
    after = gil_report()["enabled"]
    assert (before, after) == (False, True), (
        "the GIL was switched on between two calls, and the report"
        f" said {before}, then {after}"
    )
