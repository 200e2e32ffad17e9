import asyncio
import errno

from answer import classify


def expect(want, *errors):
    for error in errors:
        got = classify(error)
        assert got == want, (
            f"classify({error!r}) should return {want!r}, not"
            f" {got!r}"
        )


def test_retry():
    """Connections and timeouts are tried again"""
    expect("retry", ConnectionResetError("gone"), TimeoutError())


def test_client():
    """A lookup that fails is for the client"""
    expect("client", KeyError("B7"), ValueError("twelve"))


def test_exit():
    """What is no Exception ends the program"""
    expect("exit", SystemExit(3), KeyboardInterrupt())


def test_bug():
    """The rest is a bug"""
    expect(
        "bug", AssertionError(), TypeError("no"), OSError("tape")
    )


def test_group():
    """A group takes the worst of its members"""
    members = [TimeoutError(), AttributeError("x"), KeyError("B7")]
    expect("bug", ExceptionGroup("night", members))


# hidden
def test_whole_branches():
    """Relatives count, not only the class that was named"""

    class NoSuchTape(LookupError):
        pass

    expect("client", IndexError(4), NoSuchTape("B7"))
    expect(
        "retry",
        BrokenPipeError(),
        OSError(errno.ETIMEDOUT, "no text"),
    )


def test_text():
    """Text that can't be decoded is a bug"""
    error = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad")
    expect("bug", error)


def test_cancelled():
    """A cancellation is an exit, not a bug"""
    expect("exit", asyncio.CancelledError(), GeneratorExit())


def test_nested_groups():
    """Groups may hold groups, and anything else"""
    mild = ExceptionGroup("mild", [TimeoutError(), TimeoutError()])
    expect("retry", mild)
    expect("client", ExceptionGroup("two", [mild, KeyError("B7")]))
    stop = BaseExceptionGroup("stop", [mild, KeyboardInterrupt()])
    expect("exit", stop, BaseExceptionGroup("all", [stop]))


def test_base_group_of_errors():
    """A BaseExceptionGroup is what its members are"""

    class Held(BaseExceptionGroup):
        pass

    expect("retry", Held("held", [TimeoutError(), TimeoutError()]))
