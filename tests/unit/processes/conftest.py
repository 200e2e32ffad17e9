"""A line to a kernel that answers as a test says."""

from __future__ import annotations

import json
from collections import deque
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from handbook.concurrency.board import Board
from handbook.concurrency.scheduler import scheduler
from handbook.processes.kernel import kernel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_words = scheduler.board.words


class Bytes:
    """As JavaScript's arrays show in Python."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def to_bytes(self) -> bytes:
        return self._content


class Page:
    """The line to the kernel.

    :ivar asked: the requests so far, each with what was written.
    :ivar answers: what the next requests get, in order: a value, bytes, a pair of them, an
        `OSError`'s name after "!", or None for nothing yet.
    :ivar waits: called one after the other where Python waits.
    """

    cpu_count, process_limit = 4, 12

    def __init__(self) -> None:
        self.asked: list[tuple[str, list[Any], bytes | None]] = []
        self.told: list[tuple[str, list[Any], bytes | None]] = []
        self.answers: deque[Any] = deque()
        self.waits: deque[Callable[[], object]] = deque()
        self.forgotten: list[int] = []
        self._replies: dict[int, Any] = {}

    def ask(self, request: str, data: bytes | None, /) -> int:
        self.asked.append((*json.loads(request), data))
        number = len(self.asked)
        answer = self.answers.popleft() if self.answers else 0
        if answer is not None:
            self.reply(number, answer)
        return number

    def tell(self, request: str, data: bytes | None, /) -> None:
        self.told.append((*json.loads(request), data))

    def take(self, number: int, /) -> Any:
        return self._replies.pop(number, None)

    def forget(self, number: int, /) -> None:
        self.forgotten.append(number)

    def spawn(self, request: str, /) -> int:
        return self.ask(json.dumps(["spawn", [json.loads(request)]]), None)

    def exit(self, code: int, /) -> None:
        self.told.append(("exit", [code], None))

    def show_socket(self, path: str, /) -> None:
        self.told.append(("show_socket", [path], None))

    def take_signal(self) -> int:
        return 0

    def reply(self, number: int, answer: Any) -> None:
        """Answer a request."""
        error = answer[1:] if isinstance(answer, str) and answer.startswith("!") else ""
        value, content = answer if isinstance(answer, tuple) else (answer, answer)
        data = Bytes(content) if isinstance(content, bytes) else None
        value = None if error or (value is content and data) else value
        self._replies[number] = SimpleNamespace(json=json.dumps(value), data=data, error=error)


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """The kernel's line; a wait calls what the test has put into `page.waits`."""
    page = Page()
    monkeypatch.setattr(kernel, "_page", page)
    monkeypatch.setattr(scheduler, "stacks", SimpleNamespace(switches=True))

    def park(*_args: object, **_options: object) -> bool:
        page.waits.popleft()()
        return True

    monkeypatch.setattr(scheduler, "park", park)
    yield page
    kernel.forget_program()
    assert _words[Board.MASK] == 0
    assert not page.waits
