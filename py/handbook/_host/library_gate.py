"""Has an import wait until the standard library's file is there.

A restored interpreter goes to work before. What it has in memory it can import at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["LibraryGate"]


class LibraryGate:
    """A finder for `sys.meta_path`, before those that look into files; it never finds anything."""

    def __init__(self) -> None:
        self._wait: Callable[[], None] | None = None

    def connect(self, wait: Callable[[], None]) -> None:
        """Be closed from now on, as long as the library is missing.

        :param wait: blocks until it is there.
        """
        self._wait = wait

    def find_spec(self, _name: str, _path: object = None, _target: object = None) -> None:
        """Wait for the library, if need be."""
        if self._wait is not None:
            self._wait()
