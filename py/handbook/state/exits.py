"""What a program leaves to be done at its exit: by atexit, finalizers and logging.

Owns: the registry behind `atexit` while programs run. The interpreter's own is left alone: it
cannot be read, and calling it would end the interpreter's own affairs.
"""

from __future__ import annotations

import atexit
import logging
import sys
import weakref
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from handbook.unraisable import show_unraisable

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ExitFunctions"]

_FINALIZE: Any = weakref.finalize
_Function = TypeVar("_Function", bound="Callable[..., object]")


class _Call(NamedTuple):
    function: Callable[..., object]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    module: str
    """Who registered it."""
    lasts: bool
    """Whether it was registered by the import of that module, which stays as it was then."""


class ExitFunctions:
    """The functions to call at the exit of a program, last registered first.

    What a library registered while it was imported stays, as the library does. What it registers
    later is for one run: its names are put back afterwards, and it registers again.
    """

    def __init__(self) -> None:
        self._calls: list[_Call] = []
        self._finalize = _FINALIZE
        self._finalize._registered_with_atexit = False  # so that it registers here
        self._finalizers = set(self._finalize._registry)
        self._handlers = list(_handlers())
        names = ("register", "unregister", "_run_exitfuncs", "_clear", "_ncallbacks")
        self._originals = {name: getattr(atexit, name) for name in names}
        ours = (self.register, self.unregister, self.run, self._calls.clear, self._calls.__len__)
        for name, function in zip(names, ours, strict=True):
            setattr(atexit, name, function)

    def close(self) -> None:
        """Give atexit its own functions back."""
        for name, function in self._originals.items():
            setattr(atexit, name, function)

    def register(self, func: _Function, /, *args: Any, **kwargs: Any) -> _Function:
        """Register a function to be executed upon normal program termination."""
        if not callable(func):
            message = "the first argument must be callable"
            raise TypeError(message)
        names = sys._getframe(1).f_globals
        lasts = bool(getattr(names.get("__spec__"), "_initializing", False))
        self._calls.append(_Call(func, args, kwargs, str(names.get("__name__")), lasts))
        return func

    def unregister(self, func: Callable[..., object], /) -> None:
        """Unregister an exit function which was previously registered."""
        self._calls[:] = [call for call in self._calls if call.function != func]

    def run(self) -> None:
        """Call everything, logging's shutdown last, as it is registered before any program starts.

        What one raises is told as the interpreter tells it.
        """
        lasting = [call for call in self._calls if call.lasts]
        for finalizer in self._finalizers & self._finalize._registry.keys():
            finalizer.atexit = False
        mine = [ref for ref in _handlers() if ref not in self._handlers]
        self._calls.insert(0, _Call(logging.shutdown, (mine,), {}, "logging", lasts=False))
        calls, self._calls[:] = self._calls[::-1], lasting
        for call in calls:  # what is registered meanwhile comes too late
            try:
                call.function(*call.args, **call.kwargs)
            except BaseException as error:  # the reader's code
                show_unraisable(f"Exception ignored in atexit callback {call.function!r}", error)

    def restore(self) -> None:
        """Forget what modules registered that have been dropped meanwhile."""
        self._calls[:] = [call for call in self._calls if call.lasts and call.module in sys.modules]
        for finalizer in self._finalizers & self._finalize._registry.keys():
            finalizer.atexit = True


def _handlers() -> list[Any]:
    return logging._handlerList  # type: ignore[attr-defined, no-any-return]
