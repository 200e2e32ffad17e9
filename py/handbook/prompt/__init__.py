"""The prompt: Python's own, `_pyrepl`, on a terminal that the page draws.

The page answers an `input` message with whatever keys were typed, and what is written goes the way
of all output. `_pyrepl` takes that for a Unix terminal: `terminal.py` stands for the device,
`console.py` has `_pyrepl` use it, `interaction.py` is the session.

Imports nothing of the browser. Only `terminal` and `pager` can be imported where the standard
library has no `_pyrepl`.
"""

__all__: list[str] = []
