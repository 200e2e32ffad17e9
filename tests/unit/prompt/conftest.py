"""A page that answers from a list, and a terminal on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from handbook.output import Transcript
from handbook.prompt.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass
class TypingHost:
    """Gives what was typed, and remembers what it got."""

    typed: list[str | Exception | None] = field(default_factory=list)
    messages: list[Any] = field(default_factory=list)
    timeouts: list[float | None] = field(default_factory=list)

    def emit(self, message: Any) -> None:
        self.messages.append(message)

    def read_line(self) -> str | None:
        raise AssertionError

    def read_keys(self, timeout_s: float | None) -> str | None:
        self.timeouts.append(timeout_s)
        typed = self.typed.pop(0)
        if isinstance(typed, Exception):
            raise typed
        return typed

    def provide(self, module: str) -> bool:
        return module == "known"

    @property
    def shown(self) -> str:
        """Everything written."""
        found = [message for message in self.messages if message["type"] == "output"]
        return "".join(chunk["text"] for message in found for chunk in message["chunks"])

    @property
    def questions(self) -> int:
        """How often it was asked for keys."""
        return sum(message["type"] == "input" for message in self.messages)


@dataclass
class Desk:
    """A terminal and the page that it is on."""

    host: TypingHost
    transcript: Transcript
    terminal: Terminal


@pytest.fixture
def desk() -> Callable[..., Desk]:
    """Return what makes a terminal of a size, at which some keys are typed."""

    def make(*typed: str | Exception | None, lines: int = 24, columns: int = 80) -> Desk:
        host = TypingHost(list(typed))
        transcript = Transcript(1, host.emit)
        return Desk(host, transcript, Terminal(host, transcript, lines, columns))

    return make
