"""Who gets a signal: a process, a group of them; and which group and session each belongs to.

Owns: what stands for `kill`, `killpg`, `setsid` and the like.

Imports nothing of the browser.
"""

from __future__ import annotations

import errno
import os
import signal
from operator import index
from typing import TYPE_CHECKING

from handbook.concurrency import signals
from handbook.processes.kernel import kernel
from handbook.processes.spawning import getpid

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["NEW_OF_OS", "tell_handled"]

_DEFAULT = (signal.SIG_DFL, None)

SIGSTOP = 19
NO_STOP = "the processes of a page can't be stopped and continued"


def kill(pid: int, signal: int, /) -> None:
    """Kill a process with a signal.

    :raises ProcessLookupError: when there is none.
    :raises OSError: for SIGSTOP, as a worker runs until it ends.
    """
    number = signals.checked(signal)
    if number == SIGSTOP:
        raise OSError(errno.ENOTSUP, NO_STOP)
    if pid == getpid() or (pid <= 0 and not kernel.used):
        signals.raise_signal(number) if number else None
    elif not kernel.used:
        raise ProcessLookupError(errno.ESRCH, os.strerror(errno.ESRCH))
    else:
        kernel.ask("kill", pid, number)


def killpg(pgid: int, signal: int, /) -> None:
    """Kill a process group with a signal.

    :raises ProcessLookupError: when there is none.
    """
    if index(pgid) < 0:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    kill(-pgid, signal)


def getpgid(pid: int) -> int:
    """Return the group of a process; 0 is this one."""
    return _membership(pid)[0]


def getpgrp() -> int:
    """Return the current process group id."""
    return getpgid(0)


def getsid(pid: int, /) -> int:
    """Return the session of a process; 0 is this one."""
    return _membership(pid)[1]


def _membership(pid: int) -> tuple[int, int]:
    """Return the group and the session of a process."""
    if not kernel.used and index(pid) in {0, getpid()}:
        return getpid(), getpid()
    reply = kernel.ask("membership", pid)
    assert reply is not None
    return reply.value[0], reply.value[1]


def setpgid(pid: int, pgrp: int, /) -> None:
    """Make a process a member of a group, or the leader of its own."""
    kernel.ask("setpgid", pid, pgrp)


def setpgrp() -> None:
    """Make the current process the leader of its process group."""
    setpgid(0, 0)


def setsid() -> None:
    """Begin a session, and a group in it."""
    kernel.ask("setsid")


def tell_handled() -> None:
    """Let the kernel know which signals don't end this process."""
    handled = [
        number for number in signal.valid_signals() if signal.getsignal(number) not in _DEFAULT
    ]
    kernel.tell("handle", [int(number) for number in handled])


NEW_OF_OS: dict[str, Callable[..., object]] = {
    "kill": kill,
    "killpg": killpg,
    "getpgid": getpgid,
    "getpgrp": getpgrp,
    "getsid": getsid,
    "setpgid": setpgid,
    "setpgrp": setpgrp,
    "setsid": setsid,
}
"""What stands for functions of `os`."""
