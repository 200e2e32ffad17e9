"""Processes, from below: what stands for `fork_exec`, `waitpid` and the like.

Owns: who this process is, and which commands can be run: this interpreter, and nothing else.

Imports nothing of the browser.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, Any

from handbook.processes import masks
from handbook.processes.descriptors import descriptors
from handbook.processes.kernel import kernel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook.processes.kernel import Reply

__all__ = [
    "EXECUTABLE",
    "NEW_OF_OS",
    "become",
    "forget_all",
    "fork_exec",
    "source_of",
]

EXECUTABLE = "/usr/local/bin/python3"
"""The one command that there is."""

NO_PREEXEC = "preexec_fn: a page's processes are begun anew, so nothing can run in one before"

MOST_INT = 2**31 - 1

LONGEST_LINE = 256
"""Of the first line of a script, what Linux looks at."""

WNOHANG = 1

STREAMS = ("stdin", "stdout", "stderr")
"""Those of the page, as the kernel and `/dev` name them."""

_dup, _fstat = os.dup, os.fstat

_me = {"pid": os.getpid(), "parent": 1}
_reaped: list[list[int]] = []
"""How processes ended, where the wait for that was interrupted."""
_lent: list[int] = []
"""Descriptors of the interpreter's own files that other processes write to."""


def become(pid: int, parent: int) -> None:
    """Be a process."""
    _me.update(pid=pid, parent=parent)


def forget_all() -> None:
    """Let go of what a program that is over has lent to others."""
    _reaped.clear()
    for fd in _lent:
        try:  # noqa: SIM105  contextlib may be the reader's by now
            os.close(fd)
        except OSError:
            pass
    _lent.clear()


def getpid() -> int:
    """Return the current process id."""
    return _me["pid"]


def getppid() -> int:
    """Return the parent's process id."""
    return _me["parent"]


def fork_exec(*given: Any) -> int:
    """Begin a process, as `_posixsubprocess.fork_exec` does.

    :return: its process id.
    :raises ValueError: for words with null characters in them, and for descriptors that are none.
    """
    args, executables, close_fds, pass_fds, cwd, env = given[:6]
    read_in, _, _, write_out, _, write_err, _, write_problem = given[6:14]
    _, new_session, group, *owners, _, preexec_fn = given[14:]
    _refuse_nulls([*args, *executables, *([] if cwd is None else [cwd]), *(env or [])])
    _refuse_unordered(pass_fds)
    folder = os.getcwd() if cwd is None else os.path.abspath(os.fsdecode(cwd))
    problem = _unsuitable(owners, preexec_fn) or _no_folder(folder)
    script = ""
    if not problem:
        script, problem = _found(folder, [os.fsdecode(path) for path in executables])
    if problem:
        if write_problem != -1:
            os.write(write_problem, problem)
        reply = kernel.ask("fail", 255)
        assert reply is not None
        return int(reply.value)
    wanted = {0: read_in, 1: write_out, 2: write_err}
    sources = {number: number if fd == -1 else fd for number, fd in wanted.items()}
    if close_fds:
        sources |= {int(fd): int(fd) for fd in pass_fds if fd != write_problem}
    else:
        sources |= {fd: fd for fd, one in descriptors.items() if one.inheritable}
    words = [os.fsdecode(arg) for arg in args]
    start: dict[str, object] = {
        "argv": [EXECUTABLE, script, *words[1:]] if script else words,
        "env": _environment(env),
        "cwd": folder,
        "group": group,
        "session": bool(new_session),
    }
    return _spawn(start, sources)


def _refuse_nulls(words: Sequence[Any]) -> None:
    if any(b"\0" in os.fsencode(word) for word in words):
        message = "embedded null byte"
        raise ValueError(message)


def _refuse_unordered(fds: tuple[int, ...]) -> None:
    pairs = zip((-1, *fds), fds, strict=False)
    if any(type(fd) is not int or not before < fd <= MOST_INT for before, fd in pairs):
        message = "bad value(s) in fds_to_keep"
        raise ValueError(message)


def _unsuitable(owners: list[object], preexec_fn: object) -> bytes:
    """Return what no process of a page can have, as `subprocess` reads it; empty for nothing."""
    if preexec_fn is not None:
        return f"SubprocessError:0:{NO_PREEXEC}".encode()
    if any(owner is not None for owner in owners):
        return f"OSError:{errno.EPERM:X}:noexec".encode()
    return b""


def _no_folder(folder: str) -> bytes:
    if os.path.isdir(folder):
        return b""
    code = errno.ENOTDIR if os.path.exists(folder) else errno.ENOENT
    return f"OSError:{code:X}:noexec:chdir".encode()


def _found(folder: str, commands: list[str]) -> tuple[str, bytes]:
    """Look for the first command that can be run, as `execve` does.

    :return: the script that this interpreter is to run, if it isn't run itself; and what keeps all
        of them from being run.
    """
    code = errno.ENOENT
    for command in commands:
        path = os.path.join(folder, command)
        if os.path.realpath(path) == EXECUTABLE:
            return "", b""
        if not os.path.exists(path):
            continue
        if os.path.isdir(path) or not os.access(path, os.X_OK):
            code = errno.EACCES
            continue
        with open(path, "rb") as file:
            first = file.readline(LONGEST_LINE)
        if first.startswith(b"#!") and b"python" in first:
            return command, b""
        code = errno.ENOENT if first.startswith(b"#!") else errno.ENOEXEC
        break
    return "", f"OSError:{code:X}:".encode()


def _environment(env: Sequence[bytes] | None) -> dict[str, str]:
    if env is None:
        return dict(os.environ)
    pairs = (os.fsdecode(pair).partition("=") for pair in env)
    return {name: value for name, _, value in pairs}


def _spawn(start: dict[str, object], sources: dict[int, int]) -> int:
    files: list[list[object]] = []
    nulls: list[int] = []
    feeds: dict[str, str] = {}
    consoles: list[int] = []
    for number, source in sources.items():
        if source in descriptors:
            files.append([number, source])
            if descriptors[source].console:
                consoles.append(number)
        elif not _is_open(source):
            continue
        elif stream := _console_of(source):
            files.append([number, f"console:{stream}"])
            consoles.append(number)
        elif not stat.S_ISREG(_fstat(source).st_mode):
            nulls.append(number)
        elif number == 0:
            nulls.append(number)
            feeds["0"] = _rest_of(source).decode("latin-1")
        else:
            files.append([number, _lend(source)])
    numbers = [number for number, _ in files]
    own: dict[str, object] = {
        "descriptors": numbers,
        "consoles": consoles,
        "nulls": nulls,
        "feeds": feeds,
    }
    if held := masks.blocked():
        own["blocked"] = held
    try:
        return kernel.spawn({**start, **own}, files)
    except BlockingIOError as error:
        message = f"{error.strerror}: a page runs {kernel.process_limit} processes at once at most"
        raise BlockingIOError(error.errno, message) from None


def source_of(fd: int) -> int | str:
    """Return what a descriptor is for the kernel, which is to hand it to another process.

    :raises OSError: for one that is not open.
    """
    if fd in descriptors:
        return fd
    stream = _console_of(fd)
    return f"console:{stream}" if stream else _lend(fd)


def _lend(fd: int) -> str:
    """Have other processes write to a file of the interpreter's own."""
    lent = _dup(fd)
    _lent.append(lent)
    return f"remote:{lent}"


def _is_open(fd: int) -> bool:
    try:
        _fstat(fd)
    except OSError:
        return False
    return True


def _console_of(fd: int) -> str:
    """Return which of the page's streams one of the interpreter's own descriptors leads to.

    A program may have closed, moved or copied them: so their numbers alone don't tell.
    """
    found = _fstat(fd)
    if not stat.S_ISCHR(found.st_mode):
        return ""
    streams = [name for name in STREAMS if os.path.samestat(found, os.stat(f"/dev/{name}"))]
    if fd < len(STREAMS) and STREAMS[fd] in streams:
        return STREAMS[fd]
    return streams[-1] if streams else ""


def _rest_of(fd: int) -> bytes:
    """Return what is left to be read of a file."""
    parts = []
    while part := os.read(fd, 1 << 16):
        parts.append(part)
    return b"".join(parts)


def waitpid(pid: int, options: int, /) -> tuple[int, int]:
    """Wait for completion of a given child process.

    :return: its process id and its status; two zeros when it runs on and is not waited for.
    :raises ChildProcessError: when there is none.
    """
    for found in _reaped:
        if pid in {-1, found[0]}:
            _reaped.remove(found)
            return found[0], found[1]
    if not kernel.used:
        raise ChildProcessError(errno.ECHILD, os.strerror(errno.ECHILD))

    def keep(reply: Reply) -> None:
        _reaped.append(reply.value)

    try:
        reply = kernel.ask("waitpid", pid, not options & WNOHANG, undo=keep)
    except BlockingIOError:
        return 0, 0
    assert reply is not None
    return reply.value[0], reply.value[1]


def wait() -> tuple[int, int]:
    """Wait for completion of a child process."""
    return waitpid(-1, 0)


NEW_OF_OS: dict[str, object] = {
    "getpid": getpid,
    "getppid": getppid,
    "waitpid": waitpid,
    "wait": wait,
}
"""What stands for functions of `os`."""
