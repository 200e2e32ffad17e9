"""Starting threads and waiting for their end, below `threading`.

Owns: what stands for `_thread._ThreadHandle` and the functions of `_thread` beside it, in the words
of Modules/_threadmodule.c.

Imports nothing of the browser.
"""

from __future__ import annotations

import builtins
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from handbook.concurrency.board import Board
from handbook.concurrency.durations import seconds_of
from handbook.concurrency.green_threads import GreenThread
from handbook.concurrency.scheduler import scheduler
from handbook.unraisable import show_unraisable

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "MAX_NAME_BYTES",
    "ThreadHandle",
    "current_frames",
    "get_ident",
    "get_name",
    "get_native_id",
    "make_thread_handle",
    "set_name",
    "shutdown",
    "stack_size",
    "start_joinable_thread",
    "start_new_thread",
    "thread_count",
    "when_thread_ends",
]

MASK = Board.MASK
OWN = __file__.rpartition("/concurrency/")[0]
MIN_STACK_BYTES = 32 * 1024

FinalizationError: type[RuntimeError] = getattr(
    builtins, "PythonFinalizationError", RuntimeError
)  # new in 3.13

_words = scheduler.board.words


class ThreadHandle:
    """A thread, as `threading.Thread` holds it."""

    __slots__ = ("__weakref__", "_done", "_ident", "_started", "_thread", "_waiters")

    def __init__(self) -> None:
        self._ident = 0
        self._started = self._done = False
        self._thread: GreenThread | None = None
        self._waiters: list[GreenThread] = []

    @property
    def ident(self) -> int:
        """The identifier of the thread; 0 before it is started."""
        return self._ident

    def is_done(self) -> bool:
        """Return whether the thread has ended."""
        return self._done

    def join(self, timeout: float | None = None, /) -> None:
        """Wait until the thread has ended.

        :param timeout: in seconds; None or less than 0 waits for ever.
        :raises RuntimeError: for a thread that has not been started, or is the current one; a
            PythonFinalizationError where the interpreter is at its end.
        """
        seconds = None if timeout is None else seconds_of(timeout)
        if not self._started:
            message = "thread not started"
            raise RuntimeError(message)
        if self._done:
            return
        if self._ident == scheduler.current.ident:
            message = "Cannot join current thread"
            raise RuntimeError(message)
        if scheduler.finalizing:
            message = "cannot join thread at interpreter shutdown"
            raise FinalizationError(message)
        mask, _words[MASK] = _words[MASK], 1
        try:
            self._wait(None if seconds is None or seconds < 0 else scheduler.now() + seconds)
        finally:
            _words[MASK] = mask

    def _wait(self, until: float | None) -> None:
        me = scheduler.current
        self._waiters.append(me)
        try:
            while not self._done:
                scheduler.park(until, self)
                if until is not None and scheduler.now() >= until:
                    break
        finally:
            self._waiters.remove(me)

    def _set_done(self) -> None:
        """Mark the thread as ended, and let those go on who wait for that."""
        if not self._started:
            message = "thread not started"
            raise RuntimeError(message)
        mask, _words[MASK] = _words[MASK], 1
        try:
            self._done = True
            for thread in self._waiters:
                scheduler.wake(thread)
        finally:
            _words[MASK] = mask

    def _start(self, call: Callable[[], object]) -> int:
        """Start the thread. Its first line may be later than this function's last.

        :param call: what it does.
        :return: its identifier.
        """
        if self._started:
            message = "thread already started"
            raise RuntimeError(message)
        if scheduler.finalizing:
            message = "can't create new thread at interpreter shutdown"
            raise FinalizationError(message)
        mask, _words[MASK] = _words[MASK], 1
        self._started = True
        try:
            thread = scheduler.spawn(lambda: self._run(call))
        except BaseException:
            self._started = False
            raise
        finally:
            _words[MASK] = mask
        self._thread = thread
        self._ident = thread.ident
        return thread.ident

    def _run(self, call: Callable[[], object]) -> None:
        """Be the thread; what it raises is told as the interpreter does."""
        self._ident = scheduler.current.ident
        try:
            call()
        except SystemExit:  # ThreadEnd too
            pass
        except BaseException as error:
            with suppress(BaseException):  # of the program's hook, stream or repr()
                show_unraisable(f"Exception ignored in thread started by {call!r}", error)
        finally:
            _words[MASK] = 1
            _names.pop(self._ident, None)
            for listener in _listeners:
                listener(self._ident)
            self._set_done()
            _handles.pop(self, None)


_listeners: list[Callable[[int], None]] = []


def when_thread_ends(call: Callable[[int], None]) -> None:
    """Have something called with the identifier of each thread that has ended. Masked."""
    _listeners.append(call)


_handles: dict[ThreadHandle, None] = {}
"""Those of threads that the program's end has to wait for."""

for _name, _value in {"__module__": "_thread", "__qualname__": "_ThreadHandle"}.items():
    setattr(ThreadHandle, _name, _value)
ThreadHandle.__name__ = "_ThreadHandle"


def make_thread_handle(ident: int) -> ThreadHandle:
    """Return a handle for a thread that runs already, such as the main one."""
    handle = ThreadHandle()
    handle._ident = ident
    handle._started = True
    return handle


def start_joinable_thread(
    function: Callable[[], object], handle: ThreadHandle | None = None, daemon: bool = True
) -> ThreadHandle:
    """Start a thread that can be waited for.

    :param handle: one that has not been started yet; None makes one.
    :param daemon: whether the end of the program leaves it alone.
    :return: the handle.
    """
    if not callable(function):
        message = "thread function must be callable"
        raise TypeError(message)
    if handle is None:
        handle = ThreadHandle()
    elif not isinstance(handle, ThreadHandle):
        message = "'handle' must be a _ThreadHandle"
        raise TypeError(message)
    if not daemon:
        _handles[handle] = None
    try:
        handle._start(function)
    except BaseException:
        _handles.pop(handle, None)
        raise
    if handle.is_done():
        _handles.pop(handle, None)
    return handle


_NO_NAMES: dict[str, Any] = {}


def start_new_thread(
    function: Callable[..., object],
    args: tuple[Any, ...],
    kwargs: dict[str, Any] = _NO_NAMES,
    /,
) -> int:
    """Start a new thread and return its identifier.

    :param args: positional arguments for the function.
    :param kwargs: keyword arguments for the function.
    """
    if not callable(function):
        message = "first arg must be callable"
        raise TypeError(message)
    if not isinstance(args, tuple):
        message = "2nd arg must be a tuple"
        raise TypeError(message)
    if not isinstance(kwargs, dict):
        message = "optional 3rd arg must be a dictionary"
        raise TypeError(message)
    return ThreadHandle()._start(_Call(function, args, kwargs))


class _Call:
    """A function and its arguments, shown as the function."""

    __slots__ = ("_args", "_function", "_kwargs")

    def __init__(
        self, function: Callable[..., object], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        self._function, self._args, self._kwargs = function, args, kwargs

    def __call__(self) -> None:
        self._function(*self._args, **self._kwargs)

    def __repr__(self) -> str:
        return repr(self._function)


def get_ident() -> int:
    """Return a non-zero integer that uniquely identifies the current thread."""
    return scheduler.current.ident


def get_native_id() -> int:
    """Return the number of the current thread; there is no kernel to give another one."""
    return os.getpid() + scheduler.current.ident - scheduler.main.ident


def thread_count() -> int:
    """Return the number of threads but the main one."""
    return len(scheduler.threads) - 1


MAX_NAME_BYTES = 15
"""As Linux has it."""

_names: dict[int, str] = {}


def set_name(name: str) -> None:
    """Set the name of the current thread, as the operating system would have it."""
    if not isinstance(name, str):
        message = f"set_name() argument 'name' must be str, not {type(name).__name__}"
        raise TypeError(message)
    encoded = name.encode(sys.getfilesystemencoding(), "replace").partition(b"\0")[0]
    _names[scheduler.current.ident] = os.fsdecode(encoded[:MAX_NAME_BYTES])


def get_name() -> str:
    """Return the name that was set for the current thread."""
    return _names.get(scheduler.current.ident, "")


_stack_size = [0]


def stack_size(size: int = 0, /) -> int:
    """Return the size of stacks that was set before; set another one, in bytes.

    :raises ValueError: for one that is too small.
    """
    if size < 0:
        message = "size must be 0 or a positive value"
        raise ValueError(message)
    if 0 < size < MIN_STACK_BYTES:
        message = f"size not valid: {size} bytes"
        raise ValueError(message)
    before, _stack_size[0] = _stack_size[0], size
    return before


def shutdown() -> None:
    """Wait for all threads that the end of the program waits for.

    :raises KeyboardInterrupt: and whatever else a signal's handler raises.
    """
    while others := [one for one in _handles if one.ident != scheduler.current.ident]:
        others[0].join()
        _handles.pop(others[0], None)


def forget_all() -> None:
    """Forget the threads of a program that is over."""
    _handles.clear()
    _names.clear()
    _stack_size[0] = 0


def current_frames(frames: dict[int, Any]) -> dict[int, Any]:
    """Return what `sys._current_frames` has found, without frames of ours on top.

    A thread that an earlier program has left behind is not one of this program's.
    """
    known = scheduler.threads
    return {
        ident: found
        for ident, frame in frames.items()
        if ident in known and (found := _outer(frame))
    }


def _outer(frame: Any) -> Any:
    while frame is not None and frame.f_code.co_filename.startswith(OWN):
        frame = frame.f_back
    return frame
