"""What the Python side needs of the place it runs in, and nothing about how that is done.

Owns: the `Host` protocol. `_host/` implements it for a web worker, the tests with recorded answers.
Must not import anything of the browser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from handbook.errors import HandbookError

if TYPE_CHECKING:
    from handbook._messages import ToPage

__all__ = ["Host", "InputUnavailable"]


class InputUnavailable(HandbookError, OSError):  # noqa: N818  an outcome, as KeyboardInterrupt is
    """Python cannot wait for the reader here, so `input()` cannot work."""

    def __init__(
        self,
        message: str = "this browser cannot pause Python to wait for your answer, "
        "so input() does not work here",
    ) -> None:
        super().__init__(message)


class Host(Protocol):
    """A page, as the Python side sees it."""

    def emit(self, message: ToPage) -> None:
        """Send one message to the page, at once.

        :param message: a dict of JSON types; the host may keep it.
        """

    def read_line(self) -> str | None:
        """Block for one line of the reader.

        :return: the line without its newline; None is the end of the input.
        :raises KeyboardInterrupt: when the reader stops the program.
        :raises InputUnavailable: where nothing can block.
        """

    def read_keys(self, timeout_s: float | None) -> str | None:
        """Block for what the reader types into a terminal.

        :param timeout_s: how long; None is for ever.
        :return: it; "" when the time is over, or a handled signal came; None is the end of the
            input.
        :raises KeyboardInterrupt: when the reader stops the program, unless it handles SIGINT.
        :raises InputUnavailable: where nothing can block.
        """

    def provide(self, module: str) -> bool:
        """Block until the package is loaded that has a module.

        :return: whether there is one that was not loaded before.
        :raises ImportError: when it can't be loaded.
        """
