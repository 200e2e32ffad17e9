"""What an example has shown, beside what its page says it shows.

Owns: how what was shown becomes one output of one kind, and the short diff of two. Must not import
Playwright or Sphinx.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from handbook_build.checker.masks import mask

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from handbook_build.checker.manifest import Kind, Mask

__all__ = ["NOTHING", "Shown", "Unrecordable", "as_output", "diff", "same"]

# The richest first, as site/js/elements/rich-output.js chooses.
_FORMS: tuple[tuple[str, Kind | None], ...] = (
    ("image/svg+xml", "svg"),
    ("image/png", "png"),
    ("text/html", "html"),
    ("text/markdown", None),
    ("text/plain", None),
)
CONTEXT_LINES = 1
MOST_DIFF_LINES = 16


@dataclass(frozen=True)
class Shown:
    """All that an example shows.

    :ivar kind: "text", or that of its one rich result
    :ivar data: text as UTF-8 that ends in a newline unless it is empty; for "png" the picture
    """

    kind: Kind
    data: bytes

    @property
    def text(self) -> str:
        """The text; for a picture, its size."""
        if self.kind == "png":
            return f"(a picture of {len(self.data)} bytes)\n"
        return self.data.decode("utf-8", "replace")


@dataclass(frozen=True)
class Unrecordable:
    """What no output fence can hold.

    :ivar why: a sentence without its full stop
    :ivar do: what to do about it, likewise
    """

    why: str
    do: str


NOTHING = Shown("text", b"")


def as_output(shown: Sequence[Mapping[str, object]]) -> Shown | Unrecordable:
    """Return what a run showed as one output.

    :param shown: as ``site/js/trial.js`` says: pieces with ``text``, or with the ``data`` of a rich
        result
    """
    texts = [str(piece["text"]) for piece in shown if "text" in piece]
    rich = [piece["data"] for piece in shown if "data" in piece]
    if not rich:
        return _text("".join(texts))
    if len(rich) > 1 or any(texts):
        return Unrecordable(
            f"It shows {len(rich)} rich result{'s' if len(rich) > 1 else ''}"
            + (" and prints text" if any(texts) else ""),
            "Show one rich result an example, and print nothing beside it",
        )
    return _rich(rich[0])


def _text(text: str) -> Shown | Unrecordable:
    for character, name in (("\r", "a carriage return"), ("\0", "a NUL character")):
        if character in text:
            why = f"It prints {name}, which an output fence cannot hold"
            return Unrecordable(why, "Print something else, or print its repr")
    try:
        return Shown("text", _ended(text).encode("utf-8"))
    except UnicodeEncodeError:
        why = "It prints half of a surrogate pair, which no file can hold"
        return Unrecordable(why, "Print its repr")


def _rich(data: object) -> Shown | Unrecordable:
    forms = data if isinstance(data, dict) else {}
    mime, kind = next(((mime, kind) for mime, kind in _FORMS if mime in forms), ("", None))
    if kind is None:
        why = f"It shows a rich result of type {mime or 'unknown'}, which has no output fence"
        return Unrecordable(why, "Show SVG, PNG or HTML, or print text")
    if kind == "png":
        try:
            return Shown("png", base64.b64decode(str(forms[mime])))
        except binascii.Error:
            return Unrecordable("It shows a PNG that is none", "Give display() the picture's bytes")
    return Shown(kind, _ended(str(forms[mime])).encode("utf-8", "replace"))


def _ended(text: str) -> str:
    """Return a text that ends its last line, as a fence does."""
    return text if not text or text.endswith("\n") else f"{text}\n"


def same(one: Shown, other: Shown, masks: Sequence[Mask]) -> bool:
    """Return whether two outputs are the same but for what may differ.

    :param masks: what may
    """
    if one.kind != other.kind or one.kind == "png":
        return one == other
    return mask(one.text, masks) == mask(other.text, masks)


def diff(expected: Shown, got: Shown, masks: Sequence[Mask] = ()) -> str:
    """Return the lines that differ, indented, ``-`` for expected and ``+`` for got.

    :param masks: lines that differ in nothing else are shown as they are expected
    """
    old, new = (side.text.split("\n")[:-1] for side in (expected, got))
    lines = list(_changes(old, new, masks))
    if expected.kind != got.kind:
        lines = [f"- {expected.kind}: {_size(old)}", f"+ {got.kind}: {_size(new)}"]
    left = len(lines) - MOST_DIFF_LINES
    if left > 0:
        lines[MOST_DIFF_LINES:] = [f"… {left} more lines differ"]
    return "\n".join(f"    {line}" for line in lines)


def _size(lines: Sequence[str]) -> str:
    return f"{len(lines)} line{'' if len(lines) == 1 else 's'}"


def _changes(old: list[str], new: list[str], masks: Sequence[Mask]) -> Iterator[str]:
    """Yield what to show; equal lines only next to those that differ."""
    old_keys, new_keys = ([mask(line, masks) for line in side] for side in (old, new))
    matcher = SequenceMatcher(None, old_keys, new_keys, autojunk=False)
    for group in matcher.get_grouped_opcodes(CONTEXT_LINES):
        for tag, start, end, new_start, new_end in group:
            if tag == "equal":
                yield from (f"  {_visible(line)}" for line in old[start:end])
                continue
            yield from (f"- {_visible(line)}" for line in old[start:end])
            yield from (f"+ {_visible(line)}" for line in new[new_start:new_end])


def _visible(line: str) -> str:
    """Return a line whose control characters and trailing spaces can be seen."""
    shown = "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in line
    )
    bare = shown.rstrip(" ")
    return bare + "·" * (len(shown) - len(bare))
