"""The terminal: keys, sizes, the end, and what is written."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest
from handbook.host import InputUnavailable
from handbook.prompt.terminal import UNAVAILABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.unit.prompt.conftest import Desk


@pytest.fixture
def resized() -> Iterator[list[int]]:
    """The signals of another size that came."""
    came: list[int] = []
    before = signal.signal(signal.SIGWINCH, lambda number, _frame: came.append(number))
    yield came
    signal.signal(signal.SIGWINCH, before)


def test_keys_are_read_as_bytes_one_by_one(desk: Callable[..., Desk]) -> None:
    terminal = desk("aé").terminal
    assert [terminal.read(1) for _ in range(3)] == [b"a", b"\xc3", b"\xa9"]


def test_a_return_is_read_as_a_newline(desk: Callable[..., Desk]) -> None:
    assert desk("a\rb\r\nc\n").terminal.read(100) == b"a\nb\nc\n"


def test_reading_nothing_asks_nobody(desk: Callable[..., Desk]) -> None:
    made = desk()
    assert made.terminal.read(0) == b""
    assert made.host.questions == 0


def test_the_page_is_asked_once_until_it_answers(desk: Callable[..., Desk]) -> None:
    made = desk("", "", "x")
    assert not made.terminal.poll(0.1)
    assert not made.terminal.poll(0.1)
    assert made.terminal.poll(0.1)
    assert made.host.questions == 1
    assert made.host.timeouts == [0.1, 0.1, 0.1]


def test_a_look_does_not_wait(desk: Callable[..., Desk]) -> None:
    made = desk()
    assert not made.terminal.poll(0)
    assert made.host.timeouts == []


def test_what_is_written_is_there_before_the_page_is_asked(desk: Callable[..., Desk]) -> None:
    made = desk("x")
    made.terminal.write(b"who? ")
    made.terminal.read(1)
    assert [message["type"] for message in made.host.messages] == ["output", "input"]
    assert made.host.shown == "who? "


def test_the_end_stays(desk: Callable[..., Desk]) -> None:
    terminal = desk("x", None).terminal
    assert terminal.read(1) == b"x"
    for _ in range(2):
        with pytest.raises(EOFError):
            terminal.read(1)
    assert terminal.poll(None)


def test_where_nothing_can_wait_the_input_ends_and_says_why(desk: Callable[..., Desk]) -> None:
    made = desk(InputUnavailable())
    with pytest.raises(EOFError):
        made.terminal.read(1)
    made.transcript.flush()
    assert UNAVAILABLE in made.host.shown


def test_a_size_among_keys_is_no_key(desk: Callable[..., Desk], resized: list[int]) -> None:
    terminal = desk("a\x1b[8;30;100tb").terminal
    assert terminal.read(10) == b"ab"
    assert (terminal.lines, terminal.columns) == (30, 100)
    assert resized == [signal.SIGWINCH]


def test_the_same_size_again_is_no_news(desk: Callable[..., Desk], resized: list[int]) -> None:
    terminal = desk("\x1b[8;24;80tx").terminal
    assert terminal.read(1) == b"x"
    assert resized == []


def test_no_size_is_less_than_one(desk: Callable[..., Desk], resized: list[int]) -> None:
    terminal = desk("\x1b[8;0;0tx", lines=0, columns=0).terminal
    assert (terminal.lines, terminal.columns) == (1, 1)
    terminal.read(1)
    assert (terminal.lines, terminal.columns) == (1, 1)
    assert resized == []


def test_what_was_typed_too_early_can_be_forgotten(desk: Callable[..., Desk]) -> None:
    terminal = desk("abc", "d").terminal
    assert terminal.read(1) == b"a"
    assert terminal.pending == 2
    terminal.forget()
    assert terminal.read(1) == b"d"


def test_a_prompt_is_seen_after_all_that_a_statement_may_write(desk: Callable[..., Desk]) -> None:
    made = desk("x")
    made.transcript.append("stdout", "y" * 16_000_000, 16_000_000)
    made.transcript.append("stdout", "lost\nand\n", 9)
    made.terminal.write(b">>> ")
    made.terminal.read(1)
    assert made.host.shown.endswith("y>>> ")


def test_a_statement_may_write_as_much_as_the_one_before(desk: Callable[..., Desk]) -> None:
    made = desk()
    for text in ("first", "second"):
        made.transcript.append("stdout", "y" * 15_999_990, 15_999_990)
        made.transcript.append("stdout", f"{text}\n", 7)
        made.transcript.renew()
    made.transcript.flush()
    assert [word in made.host.shown for word in ("first", "second", "not shown")] == [
        True,
        True,
        False,
    ]


def test_what_a_statement_wrote_too_much_is_said(desk: Callable[..., Desk]) -> None:
    made = desk()
    made.transcript.append("stdout", "y" * 16_000_000, 16_000_000)
    made.transcript.append("stdout", "1\n2\n", 4)
    made.transcript.renew()
    made.transcript.flush()
    assert made.host.shown.endswith("[2 lines are not shown]\n")
    made.transcript.renew()
    made.transcript.flush()
    assert made.host.shown.count("not shown") == 1
