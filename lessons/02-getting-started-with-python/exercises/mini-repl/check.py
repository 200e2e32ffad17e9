import sys

from answer import run_session


def test_values():
    """Values are shown, statements are not"""
    got = run_session(["price = 12", "price * 2", "'pier'"])
    assert got == ["24", "'pier'"], (
        "an assignment shows nothing, an expression its repr:"
        f" expected ['24', \"'pier'\"], got {got}"
    )


def test_underscore():
    """_ is the last value shown"""
    got = run_session(["2 + 3", "x = 7", "_ * 2", "_"])
    assert got == ["5", "10", "10"], (
        "_ is the last value that was shown, and x = 7 shows none:"
        f" expected ['5', '10', '10'], got {got}"
    )


def test_block():
    """A block ends at an empty line"""
    lines = ["def twice(n):", "    return 2 * n", "", "twice(4)"]
    got = run_session(lines)
    assert got == ["8"], (
        f"the empty line ends the def, and twice(4) is 8; got {got}"
    )


def test_session_goes_on():
    """An error does not end the session"""
    got = run_session(["1 / 0", "1 + 1"])
    assert got == ["ZeroDivisionError: division by zero", "2"], (
        "show the error and go on: expected 'ZeroDivisionError:"
        f" division by zero' and '2', got {got}"
    )


# hidden
def test_none():
    """None is not shown, and is not _"""
    got = run_session(["'ferry'", "None", "[].append(1)", "_"])
    assert got == ["'ferry'", "'ferry'"], (
        "None is not shown and leaves _ alone: expected 'ferry'"
        f" twice, got {got}"
    )


def test_syntax_error():
    """A SyntaxError does not end the session"""
    got = run_session(["2 +* 3", "2 + 3"])
    assert got == ["SyntaxError: invalid syntax", "5"], (
        "expected 'SyntaxError: invalid syntax' and then '5', got"
        f" {got}"
    )


def test_loop_shows_each_turn():
    """An expression in a loop is shown at each turn"""
    got = run_session(["for n in 1, 2:", "    n * 10", ""])
    assert got == ["10", "20"], (
        "a shell shows what an expression inside a block gives, at"
        f" each turn: expected ['10', '20'], got {got}"
    )


def test_open_bracket():
    """Brackets may stay open over lines"""
    got = run_session(["sum([1,", "     2])"])
    assert got == ["3"], (
        f"the bracket is closed in the second line: got {got}"
    )


def test_sessions_are_separate():
    """Each session has names of its own"""
    run_session(["secret = 1"])
    got = run_session(["secret"])
    expected = "NameError: name 'secret' is not defined"
    assert got == [expected], (
        f"a new session knows no old names: expected {expected!r},"
        f" got {got}"
    )


def test_hook_is_put_back():
    """sys.displayhook is as before"""
    before = sys.displayhook
    run_session(["1", "1 / 0"])
    after, sys.displayhook = sys.displayhook, before
    assert after is before, (
        "put sys.displayhook back after the session"
    )
