"""What the handbook uses of Pyodide's own package, which exists in the browser only."""

from collections.abc import Callable
from typing import Any, TypeVar

_F = TypeVar("_F", bound=Callable[..., Any])

def can_run_sync() -> bool: ...
def run_sync(x: Any) -> Any: ...
def create_proxy(obj: _F, /) -> _F: ...
