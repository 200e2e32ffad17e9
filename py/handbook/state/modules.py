"""Modules: which are loaded, and what their names stand for.

Owns: `sys.modules`; the names in modules and in the standard library's classes.

Libraries stay loaded from run to run; the reader's own modules go. A module is remembered as it is
when its import ends, so that what a program does to it can be undone even if the same program
imported it. There is no public way to hear of that; `importlib._bootstrap._verbose_message` is
called then, and it is used because a finder or loader of ours would stand between the reader and
every traceback of a failing import.

Nearly all names are as they were after nearly every run, so that is found out for all together,
without a line of Python for each.
"""

from __future__ import annotations

import importlib
import sys
from itertools import chain
from operator import is_
from os import stat
from types import ModuleType
from typing import TYPE_CHECKING, Any, Protocol

from handbook.state.packages import IMPORTED_ANEW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, ValuesView
    from pathlib import Path

__all__ = ["Modules"]

_INFRASTRUCTURE = frozenset(
    [
        "__main__",
        "builtins",
        "handbook",
        "js",
        "polyscript",
        "pyodide",
        "pyodide_js",
        "pyscript",
        "_handbook_host",
        "_pyodide",
        "_pyodide_core",
        "_frozen_importlib",
        "_frozen_importlib_external",
    ]
)
"""Not looked into: their names change by themselves, or have a keeper of their own."""

_bootstrap: Any = importlib._bootstrap
_IMPORTED = "import {!r} # {!r}"
_HEAP_TYPE = 1 << 9
_MISSING = object()


class Modules:
    """All loaded modules, those of the standard library down to the attributes of their classes.

    :param folder: the working folder; what is imported from there is the reader's.
    """

    def __init__(self, folder: Path) -> None:
        self._loaded: dict[str, ModuleType] = sys.modules
        self._baseline = dict(sys.modules)
        self._libraries = tuple(f"{place}/" for place in sys.path if place not in {"", str(folder)})
        self._times = {place: _time_of(place) for place in self._libraries}
        self._files: dict[str, str] = {}
        self._names: dict[str | type, _Names] = {}
        self._restless: set[str | type] = set()
        self._quiet: _Quiet | None = None
        self._report = _bootstrap._verbose_message
        _bootstrap._verbose_message = self._hear
        for name in list(sys.modules):
            self._remember(name)

    def close(self) -> None:
        """Stop listening to imports."""
        _bootstrap._verbose_message = self._report

    def renew(self, module: ModuleType) -> None:
        """Keep the names of a module of the standard library as they are now."""
        self._keep(module.__name__, _ModuleNames(module))

    def drop(self) -> bool:
        """Let go of the reader's modules; tell whether there were any."""
        sys.modules = self._loaded
        names = [name for name in self._loaded if self._is_readers(name)]
        for name in names:
            del self._loaded[name]
        return bool(names)

    def restore(self) -> None:
        """Drop the reader's modules, put back the others and what their names stood for."""
        self._forget_uninstalled()
        self.drop()
        self._loaded.update(self._baseline)
        for owner in self._restless:
            self._names[owner].restore()
        if self._quiet is None:
            quiet = self._names.keys() - self._restless
            self._quiet = _Quiet(self._names[owner] for owner in quiet)
        if self._quiet.is_changed():
            self._restless.update([owner for owner in self._names if self._names[owner].restore()])
            self._quiet = None

    def _forget_uninstalled(self) -> None:
        """Let go of libraries whose files are gone."""
        times = {place: _time_of(place) for place in self._libraries}
        if times == self._times:
            return
        self._times = times
        for name in [name for name, path in self._files.items() if _time_of(path) is None]:
            del self._files[name], self._baseline[name]
            self._loaded.pop(name, None)
            self._names.pop(name, None)
            self._restless.discard(name)
            self._quiet = None

    def _hear(self, message: str, *args: Any, **options: Any) -> None:
        self._report(message, *args, **options)
        if message == _IMPORTED and args:
            self._remember(args[0])

    def _remember(self, name: str) -> None:
        module = sys.modules.get(name)
        if type(module) is not ModuleType or name.partition(".")[0] in _INFRASTRUCTURE:
            return
        if self._is_readers(name) or self._baseline.setdefault(name, module) is not module:
            return
        self._keep(name, _ModuleNames(module))
        origin = getattr(module.__spec__, "origin", None)
        if origin and _time_of(origin) is not None:
            self._files[name] = origin
        if name.partition(".")[0] in sys.stdlib_module_names:
            for value in list(vars(module).values()):
                if isinstance(value, type) and value.__module__ == name and _is_changeable(value):
                    self._keep(value, _ClassNames(value))

    def _keep(self, owner: str | type, names: _Names) -> None:
        """Remember the names of a module, or of a class."""
        self._names[owner] = names
        self._quiet = None

    def _is_readers(self, name: str) -> bool:
        """Tell whether a module goes with the program: all but libraries that stay loaded."""
        if name in self._baseline:
            return False
        if name.partition(".")[0] in IMPORTED_ANEW:
            return True
        spec = getattr(sys.modules.get(name), "__spec__", None)
        own_name = getattr(spec, "name", name)
        if own_name != name and own_name.partition(".")[0] in sys.stdlib_module_names:
            return True  # another name for it; those that libraries give are for modules of theirs
        origin = getattr(spec, "origin", None)
        if origin in {"built-in", "frozen"}:
            return False
        places = [origin] if origin else getattr(spec, "submodule_search_locations", None) or ()
        return not any(str(place).startswith(self._libraries) for place in places)


def _time_of(path: str) -> int | None:
    """Return when a file or a folder was last changed, in nanoseconds; None if it isn't there."""
    try:
        return stat(path).st_mtime_ns  # noqa: PTH116  bound here, whatever a program replaces
    except OSError:
        return None


class _Names(Protocol):
    """Names, and what they stood for when this was made."""

    saved: dict[str, Any]

    @property
    def current(self) -> Mapping[str, Any]:
        """What they stand for now."""

    def restore(self) -> bool:
        """Put them back; tell whether that was needed."""


class _Quiet:
    """Names that no program has changed so far; each is looked at after every run."""

    def __init__(self, names: Iterable[_Names]) -> None:
        self._current: list[ValuesView[Any]] = []  # these see every change
        self._saved: list[Any] = []
        for one in names:
            self._current.append(one.current.values())
            self._saved.extend(one.saved.values())

    def is_changed(self) -> bool:
        """Tell whether any of them stands for something else, is new, or is gone."""
        if sum(map(len, self._current)) != len(self._saved):
            return True
        return not all(map(is_, chain.from_iterable(self._current), self._saved))


class _ModuleNames:
    """The names of one module."""

    def __init__(self, module: ModuleType) -> None:
        self._name = module.__name__
        self.current = vars(module)
        self.saved = dict(self.current)

    def restore(self) -> bool:
        """Put them back; tell whether that was needed."""
        current, saved = self.current, self.saved
        if _is_same(current, saved):
            return False
        for name in [name for name in current if name not in saved]:
            if current[name] is not sys.modules.get(f"{self._name}.{name}", _MISSING):
                del current[name]
        current.update(saved)
        return True


class _ClassNames:
    """The attributes of one class."""

    def __init__(self, owner: type) -> None:
        self._owner = owner
        self.current = vars(owner)
        self.saved = dict(self.current)

    def restore(self) -> bool:
        """Put them back; tell whether that was needed."""
        if _is_same(self.current, self.saved):
            return False
        for name, value in list(_differences(self.current, self.saved)):
            if value is _MISSING:
                type.__delattr__(self._owner, name)
            else:
                type.__setattr__(self._owner, name, value)
        return True


def _is_same(current: Mapping[str, Any], saved: dict[str, Any]) -> bool:
    return len(current) == len(saved) and all(map(is_, current.values(), saved.values()))


def _differences(current: Any, saved: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name in current:
        if name not in saved and not (name.startswith("__") and name.endswith("_cache__")):
            yield name, _MISSING
    for name, value in saved.items():
        if current.get(name, _MISSING) is not value:
            yield name, value


def _is_changeable(owner: type) -> bool:
    return bool(owner.__flags__ & _HEAP_TYPE) and not owner.__flags__ & (1 << 8)
