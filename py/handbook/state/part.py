"""What a part of the interpreter's state has to offer. Imports nothing."""

from __future__ import annotations

from typing import Protocol

__all__ = ["Part"]


class Part(Protocol):
    """One thing that a run may change; made when the interpreter is as every run should find it."""

    def restore(self) -> None:
        """Put it back as it was then. Must do no harm when nothing has changed."""
