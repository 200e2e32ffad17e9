"""Colours of a terminal in recorded output, as HTML.

Owns: which classes stand for which escape sequences; the scripts of the page use the same ones.
Must not import Sphinx.

Only SGR sequences (ECMA-48, 8.3.117) change the look; every other sequence is left out, because a
page has no cursor. 256 colours and true colour become the nearest of the sixteen, whose values are
xterm's.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace

__all__ = ["ansi_to_html", "strip_ansi"]

# CSI sequences, OSC sequences up to BEL or ST, and the two-byte escapes.
_ESCAPE = re.compile(
    r"\x1b\[([0-9:;<=>?]*)[ -/]*([@-~])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]"
)

_SIXTEEN = (
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0),
    (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
    (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
)  # fmt: skip

_ON = {1: "bold", 2: "dim", 3: "italic", 4: "underline", 7: "inverse"}
_OFF = {22: ("bold", "dim"), 23: ("italic",), 24: ("underline",), 27: ("inverse",)}


@dataclass(frozen=True)
class _Look:
    """How text looks at one point."""

    styles: frozenset[str] = frozenset()
    fg: int | None = None
    bg: int | None = None

    def classes(self) -> str:
        names = [f"ansi-{name}" for name in _ON.values() if name in self.styles]
        names += [f"ansi-fg-{self.fg}"] if self.fg is not None else []
        names += [f"ansi-bg-{self.bg}"] if self.bg is not None else []
        return " ".join(names)


def ansi_to_html(text: str) -> str:
    """Return text as HTML: escaped, its colours as spans.

    :param text: output of a program
    :return: markup whose text is that of :func:`strip_ansi`
    """
    parts, look, at = [], _Look(), 0
    for found in _ESCAPE.finditer(text):
        parts.append(_span(text[at : found.start()], look))
        at = found.end()
        if found[2] == "m":
            look = _apply(look, found[1])
    parts.append(_span(text[at:], look))
    return "".join(parts)


def strip_ansi(text: str) -> str:
    """Return text without its escape sequences."""
    return _ESCAPE.sub("", text)


def _span(text: str, look: _Look) -> str:
    """Return a run of text that looks the same throughout."""
    escaped, classes = html.escape(text, quote=False), look.classes()
    return f'<span class="{classes}">{escaped}</span>' if classes and text else escaped


def _apply(look: _Look, parameters: str) -> _Look:
    """Return the look after one SGR sequence."""
    if not re.fullmatch(r"[0-9:;]*", parameters):
        return look
    codes = [int(code) if code else 0 for code in re.split("[;:]", parameters)]
    while codes:
        code = codes.pop(0)
        if code in (38, 48):
            colour = _extended(codes)
            look = replace(look, fg=colour) if code == 38 else replace(look, bg=colour)
        else:
            look = _apply_one(look, code)
    return look


def _apply_one(look: _Look, code: int) -> _Look:
    """Return the look after one SGR code that has no arguments."""
    if code == 0:
        return _Look()
    if code in _ON:
        return replace(look, styles=look.styles | {_ON[code]})
    if code in _OFF:
        return replace(look, styles=look.styles.difference(_OFF[code]))
    base, colour = code // 10 * 10, code % 10
    bright = 8 if base in (90, 100) else 0
    if base in (30, 90):
        return _coloured(look, "fg", colour, bright)
    if base in (40, 100):
        return _coloured(look, "bg", colour, bright)
    return look


def _coloured(look: _Look, ground: str, colour: int, bright: int) -> _Look:
    """Return the look with one of the sixteen colours, or with the default one (39 and 49)."""
    value = colour + bright if colour < 8 else None
    if colour == 8 or (colour == 9 and bright):
        return look
    return replace(look, fg=value) if ground == "fg" else replace(look, bg=value)


def _extended(codes: list[int]) -> int | None:
    """Take the arguments of code 38 or 48 off the list; return the nearest of the sixteen."""
    mode = codes.pop(0) if codes else 0
    if mode == 5 and codes:
        return _nearest_of_256(codes.pop(0))
    if mode == 2 and len(codes) >= 3:
        rgb = (codes.pop(0), codes.pop(0), codes.pop(0))
        return _nearest(rgb)
    codes.clear()
    return None


def _nearest_of_256(index: int) -> int:
    """Return the nearest of the sixteen for an index of xterm's 256 colours."""
    if index < 16:
        return index
    if index >= 232:
        grey = 8 + (min(index, 255) - 232) * 10
        return _nearest((grey, grey, grey))
    levels = (0, 95, 135, 175, 215, 255)
    cube = index - 16
    return _nearest((levels[cube // 36], levels[cube // 6 % 6], levels[cube % 6]))


def _nearest(rgb: tuple[int, int, int]) -> int:
    """Return the index of the nearest of the sixteen by distance in RGB; the lower one on a tie."""

    def distance(index: int) -> int:
        return sum((a - b) ** 2 for a, b in zip(_SIXTEEN[index], rgb, strict=True))

    return min(range(16), key=distance)
