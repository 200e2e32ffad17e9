"""The pager: pages, keys, and its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from handbook.prompt.pager import QUESTION, Pager

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.prompt.conftest import Desk

ERASED = f"{QUESTION}\r\x1b[K"


def page_through(made: Desk, text: str) -> str:
    """Show a text, and return what was to be seen."""
    Pager(made.terminal)(text)
    made.transcript.flush()
    return made.host.shown


def numbers(count: int) -> str:
    """Return a text with so many lines."""
    return "".join(f"{number}\n" for number in range(1, count + 1))


def test_what_fits_is_shown_without_a_question(desk: Callable[..., Desk]) -> None:
    made = desk(lines=6)
    assert page_through(made, numbers(5)) == numbers(5)
    assert made.host.questions == 0


def test_a_page_has_a_line_less_than_the_terminal(desk: Callable[..., Desk]) -> None:
    shown = page_through(desk(" ", " ", lines=3), numbers(5))
    assert shown == f"1\n2\n{ERASED}3\n4\n{ERASED}5\n"


@pytest.mark.parametrize("key", ["q", "Q", None])
def test_who_has_seen_enough_ends_it(desk: Callable[..., Desk], key: str | None) -> None:
    assert page_through(desk(key, lines=3), numbers(5)) == f"1\n2\n{ERASED}"


def test_enter_shows_one_more_line(desk: Callable[..., Desk]) -> None:
    shown = page_through(desk("\r", "q", lines=3), numbers(9))
    assert shown == f"1\n2\n{ERASED}3\n{ERASED}"


def test_b_goes_back_a_page(desk: Callable[..., Desk]) -> None:
    shown = page_through(desk(" ", "b", "q", lines=3), numbers(9))
    assert shown == f"1\n2\n{ERASED}3\n4\n{ERASED}1\n2\n{ERASED}"


def test_an_arrow_key_is_one_key(desk: Callable[..., Desk]) -> None:
    shown = page_through(desk("\x1bOB", "q", lines=3), numbers(9))
    assert shown == f"1\n2\n{ERASED}3\n4\n{ERASED}"


def test_long_lines_take_more_room(desk: Callable[..., Desk]) -> None:
    text = f"{'x' * 25}\nend\nmore\n"
    assert page_through(desk("q", lines=4, columns=10), text) == f"{'x' * 25}\n{ERASED}"


def test_a_line_longer_than_the_page_is_shown_all_the_same(desk: Callable[..., Desk]) -> None:
    text = f"{'x' * 95}\nend\n"
    assert page_through(desk(" ", lines=3, columns=10), text) == f"{'x' * 95}\n{ERASED}end\n"


def test_bold_text_is_shown_plain(desk: Callable[..., Desk]) -> None:
    assert page_through(desk(), "N\bNA\bAM\bME\bE") == "NAME\n"
