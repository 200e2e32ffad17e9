"""What a program finds around it: its folder, the environment, what steers the interpreter.

Owns: the working folder, which every run finds empty; `os.environ`; the contents of shared
containers.
"""

from __future__ import annotations

import copyreg
import gc
import linecache
import locale
import os
import shutil
import sys
import time
import warnings
from pathlib import Path
from typing import Any

__all__ = ["Containers", "Environment", "Folder"]

_USUAL_MODE = 0o755


class Folder:
    """The working folder, where a program finds its modules. All that is in it belongs to one run.

    :param path: made if need be; its contents are deleted after every run.
    """

    def __init__(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self._path = path.resolve()
        self._mask = os.umask(0o022)
        name = str(self._path)
        sys.path[:] = [name, *(place for place in sys.path if place not in {"", name})]
        sys.path_importer_cache.pop(name, None)
        self.restore()

    def restore(self) -> None:
        """Put it back."""
        os.umask(self._mask)
        self._path.mkdir(parents=True, exist_ok=True)
        os.chdir(self._path)
        self._path.chmod(_USUAL_MODE)
        for folder, names, _ in os.walk(self._path):
            for inner in (Path(folder, name) for name in names):
                if not inner.is_symlink():
                    inner.chmod(_USUAL_MODE)
        for entry in self._path.iterdir():
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry, ignore_errors=True)
            else:
                entry.unlink(missing_ok=True)


class Environment:
    """The environment variables, and what the C library has made of them."""

    def __init__(self) -> None:
        self._variables = os.environ
        self._saved = dict(os.environ)
        self._locale = locale.setlocale(locale.LC_ALL)

    def restore(self) -> None:
        """Put it back."""
        current = dict(self._variables)
        if current != self._saved:
            for name in current.keys() - self._saved.keys():
                del self._variables[name]
            self._variables.update(self._saved)
            time.tzset()
        if locale.setlocale(locale.LC_ALL) != self._locale:
            locale.setlocale(locale.LC_ALL, self._locale)


class Containers:
    """Lists and dicts whose contents steer the interpreter."""

    def __init__(self) -> None:
        lists: tuple[list[Any], ...] = (
            sys.argv,
            sys.path,
            sys.path_hooks,
            sys.meta_path,
            sys.warnoptions,
        )
        filters: Any = warnings.filters
        self._lists = [(found, found[:]) for found in (*lists, filters, gc.callbacks)]
        dicts: tuple[dict[Any, Any], ...] = (
            sys.path_importer_cache,
            warnings.onceregistry,  # type: ignore[attr-defined]  # private, not in typeshed
            copyreg.dispatch_table,
            linecache.cache,
        )
        self._dicts = [(found, found.copy()) for found in dicts]

    def restore(self) -> None:
        """Put it back."""
        for current, saved in self._lists:
            if current != saved:
                current[:] = saved
        for mapping, content in self._dicts:
            mapping.clear()
            mapping.update(content)
        warnings._filters_mutated()  # type: ignore[attr-defined]  # private, not in typeshed
