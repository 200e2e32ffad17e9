"""Puts what stands for an operating system below the standard library.

Owns: which names are replaced, when, and what is put back when a program is over.

Imports nothing of the browser.
"""

from __future__ import annotations

import _posixsubprocess  # noqa: F401  its function is replaced
import _socket
import asyncio
import errno
import fcntl  # noqa: F401  its function is replaced
import importlib
import os
import selectors
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from handbook.concurrency.event_loop import ParkingSelector
from handbook.concurrency.scheduler import scheduler
from handbook.processes import (
    descriptors,
    files,
    groups,
    masks,
    multiprocess,
    polling,
    sockets,
    spawning,
    watching,
)
from handbook.processes.kernel import kernel

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["forget_all", "install", "replace_endings", "watch_signals"]

_own_pipe = os.pipe


def install() -> None:
    """Replace everything, once, before any program runs; no kernel is needed until it is used."""
    for replaced in (descriptors.NEW_OF_OS, spawning.NEW_OF_OS, groups.NEW_OF_OS):
        for name, new in replaced.items():
            _replace(("os", "posix"), name, new)
    _replace(("select",), "poll", polling.poll)
    _replace(("select",), "select", polling.select)
    selectors.PollSelector._selector_cls = polling.poll  # type: ignore[attr-defined]  # private
    selectors.SelectSelector._select = staticmethod(polling.select)  # type: ignore[attr-defined]  # private

    _replace(("fcntl",), "fcntl", descriptors.control)
    _replace(("os", "posix"), "pipe", pipe)
    _replace(("os", "posix"), "cpu_count", cpu_count)
    _replace(("os",), "process_cpu_count", cpu_count)
    _replace(("signal",), "pthread_sigmask", masks.pthread_sigmask)
    multiprocess.install()
    ParkingSelector.watch = watching.KernelWatch()
    _reload_socket()
    _reload_streams()
    _replace(("_posixsubprocess",), "fork_exec", spawning.fork_exec)
    names = vars(subprocess)
    names["_can_fork_exec"] = True
    names["_fork_exec"] = spawning.fork_exec
    names["_USE_POSIX_SPAWN"] = names["_USE_VFORK"] = False
    safe: Any = names["_del_safe"]
    safe.waitpid = staticmethod(spawning.waitpid)
    safe.waitstatus_to_exitcode = staticmethod(os.waitstatus_to_exitcode)
    safe.WIFSTOPPED, safe.WSTOPSIG = staticmethod(os.WIFSTOPPED), staticmethod(os.WSTOPSIG)
    safe.WNOHANG, safe.ECHILD = os.WNOHANG, errno.ECHILD
    sys.executable = spawning.EXECUTABLE
    vars(sys)["_base_executable"] = spawning.EXECUTABLE


def cpu_count() -> int:
    """Return the number of logical CPUs in the system."""
    return kernel.cpu_count


def _reload_socket() -> None:
    """Have `socket` take its primitives anew."""
    vars(_socket).update(sockets.NEW)
    timeout = vars(socket)["_GLOBAL_DEFAULT_TIMEOUT"]
    importlib.reload(socket)
    new = vars(socket)["_GLOBAL_DEFAULT_TIMEOUT"]
    for name in ("create_connection",):
        function = vars(socket)[name]
        function.__defaults__ = tuple(
            timeout if value is new else value for value in function.__defaults__
        )
    vars(socket)["_GLOBAL_DEFAULT_TIMEOUT"] = timeout


def _reload_streams() -> None:
    """Have asyncio define what it has only where there are sockets of Unix."""
    for module in (asyncio.streams, asyncio.subprocess):
        importlib.reload(module)
        names = [name for name in module.__all__ if name not in asyncio.__all__]
        vars(asyncio).update({name: vars(module)[name] for name in module.__all__})
        vars(asyncio)["__all__"] = (*asyncio.__all__, *names)


def pipe() -> tuple[int, int]:
    """Create a pipe; return its ends for reading and for writing."""
    if not scheduler.stacks.switches:
        return _own_pipe()
    files.stand_in_for_open()  # until the program is over; each test of a check finds Python's own
    return descriptors.pipe()


def _replace(modules: tuple[str, ...], name: str, new: Any) -> None:
    new.__module__ = modules[-1]
    for module in modules:
        vars(sys.modules[module])[name] = new


def watch_signals() -> None:
    """Let the kernel know of the handlers that the program sets."""
    set_handler = signal.signal

    def _signal(signalnum: int, handler: Any) -> Any:
        before = set_handler(signalnum, handler)
        groups.tell_handled()
        return before

    _signal.__name__ = _signal.__qualname__ = "signal"
    _replace(("signal",), "signal", _signal)


def replace_endings(exit: Callable[[int], NoReturn], abort: Callable[[], NoReturn]) -> None:
    """Have `os._exit` and `os.abort` end a process alone, and not the interpreter that runs it.

    :param exit: stands for `os._exit`.
    :param abort: stands for `os.abort`.
    """
    _replace(("os", "posix"), "_exit", exit)
    _replace(("os", "posix"), "abort", abort)


def forget_all() -> None:
    """Put back what a program that is over has used."""
    vars(subprocess)["_active"].clear()
    files.forget_all()
    spawning.forget_all()
    masks.forget_all()
    sockets.forget_all()
    descriptors.forget_all()
    files.put_back_open()
    kernel.forget_program()
