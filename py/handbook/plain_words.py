"""The commonest errors of beginners, each in one sentence of plain words.

Owns: the sentences, and which error each is for. The interpreter's own message stands above it in
the page, so a sentence says what to look at and does not repeat it.
Must not import anything of the browser.
"""

from __future__ import annotations

import re
import sys

__all__ = ["in_plain_words"]

_UNPACK = "Left of the = there have to be as many names as the right side has values."

_SENTENCES: tuple[tuple[type[BaseException], str, str], ...] = (
    (
        ModuleNotFoundError,
        r"No module named '([^']+)'",
        "Neither Python nor this handbook has a module called “{0}”: check its spelling.",
    ),
    (
        ImportError,
        r"cannot import name '([^']+)' from (?:partially initialized module )?'([^']+)'",
        "The module “{1}” is there, but has no “{0}” in it: check the spelling of the name.",
    ),
    (
        UnboundLocalError,
        r"variable '([^']+)'",
        "A function that assigns to “{0}” anywhere has a variable “{0}” of its own, and here it "
        "has no value yet: hand the value in as an argument, or declare it global or nonlocal.",
    ),
    (
        NameError,
        r"name '([^']+)' is not defined",
        "Python knows no “{0}” here: check the spelling, put quotes around it if it is text, and "
        "make sure that the line which makes it has run before.",
    ),
    (
        AttributeError,
        r"'NoneType' object has no attribute '([^']+)'",
        "What stands before “.{0}” is None: the call that should have given a value returned "
        "nothing.",
    ),
    (
        AttributeError,
        r"'([^']+)' object has no attribute '([^']+)'",
        "A value of type {0} has nothing called “{1}”: check the spelling, and whether the value "
        "is of the type that you expect.",
    ),
    (
        AttributeError,
        r"module '([^']+)' has no attribute '([^']+)'",
        "The module “{0}” has nothing called “{1}”: check the spelling, and that no file of yours "
        "has the module's name.",
    ),
    (
        TypeError,
        r"can only concatenate str \(not \"(\w+)\"\) to str|"
        r"unsupported operand type\(s\) for \+: '(?:int|float)' and '(str)'",
        "The + joins text with text and adds numbers to numbers: turn one side with str(), int() "
        "or float(), or use an f-string.",
    ),
    (
        TypeError,
        r"unsupported operand type\(s\) for (\S+):.*'NoneType'",
        "One side of the {0} is None: a function without return gives None back.",
    ),
    (
        TypeError,
        r"unsupported operand type\(s\) for (\S+): '([^']+)' and '([^']+)'",
        "The operator {0} doesn't know what to do with {1} and {2}: is one of them of another type "
        "than you expect?",
    ),
    (
        TypeError,
        r"'(\S+)' not supported between instances of '([^']+)' and '([^']+)'",
        "Values of type {1} and {2} have no order between them: turn one into the type of the "
        "other first (what input() gives is always text).",
    ),
    (
        TypeError,
        r"'(\w+)' object is not callable",
        "Parentheses after a value call it, and {0} can't be called: is an operator missing before "
        "them, or did an assignment give the name of a function to something else?",
    ),
    (
        TypeError,
        r"'NoneType' object (?:is not (?:subscriptable|iterable)|does not support)|"
        r"cannot unpack non-iterable NoneType",
        "The value is None where a list, a text or the like is needed: did a function return "
        "nothing, such as a sort() that changes its list in place?",
    ),
    (
        TypeError,
        r"(\S+)\(\) missing (\d+) required",
        "The call gives {0}() fewer values than its def asks for.",
    ),
    (
        TypeError,
        r"(\S+)\(\) takes (?:from )?(\d+)(?: to \d+)? positional arguments? but (\d+) "
        r"(?:was|were) given",
        "The call gives {0}() more values than its def has parameters for (in a class, self counts "
        "as one).",
    ),
    (
        TypeError,
        r"(\S+)\(\) got an unexpected keyword argument '([^']+)'",
        "{0}() has no parameter called “{1}”: compare the call with its def.",
    ),
    (
        TypeError,
        r"(list|tuple|string|str) ind(?:ices|ex) must be integers.*not '?(\w+)",
        "A {0} is asked by position, which is a whole number; only a dict is asked by names.",
    ),
    (
        TypeError,
        r"'(int|float|bool|function|type)' object is not (?:iterable|subscriptable)",
        "A single value of type {0} has no items inside: to count up to a number, use range().",
    ),
    (
        TypeError,
        r"(?:unhashable type: |cannot use )'(list|dict|set)'",
        "A {0} can change, so it can't be a key of a dict or an item of a set: a tuple can.",
    ),
    (
        TypeError,
        r"'(str|tuple)' object does not support item (?:assignment|deletion)",
        "A {0} never changes: make a new one instead.",
    ),
    (
        ValueError,
        r"invalid literal for int\(\) with base \d+: (.+)",
        "int() reads whole numbers only, and {0} is none: look for other characters, a decimal "
        "point or an empty text.",
    ),
    (
        ValueError,
        r"could not convert string to float: (.+)",
        "float() reads numbers only, and {0} is none: look for other characters, a decimal comma "
        "or an empty text.",
    ),
    (ValueError, r"(?:not enough|too many) values to unpack", _UNPACK),
    (
        ValueError,
        r"list\.remove\(x\)|is not in (?:list|tuple)",
        "The value is not in there: ask with “in” first.",
    ),
    (
        IndexError,
        r"(list|tuple|string|pop|range)",
        "There is no item at that position: positions count from 0, so the last one is the length "
        "minus 1.",
    ),
    (
        KeyError,
        r"(.+)",
        "The dict has no key {0}: check the spelling and the type, or ask with get() or “in”.",
    ),
    (
        ZeroDivisionError,
        r"",
        "Something is divided by zero: check that value before you divide.",
    ),
    (
        FileNotFoundError,
        r"directory: '([^']*)'",
        "The program's folder holds no “{0}”: it begins empty, and files from your computer are "
        "not in it.",
    ),
    (EOFError, r"EOF when reading a line", "input() asked for a line, and there was none left."),
    (
        RecursionError,
        r"",
        "A function calls itself without ever reaching the case that ends it.",
    ),
    (
        IndentationError,
        r"expected an indented block after ([^ ]+(?: [^ ]+)*?) on line (\d+)",
        "After line {1}, which ends in a colon, the next line has to be indented by four spaces.",
    ),
    (TabError, r"", "This block mixes tabs and spaces: indent all of it with spaces."),
    (
        IndentationError,
        r"unexpected indent|unindent does not match",
        "The spaces at the start of this line fit no block: lines of one block begin in the same "
        "column.",
    ),
    (
        SyntaxError,
        r"'([\[({])' was never closed",
        "The {0} has no partner: count the brackets in that line and the ones after it.",
    ),
    (
        SyntaxError,
        r"unterminated (?:triple-quoted )?(?:f-|t-)?string literal",
        "A text was opened with a quote and not closed with the same one.",
    ),
    (
        SyntaxError,
        r"invalid character '.' \(U\+20(?:1[89A-F])\)",
        "These are typographic quotes: Python reads the straight ones, ' and \".",
    ),
    (
        SyntaxError,
        r"invalid (?:non-printable )?character",
        "There is a character in this line that Python doesn't know: delete it and type it anew.",
    ),
    (SyntaxError, r"expected ':'", "A line that opens a block ends in a colon."),
    (
        SyntaxError,
        r"Maybe you meant '==' or ':=' instead of '='",
        "One = gives a value a name; two, ==, compare.",
    ),
    (
        SyntaxError,
        r"Perhaps you forgot a comma",
        "Between two values there is a comma, an operator or a bracket missing.",
    ),
    (
        SyntaxError,
        r"Missing parentheses in call to 'print'",
        "print is a function: write what it prints between parentheses.",
    ),
    (
        SyntaxError,
        r"'(return|await|yield)' outside (?:async )?function",
        "“{0}” works inside a function only: is the line indented under its def?",
    ),
    (
        SyntaxError,
        r"invalid syntax",
        "Python can't read this line: look at the mark, and at what stands right before it.",
    ),
)


_NOT_HERE = frozenset(
    (
        *("bs4", "cv2", "django", "lxml", "matplotlib", "numpy", "pandas", "PIL", "playwright"),
        *("polars", "pygame", "scipy", "seaborn", "selenium", "sklearn", "sqlalchemy"),
        *("tensorflow", "torch"),
    )
)
"""Modules that many programs import, from packages that the handbook does not bring."""


def in_plain_words(error: BaseException) -> str | None:
    """Say in one sentence what to look at.

    :param error: an uncaught exception.
    :return: None for an error that is not among the commonest, or of a class that isn't Python's.
    """
    if type(error).__module__ != "builtins":
        return None
    try:
        message = str(error.msg if isinstance(error, SyntaxError) else error)
    except Exception:  # what the reader's objects do in their own str()
        return None
    if isinstance(error, ModuleNotFoundError) and (sentence := _real_module(error)):
        return sentence
    needs_import = _module_to_import(error)
    if needs_import:
        return f"“{needs_import}” is a module: import it at the top, with import {needs_import}."
    for kind, pattern, sentence in _SENTENCES:
        if isinstance(error, kind) and (found := re.search(pattern, message)):
            return sentence.format(*(group or "" for group in found.groups()))
    return None


def _real_module(error: ModuleNotFoundError) -> str | None:
    """Say why a module that does exist is missing; None for a name that nobody knows."""
    name = (error.name or "").partition(".")[0]
    if name in sys.stdlib_module_names:
        return f"Python has the module “{name}”, but what it does can't be done in a browser."
    if name in _NOT_HERE:
        return f"The module “{name}” exists, but its package is not part of this handbook."
    return None


def _module_to_import(error: BaseException) -> str | None:
    """Give the module of the standard library whose name was used without an import."""
    name = getattr(error, "name", None)
    if type(error) is NameError and name in sys.stdlib_module_names and not name.startswith("_"):
        return str(name)
    return None
