import sys

from answer import origin


def test_builtin():
    """sys is part of the interpreter"""
    got = origin("sys")
    assert got == "builtin", (
        f"origin('sys') should be 'builtin'; it is {got!r}"
    )


def test_stdlib():
    """json belongs to the standard library"""
    got = origin("json")
    assert got == "stdlib", (
        f"origin('json') should be 'stdlib'; it is {got!r}"
    )


def test_third_party():
    """pytest comes from PyPI"""
    got = origin("pytest")
    assert got == "third-party", (
        f"origin('pytest') should be 'third-party'; it is {got!r}"
    )


def test_missing():
    """A name that nobody has is missing"""
    got = origin("no_such_ferry")
    assert got == "missing", (
        f"origin('no_such_ferry') should be 'missing', not {got!r}"
    )


# hidden
def test_frozen():
    """os is frozen into the interpreter"""
    got = origin("os")
    assert got == "frozen", (
        f"origin('os') should be 'frozen'; it is {got!r}"
    )


def test_listed_and_missing():
    """A name on the list can be missing here"""
    got = origin("winreg")
    assert got == "missing", (
        "winreg is listed, but for Windows only, and is missing"
        f" here; you returned {got!r}"
    )


def test_not_imported(monkeypatch):
    """Asking doesn't import"""
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    got = origin("colorsys")
    assert got == "stdlib", (
        f"origin('colorsys') should be 'stdlib'; it is {got!r}"
    )
    assert "colorsys" not in sys.modules, (
        "origin('colorsys') has imported colorsys: look for the"
        " module without running it"
    )
