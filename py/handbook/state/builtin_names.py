"""The built-in names, which our own code needs too.

Owns: exchanging the reader's version of them for the interpreter's, and back.

Nothing here may use a built-in name: any of them may be gone.
"""

from __future__ import annotations

import builtins
from typing import Any

__all__ = ["BuiltinNames"]


class BuiltinNames:
    """The dict of module `builtins`."""

    def __init__(self) -> None:
        self._names: dict[str, Any] = vars(builtins)
        self._baseline = self._names.copy()
        self._readers = self._baseline

    def take(self) -> None:
        """Make our own code safe from what the reader has done to them."""
        self._readers = self._names.copy()
        self._names.update(self._baseline)

    def lend(self) -> None:
        """Let the reader's code see what it has made of them."""
        self._names.update(self._readers)
        for name in self._names.keys() - self._readers.keys():
            del self._names[name]

    def restore(self) -> None:
        """Put back what was changed or deleted, and drop what was added."""
        self._readers = self._baseline
        self.lend()
