"""What pytest reports, in words for the reader.

Owns: titles of tests, and the message of a test that failed.
Must not import anything of the browser, nor pytest, which takes long to load.
"""

from __future__ import annotations

import ast
import re
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.plain_words import in_plain_words

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "broken_problem",
    "loading_problem",
    "message_of",
    "names_wanted",
    "title_of",
    "words_of",
]

MAX_MESSAGE = 600
"""Characters; an assertion may show values of any size. The whole is in pytest's report."""

_CALLS_INPUT = "Your code calls input(). The tests give it values as arguments instead."
_CALLS_EXIT = "Your code calls sys.exit(), which ends the whole program. Use return instead."


def words_of(name: str) -> str:
    """Turn a name into words: `test_keeps_order` and `forgets-the-last` alike."""
    return name.removeprefix("test_").replace("_", " ").replace("-", " ").strip() or name


def title_of(function: Callable[..., object], name: str) -> str:
    """Say what a test is about: the first line of its docstring, or else its name in words.

    :param function: the test.
    :param name: as pytest writes it, with parameters in brackets.
    """
    base, bracket, parameters = name.partition("[")
    lines = (function.__doc__ or "").strip().splitlines()
    title = lines[0].rstrip(".") if lines else words_of(base)
    return f"{title} [{parameters}" if bracket else title


def names_wanted(tests: str, module: str) -> list[str]:
    """List what tests import from a module, in order."""
    return [
        alias.name
        for node in ast.walk(ast.parse(tests))
        if isinstance(node, ast.ImportFrom) and node.module == module
        for alias in node.names
        if alias.name != "*"
    ]


def missing_problem(names: list[str], answer: str) -> str:
    """Say that an answer lacks what the tests import from it.

    :param names: those that are missing.
    :param answer: its source.
    """
    if not answer.strip():
        return "Your answer is empty."
    found = re.findall(r"^(?:async )?(?:def|class) (\w+)", answer, re.MULTILINE)
    instead = f" It defines {_quoted(found)} instead." if len(found) == 1 else ""
    return f"Your answer does not define {_quoted(names)}, which the tests import from it.{instead}"


def _quoted(names: list[str]) -> str:
    return " and ".join(f"“{name}”" for name in names)


def loading_problem(error: BaseException) -> str:
    """Say why an answer could not be loaded."""
    if isinstance(error, SystemExit):
        return "Your answer calls sys.exit() while it is loaded, so the tests can't use it."
    if isinstance(error, SyntaxError):
        return f"Python can't read your answer: {error.msg}, on line {error.lineno or 1}."
    if isinstance(error, EOFError):
        return _CALLS_INPUT
    return f"Your answer stops before the tests can use it: {_shown(error)}"


def broken_problem(error: BaseException) -> str:
    """Say that something outside the tests went wrong while they ran."""
    return f"Your answer has changed something that the tests themselves need: {_shown(error)}"


def message_of(error: BaseException, answer: str) -> str:
    """Say why a test failed.

    :param error: what ended it.
    :param answer: name of the reader's file.
    """
    return _cut(_message(error, answer))


def _message(error: BaseException, answer: str) -> str:
    text = _text(error)
    if isinstance(error, AssertionError):
        return _assertion(text)
    if type(error).__name__ == "Failed":  # pytest.fail, pytest.raises
        found = re.match(r"DID NOT RAISE .*?'(?:\w+\.)*(\w+)'", text)
        return f"Nothing was raised where {found[1]} was expected." if found else text
    if isinstance(error, SystemExit):
        return _CALLS_EXIT
    if isinstance(error, NotImplementedError):
        return "This part is still to be written: it raises NotImplementedError."
    if isinstance(error, EOFError) or (isinstance(error, OSError) and "reading from stdin" in text):
        return _CALLS_INPUT
    return f"{_event(error, answer)} {in_plain_words(error) or ''}".strip()


def _event(error: BaseException, answer: str) -> str:
    """Say what was raised, and by whom: the reader's code, or the test that used it."""
    shown = _shown(error).removesuffix(".")
    line = _line_in(error, answer)
    if line is not None:
        return f"Your code raised {shown}, on line {line} of your answer."
    if isinstance(error, TypeError) and re.search(r"\(\) (?:takes|missing|got)", shown):
        return f"The test could not call your code: {shown}."
    return f"The test could not go on with what your code gave it: {shown}."


def _assertion(text: str) -> str:
    """Take the test's own message, or else what pytest found out about the values."""
    own, _, _ = text.partition("\nassert ")
    if own and not own.startswith("assert "):
        return own
    facts = [line.strip(" +") for line in text.removeprefix("assert ").splitlines()]
    shown = [fact for fact in facts[:4] if fact]
    return "This does not hold: " + ", ".join(shown) if shown else "What the test asserts is false."


def _line_in(error: BaseException, answer: str) -> int | None:
    """Find the innermost line of the reader's file that the error came through."""
    lines = [
        level.lineno
        for level in traceback.extract_tb(error.__traceback__)
        if Path(level.filename).name == answer
    ]
    return lines[-1] if lines else None


def _shown(error: BaseException) -> str:
    text = _cut(_text(error))
    kind = type(error).__name__
    return f"{kind}: {text}" if text else kind


def _text(error: BaseException) -> str:
    try:
        return str(error).strip()
    except Exception:  # the reader's class
        return ""


def _cut(text: str) -> str:
    return text if len(text) <= MAX_MESSAGE else f"{text[:MAX_MESSAGE]} …"
