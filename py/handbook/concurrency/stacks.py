"""What the scheduler needs of the place it runs in: stacks that can be suspended.

Owns: the protocol. `_host/stacks.py` implements it for a web worker; the tests with threads of the
operating system, of which one runs at a time.
Must not import anything of the browser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["NoStacks", "Stacks"]


class Stacks(Protocol):
    """Stacks, each with a thread of the program on it."""

    switches: bool
    """Whether stacks can be suspended here at all."""

    def suspender(self) -> Callable[[], object]:
        """Make what suspends the stack that calls it and goes on as the board says.

        When the stack can't be suspended, because JavaScript stands in it, it returns at once and
        leaves `Board.ARMED` set.
        """

    def reserve(self, stack: int) -> bool:
        """Provide a stack for a new thread; tell whether there is room for one.

        :param stack: its number on the board.
        """

    def adopt(self, stack: int, ident: int) -> None:
        """Let the interpreter know on whose stack it is. Called first of all on a new one.

        :param ident: of the thread.
        """

    def stand_still(self, seconds: float) -> bool:
        """Wait without suspending the stack; tell whether there is a Stop.

        :param seconds: `math.inf` waits for a Stop alone.
        :raises RuntimeError: where it would wait for ever.
        """

    def take_stop(self) -> bool:
        """Tell whether the page has asked for a Stop since the last call."""

    def take_signal(self) -> int:
        """Return the next signal that another process has sent; 0 for none."""

    def rest(self) -> None:
        """Send what has been printed: all stacks are suspended next."""


class NoStacks:
    """Where nothing has been connected yet, or nothing can wait."""

    switches = False

    def suspender(self) -> Callable[[], object]:
        """Suspend nothing."""
        return lambda: None

    def reserve(self, _stack: int) -> bool:
        """Have no room."""
        return False

    def adopt(self, _stack: int, _ident: int) -> None:
        """Nothing is to be done."""

    def stand_still(self, _seconds: float) -> bool:
        """Refuse."""
        message = "nothing can wait here"
        raise RuntimeError(message)

    def take_stop(self) -> bool:
        """There is none."""
        return False

    def take_signal(self) -> int:
        """There is none."""
        return 0

    def rest(self) -> None:
        """Nothing waits to be sent."""
