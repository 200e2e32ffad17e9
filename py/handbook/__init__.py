"""The Python side of the interactive Python Handbook.

`from handbook import display, schedule` is what lessons use; all else serves the page.
Only `_host` imports anything of the browser.
"""

from handbook.concurrency.deadlock import DeadlockError
from handbook.concurrency.schedules import failing_seed, schedule
from handbook.rich import display

__all__ = ["DeadlockError", "display", "failing_seed", "schedule"]
