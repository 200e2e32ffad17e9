"""The Python side of the interactive Python Handbook.

`from handbook import display` is what lessons use; all else serves the page.
Only `_host` imports anything of the browser.
"""

from handbook.rich import display

__all__ = ["display"]
