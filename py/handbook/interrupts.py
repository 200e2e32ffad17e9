"""Stop, while the handbook's own code runs between the reader's.

Owns: the handler of SIGINT outside the reader's code.
Must not import anything of the browser.
"""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import FrameType

__all__ = ["Shield"]

_set_handler, _raise_signal = signal.signal, signal.raise_signal


class Shield:
    """Remembers a Stop instead of raising KeyboardInterrupt, so that every run is reported.

    While lowered, SIGINT is the reader's: their own handler, if they set one, stays theirs.
    """

    def __init__(self) -> None:
        self.hit = False
        self._raised = False
        self._baseline: Any = signal.getsignal(signal.SIGINT)
        self._readers: Any = self._baseline

    def up(self) -> None:
        """Remember from now on. Does nothing when up already."""
        if not self._raised:
            self._readers = _set_handler(signal.SIGINT, self._remember)
            self._raised = True

    def down(self) -> None:
        """Let the reader's code be stopped, at once if a Stop came meanwhile.

        :raises KeyboardInterrupt: unless the reader handles SIGINT.
        """
        self._raised = False
        _set_handler(signal.SIGINT, self._readers)
        if self.hit:
            self.hit = False
            _raise_signal(signal.SIGINT)

    def drop(self) -> None:
        """Put the interpreter's own handler in place and forget a Stop that came too late."""
        self._raised = self.hit = False
        self._readers = self._baseline
        _set_handler(signal.SIGINT, self._baseline)

    def _remember(self, _signum: int, _frame: FrameType | None) -> None:
        self.hit = True
