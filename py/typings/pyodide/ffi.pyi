"""What the handbook uses of Pyodide's own package, which exists in the browser only."""

from typing import TypeVar

_T = TypeVar("_T")

def create_proxy(obj: _T, /) -> _T: ...
