"""One program: compiled so that its last value is kept, and readable as a file is.

Owns: the names of files in tracebacks, the entries in `linecache`.
Must not import anything of the browser.
"""

from __future__ import annotations

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

__all__ = ["VALUE", "SourceFile", "compile_program", "is_async"]


@dataclass(frozen=True)
class SourceFile:
    """A program that looks like a file to tracebacks, inspect and pdb.

    :param program: name of the Program.
    :param source: its text.
    :param folder: where it seems to be.
    :param name: of the file, as tracebacks have it.
    """

    program: str
    source: str
    folder: Path
    name: str

    @classmethod
    def of(cls, program: _messages.Program, file: str | None = None) -> SourceFile:
        """Take what is needed from a message.

        :param file: name of a file that really lies in the working folder; None names it after the
            program.
        """
        folder = Path.cwd()
        name = f"{program['name']}.py" if file is None else str(folder / file)
        return cls(program["name"], program["source"], folder, name)

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
        return self.name, str(self.folder / self.name)


VALUE = "<value>"
"""The name that the value of the last expression gets in the namespace; no program can use it."""


def compile_program(file: SourceFile) -> CodeType:
    """Compile as `python NAME.py` does, but keep the last value and allow `await` anywhere.

    :return: one code object; running it gives a coroutine if there is such an `await`.
    :raises SyntaxError: as the compiler raises it; also ValueError and others, for odd sources.
    """
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    try:
        tree: ast.Module = compile(
            file.source, file.name, "exec", flags | ast.PyCF_ONLY_AST, dont_inherit=True
        )
        _keep_value(tree, file.source)
        code: CodeType = compile(tree, file.name, "exec", flags, dont_inherit=True)
    except SyntaxError as error:
        _locate(error, file)
        raise
    return code


def is_async(code: CodeType) -> bool:
    """Tell whether running the code gives a coroutine."""
    return bool(code.co_flags & inspect.CO_COROUTINE)


def _keep_value(tree: ast.Module, source: str) -> None:
    """Give the value of a last expression a name; all stays one code object, as tracing shows."""
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr) or _ends_in_semicolon(source, last):
        return
    if len(tree.body) > 1 or ast.get_docstring(tree) is None:
        tree.body.pop()
    name = ast.copy_location(ast.Name(VALUE, ast.Store()), last)
    tree.body.append(ast.copy_location(ast.Assign([name], last.value), last))


def _ends_in_semicolon(source: str, last: ast.Expr) -> bool:
    """Tell whether the last thing in the source, comments aside, is a semicolon."""
    tail = source.encode("utf-8", "replace").splitlines()[(last.end_lineno or 1) - 1 :]
    if b";" not in b"\n".join(tail):
        return False
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    words = [token.string for token in tokens if token.string.strip() and token.string[0] != "#"]
    return words[-1] == ";"


def _locate(error: SyntaxError, file: SourceFile) -> None:
    """Say where, if the compiler did not: it looks for the line in a file that does not exist."""
    error.filename = error.filename or file.name
    error.lineno = error.lineno or 1
    if error.text is None and error.filename == file.name and error.lineno <= len(file.lines):
        error.text = file.lines[error.lineno - 1]
