"""Words that no reader needs: exclamation marks, emoji, and those that belittle a difficulty.

Owns: the list of them. Code is free of it, in fences and in the middle of a sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook_build.checker.findings import Finding

from .markdown import Passage, passages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .material import Material

__all__ = ["check"]

_EMOJI = (
    "\N{VARIATION SELECTOR-16}\U0001f000-\U0001faff\u2600-\u26ff\u231a\u231b\u23e9-\u23f3"
    "\u2705\u270a-\u270d\u2728\u274c\u274e\u2753-\u2757\u2763\u2764\u2795-\u2797\u2b50\u2b55"
)
_BANNED = (
    (re.compile("!"), "An exclamation mark", "End the sentence with a full stop"),
    (re.compile(f"[{_EMOJI}]"), "An emoji", "Say it in words"),
    (
        re.compile(r"\bin\s+this\s+section,?\s+we\s+will\b", re.IGNORECASE),
        "A sentence about the section",
        "Begin with the matter itself",
    ),
    (
        re.compile(r"\b(?:simply|just|easy|easily|obviously)\b", re.IGNORECASE),
        "A banned word",
        "Cut it, or say what it stands for: it tells readers who struggle that they should not",
    ),
)


def check(material: Material) -> Iterator[Finding]:
    """Refuse banned words in lessons and in the tasks and hints of exercises."""
    for lesson in material.lessons:
        text = material.text(lesson["path"])
        found = [*passages(text), _of_front_matter(text, "summary", lesson["summary"])]
        yield from _banned(lesson["path"], found)
    for exercise in material.exercises:
        text = material.text(exercise["path"])
        found = [*passages(text), _of_front_matter(text, "title", exercise["title"])]
        yield from _banned(exercise["path"], found)
    for example in material.examples:
        why = Passage(example["line"], example["options"]["why"] or "")
        yield from _banned(example["path"], [why])


def _of_front_matter(text: str, key: str, value: str) -> Passage:
    """Return the text of a key, placed on the line of the key."""
    lines = [
        number for number, line in enumerate(text.split("\n"), 1) if line.startswith(f"{key}:")
    ]
    return Passage(lines[0] if lines else 1, value.replace("\n", " "))


def _banned(path: str, found: list[Passage]) -> Iterator[Finding]:
    for passage in found:
        for pattern, name, do in _BANNED:
            for match in pattern.finditer(passage.text):
                what = f"{name} in the text: “{_around(passage.text, match)}”"
                yield Finding(path, passage.line_at(match.start()), "words", what, do)


def _around(text: str, match: re.Match[str]) -> str:
    """Return a match with the words next to it."""
    before = text[: match.start()].split(" ")[-3:]
    after = text[match.end() :].split(" ")[:3]
    return " ".join(f"{' '.join(before)}{match[0]}{' '.join(after)}".split())
