import io

import pytest
from answer import read_ints


@pytest.fixture
def ask(monkeypatch, capsys):
    """Call read_ints with answers; return numbers and prompts."""

    def call(*answers):
        text = "".join(f"{answer}\n" for answer in answers)
        monkeypatch.setattr("sys.stdin", io.StringIO(text))
        numbers = read_ints("Hours? ")
        return numbers, capsys.readouterr().out.count("Hours? ")

    return call


def test_numbers(ask):
    """Numbers with commas between become a list"""
    numbers, _ = ask("2,10,3")
    assert numbers == [2, 10, 3], (
        f"2,10,3 should give [2, 10, 3], not {numbers}"
    )


def test_spaces(ask):
    """Spaces and a minus are fine"""
    numbers, _ = ask(" 3 , -4 ")
    assert numbers == [3, -4], (
        f"' 3 , -4 ' should give [3, -4], not {numbers}"
    )


@pytest.mark.parametrize("line", ["", "1.5", "two"])
def test_asks_again(ask, line):
    """A line with anything else is asked for again"""
    try:
        numbers, asked = ask(line, "7")
    except ValueError:
        pytest.fail(f"{line!r} should be asked for again")
    assert (numbers, asked) == ([7], 2), (
        f"{line!r}, then 7 should give [7] after two prompts, not"
        f" {numbers} after {asked}"
    )


# hidden
@pytest.mark.parametrize("line", ["1,,2", "1,2,", ",", "1 2"])
def test_gap(ask, line):
    """A gap between commas refuses the whole line"""
    try:
        numbers, _ = ask(line, "7")
    except ValueError:
        pytest.fail(f"{line!r} should be asked for again")
    assert numbers == [7], (
        f"{line!r} has a gap or a missing comma and should be"
        f" refused; it gave {numbers}"
    )


def test_many_times(ask):
    """It asks as often as it takes"""
    try:
        numbers, asked = ask("", "x", "1,,2", "1.5", "8, 9")
    except ValueError:
        pytest.fail("after a second bad line, ask a third time")
    assert (numbers, asked) == ([8, 9], 5), (
        "four bad lines and then 8, 9 should give [8, 9] after 5"
        f" prompts, not {numbers} after {asked}"
    )


def test_end_of_input(ask):
    """The end of the input is the caller's business"""
    try:
        numbers, _ = ask()
    except EOFError:
        return
    except ValueError:
        pytest.fail("no answer at all is an EOFError")
    pytest.fail(
        "when the input has ended, the EOFError should go out to"
        f" the caller; read_ints returned {numbers}"
    )
