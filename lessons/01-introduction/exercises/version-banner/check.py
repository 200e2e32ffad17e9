import sys
from collections import namedtuple
from types import SimpleNamespace

from answer import banner

Version = namedtuple("Version", "major minor")


def test_this_page():
    """Here it is cpython 3.14"""
    got = banner()
    assert got == "cpython 3.14", (
        "on this page banner() should return 'cpython 3.14';"
        f" it returned {got!r}"
    )


def test_version_3_9(monkeypatch):
    """On Python 3.9 it says 3.9"""
    monkeypatch.setattr(sys, "version_info", Version(3, 9))
    got = banner()
    monkeypatch.undo()
    assert got == "cpython 3.9", (
        "when sys.version_info is (3, 9), banner() should return"
        f" 'cpython 3.9', not {got!r}"
    )


# hidden
def test_other_implementation(monkeypatch):
    """On PyPy it says pypy"""
    monkeypatch.setattr(
        sys, "implementation", SimpleNamespace(name="pypy")
    )
    monkeypatch.setattr(sys, "version_info", Version(3, 11))
    got = banner()
    monkeypatch.undo()
    assert got == "pypy 3.11", (
        "when the implementation is pypy and the version (3, 11),"
        f" banner() should return 'pypy 3.11', not {got!r}"
    )


def test_two_digits(monkeypatch):
    """Version 10.20 keeps all its digits"""
    monkeypatch.setattr(sys, "version_info", Version(10, 20))
    got = banner()
    monkeypatch.undo()
    assert got == "cpython 10.20", (
        "when sys.version_info is (10, 20), banner() should return"
        f" 'cpython 10.20', not {got!r}"
    )
