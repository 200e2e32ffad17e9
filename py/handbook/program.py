"""One program: compiled, with its last expression apart, and readable as a file is.

Owns: the names of files in tracebacks, the entries in `linecache`.
Must not import anything of the browser.
"""

from __future__ import annotations
import __future__

import ast
import inspect
import io
import linecache
import tokenize
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import CodeType

    from handbook import _messages

__all__ = ["Code", "SourceFile", "compile_program"]

_FUTURE_FLAGS = 0
for _name in __future__.all_feature_names:
    _FUTURE_FLAGS |= getattr(__future__, _name).compiler_flag


@dataclass(frozen=True)
class SourceFile:
    """A program that looks like a file to tracebacks, inspect and pdb.

    :param program: name of the Program.
    :param source: its text.
    """

    program: str
    source: str

    @classmethod
    def of(cls, program: _messages.Program) -> SourceFile:
        """Take what is needed from a message."""
        return cls(program["name"], program["source"])

    @property
    def name(self) -> str:
        """Name of the file."""
        return f"{self.program}.py"

    @property
    def lines(self) -> list[str]:
        """Lines as the compiler counts them, each with its newline."""
        lines = io.StringIO(self.source, newline=None).readlines()
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        return lines

    def publish(self) -> None:
        """Make the source known under its name, and the absolute one that pdb uses.

        Without a time of change, `linecache.checkcache()` leaves an entry alone.
        """
        entry = (len(self.source), None, self.lines, self.name)
        for name in self._names():
            linecache.cache[name] = entry

    def withdraw(self) -> None:
        """Forget the source: another program may get this name."""
        for name in self._names():
            linecache.cache.pop(name, None)

    def _names(self) -> tuple[str, str]:
        return self.name, str(Path.cwd() / self.name)


@dataclass(frozen=True)
class Code:
    """A compiled program.

    :param body: all but a last expression.
    :param last: the last expression, when its value is to be shown.
    """

    body: CodeType
    last: CodeType | None

    @property
    def is_async(self) -> bool:
        """Whether it has an `await` outside functions."""
        return is_async(self.body) or (self.last is not None and is_async(self.last))


def is_async(code: CodeType) -> bool:
    """Tell whether running the code gives a coroutine."""
    return bool(code.co_flags & inspect.CO_COROUTINE)


def compile_program(file: SourceFile) -> Code:
    """Compile as `python NAME.py` does, and allow `await` outside functions.

    :raises SyntaxError: as the compiler raises it; also ValueError and others, for odd sources.
    """
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    tree: ast.Module = compile(
        file.source, file.name, "exec", flags | ast.PyCF_ONLY_AST, dont_inherit=True
    )
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr) or _ends_in_semicolon(file.source, last):
        return Code(compile(tree, file.name, "exec", flags, dont_inherit=True), None)
    if len(tree.body) > 1 or not _is_text(last):  # a docstring alone is also `__doc__`
        tree.body.pop()
    body = compile(tree, file.name, "exec", flags, dont_inherit=True)
    flags |= body.co_flags & _FUTURE_FLAGS
    expression = ast.Expression(last.value)
    return Code(body, compile(expression, file.name, "eval", flags, dont_inherit=True))


def _is_text(statement: ast.Expr) -> bool:
    return isinstance(statement.value, ast.Constant) and isinstance(statement.value.value, str)


def _ends_in_semicolon(source: str, last: ast.Expr) -> bool:
    """Tell whether the last thing in the source, comments aside, is a semicolon."""
    tail = source.encode("utf-8", "replace").splitlines()[(last.end_lineno or 1) - 1 :]
    if b";" not in b"\n".join(tail):
        return False
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    meaningful = [
        token.string for token in tokens if token.string.strip() and token.string[0] != "#"
    ]
    return meaningful[-1] == ";"
