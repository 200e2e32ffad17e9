import ast
import inspect

import answer
import pytest
from answer import GaugeError, report


class Gauge:
    def __init__(self, line="Aller 2.31", open_error=None):
        self.line = line
        self.open_error = open_error
        self.closed = 0

    def open(self):
        if self.open_error:
            raise self.open_error

    def read(self):
        if isinstance(self.line, BaseException):
            raise self.line
        return self.line

    def close(self):
        self.closed += 1


def failure(gauge):
    """Return what report raises for a gauge."""
    try:
        got = report(gauge, {"Aller": []})
    except BaseException as error:
        return error
    pytest.fail(
        f"report should raise an error, and it returned {got!r}"
    )


def expect_gauge_error(gauge, cause):
    error = failure(gauge)
    assert type(error) is GaugeError, (
        f"report should raise a GaugeError, not {error!r}"
    )
    assert type(error.__cause__) is cause, (
        f"the __cause__ of the GaugeError should be the"
        f" {cause.__name__}, and it is {error.__cause__!r}"
    )


def expect_closed(gauge, times=1):
    assert gauge.closed == times, (
        f"close should be called {times} times here, and it was"
        f" called {gauge.closed} times"
    )


def test_good_gauge():
    """A level is returned and archived"""
    gauge, archive = Gauge(), {"Aller": [2.0]}
    got = report(gauge, archive)
    assert (got, archive) == (2.31, {"Aller": [2.0, 2.31]}), (
        "report should return 2.31 and append it; it returned"
        f" {got!r}, and the archive is {archive}"
    )
    expect_closed(gauge)


def test_read_fails():
    """A read that fails is a GaugeError"""
    gauge = Gauge(TimeoutError("silent"))
    expect_gauge_error(gauge, TimeoutError)
    expect_closed(gauge)


def test_no_wide_handlers():
    """Every handler names what it expects"""
    wide = ["Exception", "BaseException"]
    for node in ast.walk(ast.parse(inspect.getsource(answer))):
        if not isinstance(node, ast.ExceptHandler):
            continue
        assert node.type is not None, (
            f"line {node.lineno} is a bare except: name the error"
            " that you expect"
        )
        named = {
            part.id
            for part in ast.walk(node.type)
            if isinstance(part, ast.Name)
        }
        assert not named.intersection(wide), (
            f"the handler of line {node.lineno} takes every error:"
            " name the ones that you expect"
        )


# hidden
def test_open_fails():
    """A gauge that does not open is not closed"""
    gauge = Gauge(open_error=PermissionError("locked"))
    expect_gauge_error(gauge, PermissionError)
    expect_closed(gauge, 0)


def test_bad_line():
    """A line without a name and a number is a GaugeError"""
    for line in "Aller", "Aller 2.31 m", "":
        gauge = Gauge(line)
        expect_gauge_error(gauge, ValueError)
        expect_closed(gauge)


def test_bad_number():
    """A level that is no number is a GaugeError, not 0.0"""
    gauge = Gauge("Aller 2,31")
    expect_gauge_error(gauge, ValueError)
    expect_closed(gauge)


def test_unknown_river():
    """An unknown river is the archive's KeyError"""
    gauge = Gauge("Oker 1.9")
    error = failure(gauge)
    assert type(error) is KeyError and error.args == ("Oker",), (
        "a river that the archive doesn't have should be its"
        f" KeyError('Oker'), not {error!r}"
    )
    expect_closed(gauge)


def test_others_pass():
    """Interrupts and bugs pass, and the gauge is closed"""
    for stop in KeyboardInterrupt(), AttributeError("bug"):
        gauge = Gauge(stop)
        error = failure(gauge)
        assert error is stop, (
            f"{stop!r} should pass unchanged, and report raised"
            f" {error!r}"
        )
        expect_closed(gauge)
