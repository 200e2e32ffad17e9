"""Puts PyScript's Python package into place when a program imports it, not at every start.

PyScript's worker hands the package over as a program that writes its files below the working folder
and then imports it. The site's interpreter module keeps that program, as `_handbook_host.pyscript`.
Where PyScript is not around Python there is none, and a package of our own takes its place.
"""

from __future__ import annotations

import contextlib
from importlib import import_module, invalidate_caches
from importlib.abc import Loader
from importlib.machinery import ModuleSpec, PathFinder
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

__all__ = ["PyScriptFinder"]

PLACE = "/lib/python3.14/site-packages"

APART = "handbook._host.pyscript_apart"

IMPORT = "import pyscript as _pyscript"
"""From here on the program uses the package that it has written."""


class PyScriptFinder:
    """A finder for `sys.meta_path` that knows one package."""

    def __init__(self) -> None:
        self._program: Callable[[], str] | None = None

    def connect(self, program: Callable[[], str]) -> None:
        """Take the place of PyScript's start.

        :param program: returns the program that writes the package; "" where there is none.
        """
        self._program = program

    def find_spec(
        self, name: str, _path: object = None, _target: object = None
    ) -> ModuleSpec | None:
        """Write the package, once, and say where it is."""
        if name != "pyscript" or self._program is None:
            return None
        if not (program := self._program()):
            return ModuleSpec(name, ApartLoader())
        self._program = None
        with contextlib.chdir(PLACE):
            exec(program.partition(IMPORT)[0], {})  # PyScript's own
        invalidate_caches()
        return PathFinder.find_spec(name)


class ApartLoader(Loader):
    """Gives a program our own module where it asks for PyScript's package."""

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return import_module(APART)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is left to do."""
