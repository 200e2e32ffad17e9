"""Has an import wait until the standard library's file is there.

A restored interpreter goes to work before. What it has in memory it can import at once.
"""

from __future__ import annotations

from importlib.machinery import PathFinder
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

__all__ = ["LibraryGate"]


class LibraryGate:
    """A finder for `sys.meta_path`, before those that look into files.

    :param library: where the file is going to be.
    """

    def __init__(self, library: str) -> None:
        self._library = library
        self._wait: Callable[[], BaseException | None] = lambda: None

    def connect(self, wait: Callable[[], BaseException | None]) -> None:
        """Be closed from now on, as long as the library is missing.

        :param wait: blocks until it is there; returns why it can't.
        """
        self._wait = wait

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Wait for the library, if need be. Where nothing can wait, look elsewhere.

        :raises ImportError: when the module is in the library all the same.
        """
        why = self._wait()
        if why is None:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and (spec.origin or "").startswith(f"{self._library}/"):
            message = f"{name} is in Python's standard library, which is still being loaded"
            raise ImportError(message, name=name) from why
        return spec
