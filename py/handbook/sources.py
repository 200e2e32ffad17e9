"""Lines of modules that are imported from bytecode: Python's library and the handbook itself.

Owns: what the loaders of these modules answer when `linecache`, `inspect` or a program asks for a
source or a file name; without it they know of `.pyc` files only. The sources are fetched whole,
when the first line of them is asked for.
Must not import anything of the browser.
"""

from __future__ import annotations

import io
import sys
import zipfile
from importlib.machinery import SourcelessFileLoader
from importlib.util import decode_source
from time import monotonic
from typing import TYPE_CHECKING
from zipimport import zipimporter

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

__all__ = ["SourceZip", "install"]

LATER_S = 30.0
"""How long after a failed fetch no other one is tried: a traceback asks again for every level."""


class SourceZip:
    """The sources of one place that modules are imported from.

    :param root: the place, as paths of modules begin.
    :param fetch: gives the bytes of a zip file whose names are relative to the root, or None.
    """

    def __init__(self, root: str, fetch: Callable[[], bytes | None]) -> None:
        self.root = root
        self._fetch = fetch
        self._opened: zipfile.ZipFile | None = None
        self._not_before = 0.0

    def read(self, path: str) -> bytes | None:
        """Read a source.

        :param path: of the module; relative ones begin below the root.
        :return: None when it cannot be had.
        """
        archive = self._archive()
        if archive is None:
            return None
        try:
            return archive.read(path.removeprefix(f"{self.root}/"))
        except KeyError:
            return None

    def _archive(self) -> zipfile.ZipFile | None:
        if self._opened is None and monotonic() >= self._not_before:
            data = self._fetch()
            if data is None:
                self._not_before = monotonic() + LATER_S
            else:
                self._opened = zipfile.ZipFile(io.BytesIO(data))
        return self._opened


def install(library: SourceZip, packages: SourceZip) -> None:
    """Have the loaders answer as if the sources were there.

    :param library: of the zip file that the standard library is imported from.
    :param packages: of the folder with packages that came without their sources.
    """
    _teach_zip_files(library)
    _teach_folders(packages)
    for module in list(sys.modules.values()):
        _name_after_source(module, library)


def _teach_zip_files(sources: SourceZip) -> None:
    stock_name, stock_source = zipimporter.get_filename, zipimporter.get_source
    stock_data = zipimporter.get_data

    def get_filename(self: zipimporter, fullname: str) -> str:
        """Name the source; the stock method loads the whole bytecode to find out its name."""
        if self.archive != sources.root:
            return stock_name(self, fullname)
        tail = "/__init__.py" if self.is_package(fullname) else ".py"
        return f"{self.archive}/{self.prefix}{fullname.rpartition('.')[2]}{tail}"

    def get_source(self: zipimporter, fullname: str) -> str | None:
        found = stock_source(self, fullname)
        if found is not None or self.archive != sources.root:
            return found
        return _decoded(sources.read(get_filename(self, fullname)))

    def get_data(self: zipimporter, pathname: str) -> bytes:
        try:
            return stock_data(self, pathname)
        except OSError:
            if self.archive != sources.root or not pathname.endswith(".py"):
                raise
            stock_data(self, f"{pathname}c")  # there is such a module
            data = sources.read(pathname)
            if data is None:
                raise
            return data

    for function in (get_filename, get_source, get_data):
        setattr(zipimporter, function.__name__, function)


def _teach_folders(sources: SourceZip) -> None:
    def get_source(self: SourcelessFileLoader, fullname: str) -> str | None:
        path = self.get_filename(fullname)
        if not path.startswith(f"{sources.root}/"):
            return None
        return _decoded(sources.read(path.removesuffix("c")))

    for function in (get_source,):
        setattr(SourcelessFileLoader, function.__name__, function)


def _decoded(source: bytes | None) -> str | None:
    return None if source is None else decode_source(source)


def _name_after_source(module: ModuleType, library: SourceZip) -> None:
    """Give a module that was imported before the file name that it has if imported now."""
    spec = getattr(module, "__spec__", None)
    origin = getattr(spec, "origin", None)
    if spec is None or origin is None or not origin.startswith(f"{library.root}/"):
        return
    if origin.endswith(".pyc"):
        spec.origin = module.__file__ = origin.removesuffix("c")
        spec.cached = None  # is worked out anew
        vars(module)["__cached__"] = spec.cached
