"""Requests to the kernel: answered, refused, in vain, and interrupted."""

from __future__ import annotations

import errno
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from handbook.concurrency.board import Board
from handbook.concurrency.scheduler import scheduler
from handbook.processes.kernel import Kernel, kernel

if TYPE_CHECKING:
    from handbook.processes.kernel import Reply

    from tests.unit.processes.conftest import Page


def test_answer_that_is_there_is_returned_without_a_wait(page: Page) -> None:
    page.answers.append([3, 4])
    reply = kernel.ask("names", 7, True, data=b"x")
    assert reply is not None
    assert (reply.value, reply.data) == ([3, 4], b"")
    assert page.asked == [("names", [7, True], b"x")]
    assert kernel.used


def test_answer_that_comes_later_is_waited_for(page: Page) -> None:
    page.answers.append(None)
    page.waits.append(lambda: None)  # news of something else
    page.waits.append(lambda: page.reply(1, b"abc"))
    reply = kernel.ask("read", 3, 9, True)
    assert reply is not None
    assert reply.data == b"abc"


def test_error_is_raised_as_the_operating_system_does(page: Page) -> None:
    page.answers.append("!EPIPE")
    with pytest.raises(BrokenPipeError) as caught:
        kernel.ask("write", 3, 1, True, data=b"x")
    assert caught.value.errno == errno.EPIPE


def test_wait_that_is_too_long_takes_the_request_back(page: Page) -> None:
    page.answers.append(None)
    page.waits.append(lambda: page.reply(1, "!EINTR"))
    assert kernel.ask("acquire", 1, True, until=scheduler.now() - 1) is None
    assert page.told == [("withdraw", [1], None)]


def test_answer_that_overtakes_the_taking_back_counts(page: Page) -> None:
    page.answers.append(None)
    page.waits.append(lambda: page.reply(1, 5))
    reply = kernel.ask("acquire", 1, True, until=scheduler.now() - 1)
    assert reply is not None
    assert reply.value == 5


@pytest.mark.parametrize(("answer", "undone"), [(5, [5]), ("!EINTR", [])])
def test_what_was_done_is_undone_when_a_signal_interrupts(
    page: Page, answer: object, undone: list[object]
) -> None:
    seen = list[object]()

    def interrupt() -> None:
        raise KeyboardInterrupt

    def undo(reply: Reply) -> None:
        seen.append(reply.value)

    page.answers.append(None)
    page.waits.extend([interrupt, lambda: page.reply(1, answer)])
    with pytest.raises(KeyboardInterrupt):
        kernel.ask("acquire", 1, True, undo=undo)
    assert seen == undone


def test_kernel_that_does_not_answer_does_not_hold_up_a_stop(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    page.answers.append(None)
    page.waits.append(interrupt)

    def park(*_args: object, **_options: object) -> bool:
        if page.waits:
            page.waits.popleft()()
        return False

    monkeypatch.setattr(scheduler, "park", park)
    with pytest.raises(KeyboardInterrupt):
        kernel.ask("read", 3, 9, True)
    assert page.forgotten == [1]


def test_finalizer_in_the_middle_of_a_wait_can_tell_but_not_ask(page: Page) -> None:
    scheduler.board.words[Board.MASK] = 1
    kernel.tell("close", 3)
    with pytest.raises(RuntimeError, match="in the middle of another wait"):
        kernel.ask("names", 3)
    scheduler.board.words[Board.MASK] = 0
    assert page.told == [("close", [3], None)]
    assert page.asked == []


def test_where_nothing_can_wait_it_is_missed(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduler, "stacks", SimpleNamespace(switches=False))
    with pytest.raises(OSError, match="this browser cannot pause Python"):
        kernel.ask("pipe", 3, 4)
    assert (kernel.was_missed, kernel.used, page.asked) == (True, False, [])
    kernel.forget_program()
    assert not kernel.was_missed


def test_without_a_page_there_is_one_processor_and_no_process() -> None:
    assert (Kernel().cpu_count, Kernel().process_limit) == (1, 0)
