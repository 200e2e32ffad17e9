"""Tracebacks without the handbook's own frames.

Owns: which frames are ours, and taking them out of an exception and of all those it is chained to.
Must not import anything of the browser.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

__all__ = ["clean", "walk"]

_OURS = tuple(
    str(Path(path).parent)
    for module in map(sys.modules.get, ("handbook", "_pyodide", "pyodide"))
    if (path := getattr(module, "__file__", None))
)


def clean(error: BaseException, files: frozenset[str]) -> None:
    """Take our frames out of an exception, its causes, its context and its group, in place.

    Whatever stands between our frames and the reader's first one goes too: it is the event loop
    that runs a program with `await` outside functions.

    :param files: names of the reader's own files.
    """
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        one.__traceback__ = _cleaned(one.__traceback__, files)
        waiting += [one.__cause__, one.__context__]
        if isinstance(one, BaseExceptionGroup):
            waiting += one.exceptions


def walk(traceback: TracebackType | None) -> Iterator[TracebackType]:
    """Give the levels of a traceback, outermost first."""
    while traceback is not None:
        yield traceback
        traceback = traceback.tb_next


def _cleaned(traceback: TracebackType | None, files: frozenset[str]) -> TracebackType | None:
    levels = list(walk(traceback))
    kept = [level for level in _after_us(levels, files) if not _is_ours(level)]
    for level, following in zip(kept, [*kept[1:], None]):  # noqa: B905  one more, unless empty
        if level.tb_next is not following:
            level.tb_next = following
    return kept[0] if kept else None


def _after_us(levels: list[TracebackType], files: frozenset[str]) -> list[TracebackType]:
    names = [level.tb_frame.f_code.co_filename for level in levels]
    first = next((i for i, name in enumerate(names) if name in files), 0)
    return levels[first:] if any(_is_ours(level) for level in levels[:first]) else levels


def _is_ours(level: TracebackType) -> bool:
    return level.tb_frame.f_code.co_filename.startswith(_OURS)
