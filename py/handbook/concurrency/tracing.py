"""Keeps our code out of sight of functions that trace or profile a program.

What stands for C must not be traced: a trace function that takes a lock would come back into the
scheduler in the middle of its work.

Owns: what stands for `sys.settrace`, `sys.setprofile` and their siblings for all threads. Callbacks
of `sys.monitoring` are left alone: those of pdb count the frames between themselves and a program.

Imports nothing of the browser.
"""

from __future__ import annotations

import sys
from types import BuiltinFunctionType, MethodDescriptorType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

__all__ = ["NEW_OF_SYS"]

OWN = __file__.rpartition("/concurrency/")[0]

_system: Any = vars(sys)
_settrace, _gettrace = sys.settrace, sys.gettrace
_setprofile, _getprofile = sys.setprofile, sys.getprofile
_settrace_all = _system.get("_settraceallthreads")
_setprofile_all = _system.get("_setprofileallthreads")


class _Watcher:
    """A trace or profile function that is not told of our code.

    :param function: the program's.
    """

    __slots__ = ("function",)

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function

    def __call__(self, frame: FrameType, event: str, arg: object) -> Any:
        if frame.f_code.co_filename.startswith(OWN):
            return None
        return self.function(frame, event, arg)


def _hidden(function: Any) -> Any:
    """Wrap a function of Python; what is written in C does nothing that could disturb."""
    if function is None or isinstance(function, (BuiltinFunctionType, MethodDescriptorType)):
        return function
    return _Watcher(function)


def _shown(function: Any) -> Any:
    return function.function if isinstance(function, _Watcher) else function


def settrace(function: Any, /) -> None:
    """Set the global debug tracing function. It will be called on each function call."""
    _settrace(_hidden(function))


def gettrace() -> Any:
    """Return the global debug tracing function set with sys.settrace."""
    return _shown(_gettrace())


def setprofile(function: Any, /) -> None:
    """Set the profiling function. It will be called on each function call and return."""
    _setprofile(_hidden(function))


def getprofile() -> Any:
    """Return the profiling function set with sys.setprofile."""
    return _shown(_getprofile())


def settrace_all(function: Any, /) -> None:
    """Set the global debug tracing function in all running threads."""
    _settrace_all(_hidden(function))


def setprofile_all(function: Any, /) -> None:
    """Set the profiling function in all running threads."""
    _setprofile_all(_hidden(function))


NEW_OF_SYS: dict[str, object] = {
    "settrace": settrace,
    "gettrace": gettrace,
    "setprofile": setprofile,
    "getprofile": getprofile,
    "_settraceallthreads": settrace_all,
    "_setprofileallthreads": setprofile_all,
}
