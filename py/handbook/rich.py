"""Objects that are more than text: pictures, Markdown, HTML.

Owns: which methods of an object are asked, and `display()`.
Must not import anything of the browser. Works without one: then an object is printed.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["bundle", "display", "show_with"]

_METHODS = {
    "_repr_svg_": "image/svg+xml",
    "_repr_png_": "image/png",
    "_repr_html_": "text/html",
    "_repr_markdown_": "text/markdown",
}

_show: list[Callable[[dict[str, str]], None]] = []


def show_with(show: Callable[[dict[str, str]], None] | None) -> None:
    """Say what shows rich objects from now on.

    :param show: takes a MIME bundle; None prints objects instead.
    """
    _show[:] = [] if show is None else [show]


def display(*objects: object) -> None:
    """Show objects in the page, each on a line of its own; without a page, print them.

    An object says how it looks by `_repr_svg_`, `_repr_png_`, `_repr_html_`, `_repr_markdown_` or
    `_repr_mimebundle_`, as in Jupyter. Any other object is shown by its repr.
    """
    for item in objects:
        data = bundle(item) if _show else None
        if data is None:
            print(repr(item))  # noqa: T201  this is what it is for
        else:
            _show[0](data)


def bundle(item: object) -> dict[str, str] | None:
    """Ask an object how it looks.

    :return: MIME type to text, `text/plain` included; None when it is nothing but text.
    """
    data = _mimebundle(item)
    for method, mime in _METHODS.items():
        if mime not in data:
            _add(data, mime, _ask(item, method))
    if not data.keys() - {"text/plain"}:
        return None
    data.setdefault("text/plain", _plain(item))
    return data


def _mimebundle(item: object) -> dict[str, str]:
    data: dict[str, str] = {}
    given = _ask(item, "_repr_mimebundle_")
    if isinstance(given, tuple):  # (data, metadata) is allowed
        given = given[0] if given else None
    if isinstance(given, dict):
        for mime in (*_METHODS.values(), "text/plain"):
            _add(data, mime, given.get(mime))
    return data


def _add(data: dict[str, str], mime: str, value: object) -> None:
    if isinstance(value, tuple) and value:  # (data, metadata) is allowed
        value = value[0]
    if isinstance(value, bytes | bytearray):
        data[mime] = base64.b64encode(value).decode("ascii")
    elif isinstance(value, str):
        data[mime] = str(value)


def _ask(item: object, method: str) -> Any:
    """Call a method of the object's class; one that is missing or fails says nothing."""
    if getattr(type(item), method, None) is None:
        return None
    try:
        return getattr(item, method)()
    except Exception:  # the reader's code
        return None


def _plain(item: object) -> str:
    try:
        return repr(item)
    except Exception:  # the reader's code
        return object.__repr__(item)
