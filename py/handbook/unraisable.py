"""Errors that nobody can catch: told as the interpreter tells them.

Must not import anything of the browser.
"""

from __future__ import annotations

import sys
from types import SimpleNamespace

from handbook.frames import clean
from handbook.report import text_of

__all__ = ["show_unraisable"]

_NO_FILES: frozenset[str] = frozenset()


def show_unraisable(note: str, error: BaseException) -> None:
    """Hand an error to `sys.unraisablehook`, or print it.

    :param note: what has happened, such as "Exception ignored in atexit callback <function f>".
    """
    clean(error, _NO_FILES)
    hook = sys.unraisablehook
    if hook is sys.__unraisablehook__:  # takes nothing but what the interpreter makes
        if sys.stderr is not None:
            sys.stderr.write(f"{note}:\n{text_of(error)}")
        return
    unraisable = SimpleNamespace(
        exc_type=type(error),
        exc_value=error,
        exc_traceback=error.__traceback__,
        err_msg=note,
        object=None,
    )
    hook(unraisable)
