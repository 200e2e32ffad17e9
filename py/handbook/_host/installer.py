"""Packages from a package index, installed by micropip before a program runs.

Owns: the call of micropip, and what its failures mean in the reader's words.
"""

from __future__ import annotations

import re

__all__ = ["install"]

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_UNKNOWN = re.compile(r"Can't fetch metadata for '([^']+)'")
_COMPILED = re.compile(r"Can't find a pure Python 3 wheel for:? '([^']+)'")


async def install(requirements: list[str], index: str) -> str:
    """Install what is not there yet, with all that it depends on.

    :param requirements: as pip takes them.
    :param index: address of a simple index; "" for micropip's own.
    :return: one sentence that says what went wrong; "" when all of it is there.
    """
    import micropip  # noqa: PLC0415  loaded when it is wanted

    index = index.rstrip("/")
    try:
        await micropip.install(list(requirements), index_urls=[index] if index else None)
    except Exception as error:
        return await _explain(error, index)
    return ""


async def _explain(error: BaseException, index: str) -> str:
    text = str(error).strip()
    unknown = _UNKNOWN.search(text)
    if unknown:
        return await _missing(unknown[1], index)
    compiled = _COMPILED.search(text)
    if compiled:
        return (
            f"“{compiled[1]}” has no release that a browser can use: it is compiled for other "
            "systems, or asks for another Python."
        )
    if isinstance(error, OSError):
        return f"The package index could not be reached: {text}. Check the connection."
    first = text.partition("\n")[0]
    return f"The packages could not be installed: {type(error).__name__}: {first}"


async def _missing(name: str, index: str) -> str:
    """Tell a package that does not exist from an index that does not answer."""
    from micropip import package_index  # noqa: PLC0415
    from pyodide.http import pyfetch  # noqa: PLC0415

    found = _NAME.match(name)
    asked = found[0] if found else name
    try:
        await pyfetch(f"{index or package_index.PYPI_URL}/{asked}/")
    except Exception:  # whatever the browser calls it
        return (
            f"“{asked}” is not among the packages that come with the handbook, and the package "
            "index could not be reached. Check the connection."
        )
    return f"The package index has no package “{asked}” that can be read. Check its name."
