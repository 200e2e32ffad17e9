"""Modules: which are loaded, and what their names stand for.

Owns: `sys.modules`; the names in modules and in the standard library's classes.

Libraries stay loaded from run to run; the reader's own modules go. A module is remembered as it is
when its import ends, so that what a program does to it can be undone even if the same program
imported it. There is no public way to hear of that; `importlib._bootstrap._verbose_message` is
called then, and it is used because a finder or loader of ours would stand between the reader and
every traceback of a failing import.
"""

from __future__ import annotations

import importlib
import sys
from operator import is_
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
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
        self._names: dict[str, _Names] = {}
        self._classes: dict[type, dict[str, Any]] = {}
        self._report = _bootstrap._verbose_message
        _bootstrap._verbose_message = self._hear
        for name in list(sys.modules):
            self._remember(name)

    def close(self) -> None:
        """Stop listening to imports."""
        _bootstrap._verbose_message = self._report

    def renew(self, module: ModuleType) -> None:
        """Keep the names of a module of the standard library as they are now."""
        self._names[module.__name__] = _Names(module)

    def restore(self) -> None:
        """Drop the reader's modules, put back the others and what their names stood for."""
        sys.modules = self._loaded
        for name in [name for name in self._loaded if self._is_readers(name)]:
            del self._loaded[name]
        self._loaded.update(self._baseline)
        for names in self._names.values():
            names.restore()
        for owner, attributes in self._classes.items():
            _restore_class(owner, attributes)

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
        self._names[name] = _Names(module)
        if name.partition(".")[0] in sys.stdlib_module_names:
            for value in self._names[name].saved.values():
                if isinstance(value, type) and value.__module__ == name and _is_changeable(value):
                    self._classes[value] = dict(vars(value))

    def _is_readers(self, name: str) -> bool:
        """Tell whether a module is not one of the interpreter's or of an installed package."""
        if name in self._baseline:
            return False
        spec = getattr(sys.modules.get(name), "__spec__", None)
        own_name = getattr(spec, "name", name)
        if own_name != name and own_name.partition(".")[0] in sys.stdlib_module_names:
            return True  # another name for it; those that libraries give are for modules of theirs
        origin = getattr(spec, "origin", None)
        if origin in {"built-in", "frozen"}:
            return False
        places = [origin] if origin else getattr(spec, "submodule_search_locations", None) or ()
        return not any(str(place).startswith(self._libraries) for place in places)


class _Names:
    """What the names of one module stand for."""

    def __init__(self, module: ModuleType) -> None:
        self._name = module.__name__
        self._current = vars(module)
        self.saved = dict(self._current)

    def restore(self) -> None:
        """Put it back."""
        current, saved = self._current, self.saved
        if len(current) == len(saved) and all(map(is_, current.values(), saved.values())):
            return
        for name in [name for name in current if name not in saved]:
            if current[name] is not sys.modules.get(f"{self._name}.{name}", _MISSING):
                del current[name]
        current.update(saved)


def _restore_class(owner: type, saved: dict[str, Any]) -> None:
    current = owner.__dict__
    if len(current) == len(saved) and all(map(is_, current.values(), saved.values())):
        return
    for name, value in list(_differences(current, saved)):
        if value is _MISSING:
            type.__delattr__(owner, name)
        else:
            type.__setattr__(owner, name, value)


def _differences(current: Any, saved: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name in current:
        if name not in saved and not (name.startswith("__") and name.endswith("_cache__")):
            yield name, _MISSING
    for name, value in saved.items():
        if current.get(name, _MISSING) is not value:
            yield name, value


def _is_changeable(owner: type) -> bool:
    return bool(owner.__flags__ & _HEAP_TYPE) and not owner.__flags__ & (1 << 8)
