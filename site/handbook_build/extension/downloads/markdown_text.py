"""Text as Markdown: what has to be escaped, and how wide a fence must be.

Owns: the rules of CommonMark and of GitHub's tables that writing Markdown needs. Must not import
Sphinx.
"""

from __future__ import annotations

import re

__all__ = ["code_span", "escape", "fence", "guard_line_starts", "link"]

#: What a viewer could take for markup; ``$`` begins a formula.
_SPECIAL = re.compile(r"[\\`*_\[\]$]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|~(?=~)")

#: What a line of a paragraph may not begin with.
_LINE_START = re.compile(r"^(\s*)([-+=#>]|\d+(?=[.)]))", re.MULTILINE)


def escape(text: str) -> str:
    """Return text so that Markdown shows it as it is, wherever in a line it stands.

    An underscore inside a word is left alone, as it means nothing there.
    """

    def guarded(found: re.Match[str]) -> str:
        start, end = found.span()
        inside = text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
        return found[0] if found[0] == "_" and inside else f"\\{found[0]}"

    return _SPECIAL.sub(guarded, text)


def guard_line_starts(paragraph: str) -> str:
    """Return a paragraph none of whose lines begins a list, a heading or a rule."""

    def guarded(found: re.Match[str]) -> str:
        space, mark = found.groups()
        return f"{space}{mark}\\" if mark[0].isdigit() else f"{space}\\{mark}"

    return _LINE_START.sub(guarded, paragraph)


def code_span(text: str) -> str:
    """Return code in a sentence; a line end in it becomes a space."""
    code = " ".join(text.split("\n"))
    ticks = "`" * (_longest_run(code) + 1)
    edge = code[:1] == "`" or code[-1:] == "`" or (code[:1] == code[-1:] == " " and code.strip())
    return f"{ticks} {code} {ticks}" if edge else f"{ticks}{code}{ticks}"


def fence(body: str, info: str = "") -> str:
    """Return a fenced block, its last line ended.

    :param body: any text
    :param info: what follows the opening fence
    """
    ticks = "`" * max(3, _longest_run(body) + 1)
    end = "" if body.endswith("\n") or not body else "\n"
    return f"{ticks}{info}\n{body}{end}{ticks}\n"


def link(text: str, address: str) -> str:
    """Return a link, whose text is Markdown already."""
    plain = re.fullmatch(r"[^\s()<>]+", address)
    return f"[{text}]({address})" if plain else f"[{text}](<{address}>)"


def _longest_run(text: str) -> int:
    """Return the length of the longest run of backticks."""
    return max((len(run) for run in re.findall("`+", text)), default=0)
