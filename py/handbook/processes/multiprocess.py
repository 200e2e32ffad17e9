"""What of `multiprocessing` asks an operating system past the functions that are replaced below it.

Owns: the start method, which is "spawn" alone, and what is done when a module of it is imported.

Imports nothing of the browser.
"""

from __future__ import annotations

import errno
import os
import sys
from importlib.machinery import PathFinder
from itertools import count
from pathlib import PurePath
from types import ModuleType
from typing import TYPE_CHECKING, Any, NoReturn

from handbook.processes import messages, semaphores, spawning
from handbook.processes.kernel import kernel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from importlib.machinery import ModuleSpec

    from handbook._messages import Program

__all__ = ["be_main_of", "forget_all", "install"]

NO_SHARED_MEMORY = (
    "the memory of a page's processes is not shared; use Value, Array, a Queue or a Manager"
)

_main: list[Program] = []


def install() -> None:
    """Provide what is missing, and have the rest be mended when it is imported."""
    for name, names in _MISSING.items():
        module = ModuleType(name)
        vars(module).update(names)
        sys.modules[name] = module
    sys.meta_path.insert(0, _AfterImport())


def be_main_of(main: list[Program]) -> None:
    """Take what is imported as the main module."""
    _main[:] = main


def forget_all() -> None:
    """Have the next program be the first: nothing of this one's processes is left."""
    process = sys.modules.get("multiprocessing.process")
    if process is not None:
        names = vars(process)
        names["_process_counter"] = count(1)
        names["_children"].clear()
        names["_current_process"] = type(names["_current_process"])()
        names["_parent_process"] = None
    context = sys.modules.get("multiprocessing.context")
    if context is not None:
        vars(context)["_default_context"]._actual_context = None
    tracker = sys.modules.get("multiprocessing.resource_tracker")
    if tracker is not None:
        own = vars(tracker)["_resource_tracker"]
        own._fd = own._pid = own._exitcode = None
    util = sys.modules.get("multiprocessing.util")
    if util is not None:
        vars(util)["_finalizer_registry"].clear()
        vars(util)["_finalizer_counter"] = count()


def _no_shared_memory(*_args: Any, **_options: Any) -> NoReturn:
    raise OSError(errno.ENOTSUP, NO_SHARED_MEMORY)


_MISSING: dict[str, dict[str, Any]] = {
    "_multiprocessing": {
        "SemLock": semaphores.SemLock,
        "sem_unlink": semaphores.sem_unlink,
        "flags": semaphores.flags,
    },
    "_posixshmem": {"shm_open": _no_shared_memory, "shm_unlink": _no_shared_memory},
}


def _mend_context(context: Any) -> None:
    """Know one way of starting a process."""
    spawn = context._concrete_contexts["spawn"]
    context._concrete_contexts = {"spawn": spawn}
    context._default_context._default_context = spawn


def _mend_resource_tracker(tracker: Any) -> None:
    """Begin no process that tracks, unless a program asks for it.

    There is nothing to track: what a program leaves behind goes with the kernel's memory of it.
    """
    own = tracker._resource_tracker
    nowhere: list[int] = []

    def getfd() -> int:
        if own._fd is not None:
            own.ensure_running()
            return int(own._fd)
        if not nowhere:
            nowhere.append(os.open(os.devnull, os.O_RDWR))
        return nowhere[0]

    tracker.getfd = own.getfd = getfd


def _mend_spawn(spawn: Any) -> None:
    """Import the main module from what the page runs, which is in no file."""
    from_path = spawn._fixup_main_from_path

    def _fixup_main_from_path(main_path: str) -> None:
        names = [program["name"] for program in _main]
        name = PurePath(main_path).stem
        if os.path.exists(main_path) or name not in names:
            from_path(main_path)
            return
        current = sys.modules["__main__"]
        if getattr(current, "__file__", None) == main_path:
            return
        spawn.old_main_modules.append(current)
        module = ModuleType("__mp_main__")
        sys.modules["__main__"] = sys.modules["__mp_main__"] = module
        _run_main(module, _main[: names.index(name) + 1])

    spawn._fixup_main_from_path = _fixup_main_from_path


def _run_main(module: ModuleType, programs: list[Program]) -> None:
    """Run programs of the page as far as they are not for the main process alone.

    :param programs: the one that has begun the process, after those that it goes on from.
    """
    from handbook.program import (  # noqa: PLC0415  of use here only
        SourceFile,
        compile_program,
    )

    for program in programs:
        file = SourceFile.of(program)
        file.publish()
        vars(module)["__file__"] = file.name
        exec(compile_program(file), vars(module))


def _mend_reduction(reduction: Any) -> None:
    """Hand descriptors from one process to another by way of the kernel."""
    from multiprocessing import context  # noqa: PLC0415  which is being imported

    class _Parcel:
        """A descriptor on its way."""

        def __init__(self, fd: int) -> None:
            reply = kernel.ask("park", spawning.source_of(fd))
            assert reply is not None
            self._number = reply.value

        def detach(self) -> int:
            """Return a descriptor of this process."""
            return messages.unpark(self._number)

    _Parcel.__module__, _Parcel.__qualname__ = __name__, "_Parcel"
    globals()["_Parcel"] = _Parcel

    def DupFd(fd: int) -> Any:  # noqa: N802  its name is CPython's
        """Return a wrapper for an fd that can be pickled."""
        popen = context.get_spawning_popen()
        if popen is not None:
            return popen.DupFd(popen.duplicate_for_child(fd))
        return _Parcel(fd)

    reduction.DupFd = DupFd
    reduction.HAVE_SEND_HANDLE = True


_MENDED: dict[str, Callable[[Any], None]] = {
    "multiprocessing.context": _mend_context,
    "multiprocessing.resource_tracker": _mend_resource_tracker,
    "multiprocessing.spawn": _mend_spawn,
    "multiprocessing.reduction": _mend_reduction,
}


def _mend_sharedctypes(module: Any) -> None:
    from handbook.processes import sharing  # noqa: PLC0415  few programs need it

    sharing.install(module)


def _mend_heap(module: Any) -> None:
    from handbook.processes import sharing  # noqa: PLC0415  few programs need it

    module.BufferWrapper = sharing.Buffer


_MENDED["multiprocessing.sharedctypes"] = _mend_sharedctypes
_MENDED["multiprocessing.heap"] = _mend_heap


class _AfterImport:
    """Finds modules as ever, and has some be mended once they have been imported."""

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the module's own spec, with a loader that mends it."""
        mend = _MENDED.get(name)
        if mend is None:
            return None
        spec = PathFinder.find_spec(name, path)
        if spec is None or spec.loader is None:
            return None
        spec.loader = _Mending(spec.loader, mend)  # type: ignore[assignment]  # not all is asked
        return spec


class _Mending:
    """A loader that mends what it has loaded, and leaves the module with its own loader."""

    def __init__(self, loader: Any, mend: Callable[[Any], None]) -> None:
        self._loader, self._mend = loader, mend

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Leave it to the module's own loader."""
        made: ModuleType | None = self._loader.create_module(spec)
        return made

    def exec_module(self, module: ModuleType) -> None:
        """Load and mend."""
        vars(module)["__loader__"] = self._loader
        if module.__spec__ is not None:
            module.__spec__.loader = self._loader
        self._loader.exec_module(module)
        self._mend(module)
