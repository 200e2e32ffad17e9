"""Colours of code: Pygments with nothing changed but the markup.

Owns: how source becomes spans whose text is the source. Must not import Sphinx.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from pygments import highlight as _highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

if TYPE_CHECKING:
    from pygments.lexer import Lexer

__all__ = ["highlight", "is_language"]

#: Names for a block without colours.
PLAIN = frozenset({"", "none", "text", "default"})


@functools.cache
def _lexer(language: str) -> Lexer:
    """Return a lexer that leaves blank lines and tabs alone."""
    name = "text" if language in PLAIN else language
    return get_lexer_by_name(name, stripnl=False, ensurenl=False, tabsize=0)


@functools.cache
def _formatter() -> HtmlFormatter[str]:
    """Return the one formatter: to make it takes longer than to use it on a short program."""
    return HtmlFormatter[str](nowrap=True)


def is_language(language: str) -> bool:
    """Whether code in a language can be coloured."""
    try:
        _lexer(language)
    except ClassNotFound:
        return False
    return True


def highlight(source: str, language: str) -> str:
    """Return source as spans of Pygments' classes.

    :param source: the code; its text comes back unchanged, with a final newline if it had none
    :param language: a name that :func:`is_language` accepts
    :return: HTML for the inside of a ``code`` element
    """
    return _highlight(source, _lexer(language), _formatter())
