"""Everything a run may change."""

from __future__ import annotations

__all__ = ["State"]


class State:
    """The interpreter's state as every run finds it."""

    def lend(self) -> None:
        """Go over to what the reader's code has made of it."""

    def take(self) -> None:
        """Go back to what our own code needs."""

    def run_exit_functions(self) -> None:
        """Call what the program registered with atexit."""

    def restore(self) -> None:
        """Put everything back."""
