"""An exception that ended a program: its text as CPython prints it, and as data for the page.

Must not import anything of the browser.
"""

from __future__ import annotations

import sys
import traceback
from itertools import islice
from typing import TYPE_CHECKING

from handbook.frames import walk
from handbook.plain_words import in_plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    from handbook._messages import ErrorReport, Frame, SourceSpan
    from handbook.program import SourceFile

__all__ = ["describe", "text_of"]

MAX_TEXT = 200_000
"""Characters of a printed traceback; a longer one loses its middle."""
MAX_MESSAGE = 10_000
MAX_FRAMES = 200


def text_of(error: BaseException) -> str:
    """Give the traceback as printed, the handbook's frames having been taken out before."""
    try:
        text = "".join(traceback.format_exception(error, limit=_limit()))
    except Exception as failure:  # the reader's classes, or a traceback module they changed
        text = (
            f"{type(error).__name__}\n(its traceback cannot be printed: {type(failure).__name__})\n"
        )
    return _shortened(text, MAX_TEXT)


def describe(error: BaseException, printed: str, files: Iterable[SourceFile]) -> ErrorReport:
    """Give an exception as data.

    :param printed: its text, as in the output.
    :param files: the reader's own programs.
    """
    by_name = {file.name: file for file in files}
    levels = list(walk(error.__traceback__))
    return {
        "type": _qualified(type(error)),
        "message": _shortened(_message(error), MAX_MESSAGE),
        "traceback": printed,
        "frames": _frames(levels, by_name),
        "span": _syntax_span(error, by_name) or _span(levels, by_name) or _earlier(error, by_name),
        "hint": in_plain_words(error),
    }


def _limit() -> int | None:
    """Read `sys.tracebacklimit` as the interpreter does: it keeps the innermost levels."""
    limit = getattr(sys, "tracebacklimit", None)
    if not isinstance(limit, int):
        return None
    return -limit if limit > 0 else 0


def _qualified(kind: type[BaseException]) -> str:
    module = kind.__module__
    return (
        kind.__qualname__ if module in {"__main__", "builtins"} else f"{module}.{kind.__qualname__}"
    )


def _message(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:  # the reader's class
        return "<exception str() failed>"


def _shortened(text: str, limit: int) -> str:
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    if len(text) <= limit:
        return text
    cut = len(text) - limit
    return f"{text[: limit // 2]}\n… {cut:,} characters left out …\n{text[-(limit // 2) :]}"


def _frames(levels: list[TracebackType], files: dict[str, SourceFile]) -> list[Frame]:
    if len(levels) > MAX_FRAMES:
        levels = levels[: MAX_FRAMES // 2] + levels[-MAX_FRAMES // 2 :]
    return [_frame(level, files) for level in levels]


def _frame(level: TracebackType, files: dict[str, SourceFile]) -> Frame:
    code = level.tb_frame.f_code
    folders = tuple(f"{file.folder}/" for file in files.values())
    return {
        "file": code.co_filename,
        "line": level.tb_lineno or 0,
        "name": code.co_name,
        "own": code.co_filename in files or code.co_filename.startswith(folders),
    }


def _span(levels: list[TracebackType], files: dict[str, SourceFile]) -> SourceSpan | None:
    """Find the innermost level in a program, and the part of it that failed."""
    for level in reversed(levels):
        code = level.tb_frame.f_code
        file = files.get(code.co_filename)
        if file is None:
            continue
        positions = next(islice(code.co_positions(), level.tb_lasti // 2, None), (None,) * 4)
        line, end_line, column, end_column = positions
        if line is None or end_line is None or line != level.tb_lineno:
            line = end_line = level.tb_lineno or 1
            column = end_column = None
        return {
            "program": file.program,
            "line": line,
            "endLine": end_line,
            "column": _code_points(file, line, column),
            "endColumn": _code_points(file, end_line, end_column),
        }
    return None


def _earlier(error: BaseException, files: dict[str, SourceFile]) -> SourceSpan | None:
    """Take the place from the exception before; Stop reaches a loop outside the program."""
    before = error.__cause__ or error.__context__
    return None if before is None else _span(list(walk(before.__traceback__)), files)


def _code_points(file: SourceFile, line: int, column_bytes: int | None) -> int | None:
    """Turn a column of the compiler, in bytes of UTF-8, into one in code points."""
    if column_bytes is None or line > len(file.lines):
        return None
    return len(file.lines[line - 1].encode()[:column_bytes].decode("utf-8", "ignore"))


def _syntax_span(error: BaseException, files: dict[str, SourceFile]) -> SourceSpan | None:
    """Take the place from a SyntaxError of a program; its columns count characters, from 1."""
    if not isinstance(error, SyntaxError) or error.filename not in files or not error.lineno:
        return None
    column = error.offset - 1 if error.offset and error.offset > 0 else None
    end_line = error.end_lineno or error.lineno
    end_column = error.end_offset - 1 if error.end_offset and error.end_offset > 0 else None
    return {
        "program": files[error.filename].program,
        "line": error.lineno,
        "endLine": end_line,
        "column": column,
        "endColumn": end_column,
    }
