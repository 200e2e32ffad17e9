"""Private to Pyodide; tests/runtime/test_private_api.py fails first when it changes."""

from typing import Any

def _orig_run(main: Any, *, debug: bool | None = None, loop_factory: Any = None) -> Any: ...
