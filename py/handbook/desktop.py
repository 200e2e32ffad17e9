"""What lessons import from `handbook`, for Python on a computer: in Jupyter, or in a script.

Owns: what the wheel beside the downloads offers instead of the page's own functions. The names and
their arguments are those of the package.

Imports nothing of the browser, and nothing that replaces parts of the standard library.
"""

from __future__ import annotations

import base64
import functools
import itertools
import sys
import tempfile
from contextlib import ContextDecorator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from handbook.errors import HandbookError
from handbook.rich import bundle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["DeadlockError", "display", "failing_seed", "schedule"]

Switch = Literal["blocking", "slice", "instruction"]

_SUFFIXES = {"image/svg+xml": ".svg", "image/png": ".png", "text/html": ".html"}
_numbers = itertools.count(1)


class DeadlockError(RuntimeError):
    """Every thread waits for another one. Only the page raises it: a desktop's threads hang."""


class ScheduleError(HandbookError, ValueError):
    """A schedule that can't be kept."""


def display(*objects: object) -> None:
    """Show objects: as Jupyter does where it runs; else pictures become files, and are named.

    An object says how it looks by `_repr_svg_`, `_repr_png_`, `_repr_html_`, `_repr_markdown_` or
    `_repr_mimebundle_`. Any other object is shown by its repr.
    """
    shown = _of_jupyter() or _show
    for item in objects:
        shown(item)


def _of_jupyter() -> Callable[[object], object] | None:
    """Return Jupyter's own function where this program runs in a notebook, or in IPython."""
    ipython: Any = sys.modules.get("IPython")
    if ipython is None or ipython.get_ipython() is None:
        return None
    show: Callable[[object], object] = ipython.display.display
    return show


def _show(item: object) -> None:
    """Print an object, or the address of a file with it."""
    data = bundle(item) or {}
    for mime, suffix in _SUFFIXES.items():
        if mime in data:
            print(_written(data[mime], suffix).as_uri())  # noqa: T201  this is what it is for
            return
    print(data.get("text/markdown") or repr(item))  # noqa: T201  this is what it is for


def _written(data: str, suffix: str) -> Path:
    """Write a picture into a temporary folder, which the program leaves behind.

    :param data: base64 for a PNG, else text.
    """
    path = _folder() / f"{next(_numbers)}{suffix}"
    path.write_bytes(base64.b64decode(data) if suffix == ".png" else data.encode())
    return path


@functools.cache
def _folder() -> Path:
    """Make the folder of this program's pictures."""
    return Path(tempfile.mkdtemp(prefix="handbook-"))


class schedule(ContextDecorator):  # noqa: N801  used as a function
    """In the page, threads take turns as a seed says. A desktop's can't be steered: no effect.

    :param seed: has no effect.
    :param switch: "blocking", "slice" or "instruction".
    :raises ScheduleError: for another word.
    """

    def __init__(self, seed: int = 0, switch: Switch = "slice") -> None:
        if switch not in get_args(Switch):
            message = (
                f"schedule(switch={switch!r}): it has to be one of {', '.join(get_args(Switch))}"
            )
            raise ScheduleError(message)

    def __enter__(self) -> schedule:
        """Begin."""
        return self

    def __exit__(self, *_error: object) -> None:
        """End."""


def failing_seed(
    call: Callable[[], object], seeds: Iterable[int] = range(200), switch: Switch = "slice"
) -> int | None:
    """Call something as often as there are seeds; the order of threads is the system's.

    :return: the first seed under which it raises; None when there is none.
    """
    for seed in seeds:
        try:
            with schedule(seed, switch):
                call()
        except ScheduleError:  # ours: it says nothing about this seed
            raise
        except Exception:  # the reader's code
            return seed
    return None
