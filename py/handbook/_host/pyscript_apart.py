"""The package `pyscript` for programs that run apart from the page that shows them.

On pages that run strangers' programs PyScript is not around Python. `display` shows what it shows
there; what would reach the page says why it can't.
"""

from __future__ import annotations

from typing import NoReturn

from pyodide.http import pyfetch as fetch

from handbook import rich

__all__ = ["HTML", "RUNNING_IN_WORKER", "display", "fetch"]

RUNNING_IN_WORKER = True

OF_THE_PAGE = frozenset(
    (
        "Event",
        "PyWorker",
        "current_target",
        "document",
        "events",
        "js_import",
        "js_modules",
        "media",
        "py_import",
        "storage",
        "sync",
        "web",
        "when",
        "window",
        "workers",
    )
)


class PageOutOfReachError(ImportError):
    """The program asked for a part of the page."""


class HTML:
    """Markup that `display` shows as it is.

    :param html: shown in a frame of its own, in which no script runs
    """

    def __init__(self, html: str) -> None:
        self._html = html

    def _repr_html_(self) -> str:
        return self._html


def display(*values: object, target: str | None = None, append: bool = True) -> None:
    """Show objects in the program's output, each on a line of its own.

    :param target: an element of the page, which this program can't reach; only None is taken
    :param append: False would clear what is there, which is the page's to do
    :raises PageOutOfReachError: where a target is named, or something is to be replaced
    """
    if target is not None:
        _refuse("display(target=...)")
    if not append:
        _refuse("display(append=False)")
    for value in values:
        if isinstance(value, str):
            print(value)  # noqa: T201  this is what it is for
        else:
            rich.display(value)


def __getattr__(name: str) -> NoReturn:
    if name in OF_THE_PAGE:
        _refuse(f"pyscript.{name}")
    message = f"module 'pyscript' has no attribute {name!r}"
    raise AttributeError(message)


def _refuse(what: str) -> NoReturn:
    message = (
        f"{what} is not available: this program runs apart from the page that shows it, so that it "
        "can reach nothing there. print() and display(...) show text, pictures and HTML."
    )
    raise PageOutOfReachError(message, name="pyscript")
