"""Puts the primitives below the standard library, once, before any program runs.

Owns: which names are replaced, and which objects that were made before have to be made anew.

Imports nothing of the browser.
"""

from __future__ import annotations

import _queue
import _thread
import _threading_local
import asyncio
import asyncio.unix_events
import concurrent.futures
import importlib
import logging
import queue
import sys
import threading
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING, Any

from handbook.concurrency import (
    deadlock,
    hashing,
    locks,
    signals,
    slices,
    threads,
    tracing,
    wakeups,
)
from handbook.concurrency.board import Board
from handbook.concurrency.event_loop import HandbookEventLoop
from handbook.concurrency.green_threads import ThreadEnd
from handbook.concurrency.scheduler import scheduler
from handbook.frames import clean

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["allow_threads", "install"]

_SIGNAL: dict[str, object] = {
    "raise_signal": signals.raise_signal,
    "pthread_kill": signals.pthread_kill,
    "alarm": signals.alarm,
    "setitimer": signals.setitimer,
    "getitimer": signals.getitimer,
    "pause": signals.pause,
    "set_wakeup_fd": wakeups.set_wakeup_fd,
}

_NEW: dict[str, dict[str, object]] = {
    "_thread": {
        "lock": locks.lock,
        "LockType": locks.lock,
        "allocate_lock": locks.lock,
        "allocate": locks.lock,
        "RLock": locks.RLock,
        "_ThreadHandle": threads.ThreadHandle,
        "_make_thread_handle": threads.make_thread_handle,
        "start_joinable_thread": threads.start_joinable_thread,
        "start_new_thread": threads.start_new_thread,
        "start_new": threads.start_new_thread,
        "get_ident": threads.get_ident,
        "get_native_id": threads.get_native_id,
        "_count": threads.thread_count,
        "_shutdown": threads.shutdown,
        "stack_size": threads.stack_size,
        "set_name": threads.set_name,
        "_get_name": threads.get_name,
        "_NAME_MAXLEN": threads.MAX_NAME_BYTES,
        "interrupt_main": signals.interrupt_main,
    },
    "signal": _SIGNAL,
    "_signal": {**_SIGNAL, "signal": signals.set_handler},
    "os": {"kill": signals.kill},
    "posix": {"kill": signals.kill},
    "time": {"sleep": slices.sleep},
    "sys": {"setswitchinterval": slices.set_switch_interval, **tracing.NEW_OF_SYS},
}

_INTERPRETER = frozenset([*_NEW, "builtins", "_frozen_importlib", "_frozen_importlib_external"])
"""Modules whose names are replaced here, or must not be."""


def install() -> None:
    """Replace everything. The scheduler gets its stacks later."""
    replaced: dict[int, object] = {}
    old_types = (_thread.LockType, _thread.RLock, _thread._local)
    for module_name, names in _NEW.items():
        module = sys.modules[module_name]
        for name, new in names.items():
            if hasattr(module, name):
                replaced[id(getattr(module, name))] = new
            _show_as(new, module_name, name)
            setattr(module, name, new)
    _hide_our_frames()
    replaced |= _reload_threading()
    for kind in (threading.Thread, concurrent.futures.Future):
        hashing.hash_by_number(kind)
    _replace_everywhere(replaced, old_types)
    vars(queue)["SimpleQueue"] = vars(_queue)["SimpleQueue"] = vars(queue)["_PySimpleQueue"]
    for place in (asyncio, asyncio.unix_events):
        for name in ("EventLoop", "SelectorEventLoop"):
            vars(place)[name] = HandbookEventLoop
    vars(asyncio.unix_events)["_UnixSelectorEventLoop"] = HandbookEventLoop
    scheduler.deliver = signals.deliver
    scheduler.report = deadlock.report
    scheduler.board.times[Board.SLICE] = sys.getswitchinterval()


def allow_threads() -> None:
    """Say what is true now: that threads can be started. CPython's own tests look here."""
    info: Any = vars(sys)["_emscripten_info"]
    fields = [True if name == "pthreads" else getattr(info, name) for name in info.__match_args__]
    vars(sys)["_emscripten_info"] = type(info)(fields)


def _show_as(new: object, module: str, name: str) -> None:
    """Have a function show as the built-in one that it stands for."""
    if isinstance(new, FunctionType):
        new.__module__, new.__name__, new.__qualname__ = module, name, name


def _hide_our_frames() -> None:
    """Leave frames of ours out where a program looks at other threads, or one has failed."""
    current_frames: Callable[[], dict[int, Any]] = sys._current_frames
    excepthook: Any = vars(_thread)["_excepthook"]
    make_args: Any = vars(_thread)["_ExceptHookArgs"]

    def _current_frames() -> dict[int, Any]:
        """Return a dict mapping each thread's thread id to its current stack frame."""
        return threads.current_frames(current_frames())

    def _excepthook(args: Any, /) -> None:
        """Handle uncaught Thread.run() exception."""
        if args.exc_type is ThreadEnd:
            return
        clean(args.exc_value, frozenset())
        if args.exc_value is not None:
            kind, value, _, thread = args
            args = make_args((kind, value, value.__traceback__, thread))
        excepthook(args)

    _show_as(_excepthook, "_thread", "_excepthook")
    vars(sys)["_current_frames"] = _current_frames
    vars(_thread)["_excepthook"] = _excepthook


def _reload_threading() -> dict[int, object]:
    """Have `threading` take its primitives anew; return what stands for its old names.

    What each thread has for itself comes last: it asks for the current thread, who must be known.
    """
    new = vars(threading)
    old = {name: value for name, value in new.items() if _is_code(value)}
    importlib.reload(threading)
    vars(_threading_local).update(current_thread=new["current_thread"], RLock=new["RLock"])
    vars(_thread)["_local"] = new["local"] = local = _threading_local.local
    local.__module__, local.__name__, local.__qualname__ = "_thread", "_local", "_local"
    new["_thread_local_info"] = _threading_local.local()
    threads.when_thread_ends(_forget_dummy)
    return {id(value): new[name] for name, value in old.items() if new[name] is not value}


def _forget_dummy(ident: int) -> None:
    """Let go of what `current_thread()` has made for a thread that `threading` did not start."""
    active = vars(threading)["_active"]
    if isinstance(active.get(ident), vars(threading)["_DummyThread"]):
        del active[ident]


def _is_code(value: object) -> bool:
    return isinstance(value, (type, FunctionType))


def _replace_everywhere(replaced: dict[int, object], old_types: tuple[type, ...]) -> None:
    """Replace names that other modules have taken over, and locks that they have made."""
    for module_name, module in list(sys.modules.items()):
        if type(module) is not ModuleType or module_name in _INTERPRETER:
            continue
        if module_name.startswith("handbook"):
            continue
        for name, value in list(vars(module).items()):
            if id(value) in replaced:
                vars(module)[name] = replaced[id(value)]
            elif isinstance(value, old_types):
                vars(module)[name] = _anew(value, old_types)
    for reference in logging._handlerList:  # type: ignore[attr-defined]  # private, not in typeshed
        handler = reference()
        if handler is not None:
            handler.createLock()


def _anew(value: object, old_types: tuple[type, ...]) -> object:
    """Make a lock, or what each thread has for itself, in place of an old one."""
    new_types = (locks.lock, locks.RLock, _threading_local.local)
    for old, new in zip(old_types, new_types, strict=True):
        if isinstance(value, old):
            return new() if type(value) is old else _subclass_anew(type(value), old, new)()
    return value


def _subclass_anew(kind: type, old: type, new: Any) -> Any:
    """Return a class that is to the new type what a class is to the old one."""
    bases = tuple(new if base is old else base for base in kind.__bases__)
    own = {name: value for name, value in vars(kind).items() if name not in _OF_INSTANCES}
    return type(kind)(kind.__name__, bases, own)


_OF_INSTANCES = frozenset({"__dict__", "__weakref__"})
"""What a class makes for its instances by itself."""
