"""What a program imports, for what has to be loaded before it runs."""

from __future__ import annotations

import warnings
from textwrap import dedent

from pyodide import code

__all__ = ["find_imports"]


def find_imports(source: str) -> list[str]:
    """Return the names of the modules that a program imports; none, where it is not Python.

    :param source: its text, which may be indented as a whole, as that of `-c` may. What the parser
        warns of is left to the run, which compiles it again.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return code.find_imports(dedent(source))
