"""The base of every error that the handbook's own Python raises. Imports nothing."""

__all__ = ["HandbookError"]


class HandbookError(Exception):
    """Something that the handbook, not the reader's program, has to say."""
