"""Keeps our code out of sight of whatever watches a program: tracers, profilers, debuggers.

What stands for C must not be traced: a trace function that prints or takes a lock would come back
into the scheduler in the middle of its work, and pdb would step into a lock.

Owns: what stands for `sys.settrace`, `sys.setprofile`, their siblings for all threads, and
`sys.monitoring.register_callback`.

Imports nothing of the browser.
"""

from __future__ import annotations

import sys
from types import BuiltinFunctionType, MethodDescriptorType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType, FrameType

__all__ = ["NEW_OF_MONITORING", "NEW_OF_SYS"]

OWN = __file__.rpartition("/concurrency/")[0]

_system: Any = vars(sys)
_settrace, _gettrace = sys.settrace, sys.gettrace
_setprofile, _getprofile = sys.setprofile, sys.getprofile
_settrace_all = _system.get("_settraceallthreads")
_setprofile_all = _system.get("_setprofileallthreads")
_monitoring = _system.get("monitoring")
_register = getattr(_monitoring, "register_callback", None)

_ALWAYS_TOLD = ("RAISE", "RERAISE", "PY_UNWIND", "PY_THROW", "EXCEPTION_HANDLED")
"""Events that can't be turned off for a place."""


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


_callbacks: dict[tuple[int, int], Any] = {}


def register_callback(tool_id: int, event: int, func: Any, /) -> Any:
    """Register the callable func for the event with the given tool_id.

    :return: the one before, or None.
    """
    is_c = func is None or isinstance(func, (BuiltinFunctionType, MethodDescriptorType))
    wrapped = func if is_c else _callback(func, event)
    before = _register(tool_id, event, wrapped)  # type: ignore[misc]  # there since 3.12
    known = _callbacks.pop((tool_id, event), None)
    if wrapped is not func:
        _callbacks[tool_id, event] = (wrapped, func)
    return known[1] if known is not None and known[0] is before else before


def _callback(func: Callable[..., Any], event: int) -> Callable[..., Any]:
    events: Any = _monitoring.events
    always_told = any(event == getattr(events, name, 0) for name in _ALWAYS_TOLD)
    answer = None if always_told else _monitoring.DISABLE

    def told(code: CodeType, *what: Any) -> Any:
        return answer if code.co_filename.startswith(OWN) else func(code, *what)

    return told


NEW_OF_SYS: dict[str, object] = {
    "settrace": settrace,
    "gettrace": gettrace,
    "setprofile": setprofile,
    "getprofile": getprofile,
    "_settraceallthreads": settrace_all,
    "_setprofileallthreads": setprofile_all,
}

NEW_OF_MONITORING: dict[str, object] = {"register_callback": register_callback}
