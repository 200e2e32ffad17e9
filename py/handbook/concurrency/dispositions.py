"""What is done about a signal that has come.

Imports nothing of the browser.
"""

from __future__ import annotations

import signal

__all__ = ["is_ignored"]

IGNORED_BY_DEFAULT = frozenset({17, 18, 23, 28})
"""SIGCHLD, SIGCONT, SIGURG, SIGWINCH."""

_getsignal = signal.getsignal


def is_ignored(signum: int) -> bool:
    """Tell whether a signal is as if it had not come: it ends no wait."""
    handler = _getsignal(signum)
    if handler is None or handler == signal.SIG_DFL:
        return signum in IGNORED_BY_DEFAULT
    return handler == signal.SIG_IGN
