"""Has an import wait for the vendored package that has the module: nobody could look for it before.

Owns: `PackageFinder`. Imports nothing of the browser.
"""

from __future__ import annotations

from importlib import invalidate_caches
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.machinery import ModuleSpec

__all__ = ["PackageFinder"]


class PackageFinder:
    """A finder for the end of `sys.meta_path`.

    :param provide: as `handbook.host.Host` has it.
    """

    def __init__(self, provide: Callable[[str], bool]) -> None:
        self._provide = provide

    def find_spec(
        self, name: str, path: object = None, _target: object = None
    ) -> ModuleSpec | None:
        """Load the package, if there is one, and say where the module is.

        :raises ImportError: when it can't be loaded.
        """
        if path is not None or not self._provide(name):
            return None
        invalidate_caches()
        return PathFinder.find_spec(name)
