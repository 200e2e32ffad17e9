import pytest
from answer import ask


@pytest.fixture
def answers(monkeypatch):
    """Call ask() with prepared lines, and return its result."""

    def run(*lines):
        left = iter(lines)

        def reply(*prompt):
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", reply)
        return ask()

    return run


def test_numbers(answers):
    """Count, sum and mean of the numbers"""
    got = answers("4", "6", "done")
    assert got == (2, 10.0, 5.0), (
        "for 4, 6, done the result should be (2, 10.0, 5.0),"
        f" not {got}"
    )


def test_no_number(answers, capsys):
    """A line that is no number is reported, and not counted"""
    got = answers("4", "six", "6", "done")
    said = capsys.readouterr().out
    assert "not a number: six" in said, (
        "for the line six, ask() should print not a number: six;"
        f" it printed {said!r}"
    )
    assert got == (2, 10.0, 5.0), (
        "for 4, six, 6, done the result should be (2, 10.0, 5.0),"
        f" not {got}"
    )


def test_nothing(answers):
    """Without numbers there is no mean"""
    got = answers("done")
    assert got == (0, 0, None), (
        "for done alone the result should be (0, 0, None),"
        f" not {got}"
    )


# hidden
def test_blank_lines(answers, capsys):
    """Empty lines count for nothing"""
    got = answers("", "4", "   ", "done")
    said = capsys.readouterr().out
    assert "not a number" not in said, (
        f"an empty line should be passed over; you printed {said!r}"
    )
    assert got == (1, 4.0, 4.0), (
        "for an empty line, 4, three spaces, done the result should"
        f" be (1, 4.0, 4.0), not {got}"
    )


def test_end_of_input(answers):
    """The end of the input is an end too"""
    try:
        got = answers("4", "8")
    except EOFError:
        got = "an EOFError"
    assert got == (2, 12.0, 6.0), (
        "for 4, 8 and no more lines the result should be"
        f" (2, 12.0, 6.0), not {got}"
    )


def test_zero(answers):
    """0 is a number"""
    got = answers("0", "0", "done")
    assert got == (2, 0, 0), (
        "for 0, 0, done the result should be (2, 0.0, 0.0),"
        f" not {got}"
    )


def test_done_ends(answers):
    """Nothing is read after done"""
    got = answers("5", "done", "7")
    assert got == (1, 5.0, 5.0), (
        "what comes after done should not be read; the result"
        f" should be (1, 5.0, 5.0), not {got}"
    )
