"""How long a section is: words, examples, lines of code and of output.

Owns: the limits, and which pages they hold for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook_build.checker.findings import Finding

from .markdown import passages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .material import Entry, Material

__all__ = ["MOST_LINES", "Limits", "check", "limits_of", "word_count"]

#: Lines of an example, and of what it prints.
MOST_LINES = 40

#: Chapters that hold collections rather than lessons.
_LONG_CHAPTERS = ("19", "B")


@dataclass(frozen=True)
class Limits:
    """The least and the most that a section has; prose is counted in words."""

    least_words: int = 250
    most_words: int = 900
    least_examples: int = 5
    most_examples: int = 10


_LONG = Limits(most_words=1800, most_examples=16)
#: For a page that is no section; it has as many examples as it needs.
_NO_SECTION = Limits(least_words=0, least_examples=0)
#: It is looked things up in, and grows with the chapters.
_GLOSSARY = Limits(least_words=0, most_words=100_000, least_examples=0)


def limits_of(lesson: Entry) -> Limits:
    """Return the limits of a page, by its kind and the id of its chapter."""
    if lesson["kind"] != "section":
        return _GLOSSARY if lesson["id"] == "glossary" else _NO_SECTION
    return _LONG if lesson["id"].partition(".")[0] in _LONG_CHAPTERS else Limits()


def word_count(text: str) -> int:
    """Return how many words of prose a page has; a piece of code in a sentence is one word."""
    return sum(len(re.findall(r"\S*\w\S*", passage.text)) for passage in passages(text))


def check(material: Material) -> Iterator[Finding]:
    """Refuse sections that are too short or too long, and code or output that is too long."""
    for lesson in material.lessons:
        yield from _words(material, lesson)
        if lesson["kind"] == "section":
            yield from _examples(material, lesson)
    for example in material.examples:
        yield from _lines(example)
    for console in material.consoles:
        lines = len(console["body"].splitlines())
        if lines > MOST_LINES:
            what = f"The session {console['name']} has {lines} lines, {MOST_LINES} are allowed"
            do = "Show less: take commands out of its script, or let them print less"
            yield Finding(console["path"], console["line"], "length", what, do)


def _words(material: Material, lesson: Entry) -> Iterator[Finding]:
    limits = limits_of(lesson)
    number = word_count(material.text(lesson["path"]))
    if number < limits.least_words:
        what = f"The section has {number} words of prose, {limits.least_words} are the least"
        do = "Say what the examples show, and why it is so"
    elif number > limits.most_words:
        what = f"The page has {number} words of prose, {limits.most_words} are the most"
        do = "Cut what carries nothing"
    else:
        return
    yield Finding(lesson["path"], 1, "length", what, do)


def _examples(material: Material, lesson: Entry) -> Iterator[Finding]:
    """Check how many examples a section has, recorded sessions included, and the first one."""
    limits = limits_of(lesson)
    shown = [
        item for item in [*material.examples, *material.consoles] if item["path"] == lesson["path"]
    ]
    number = len(shown)
    if not limits.least_examples <= number <= limits.most_examples:
        allowed = f"{limits.least_examples} to {limits.most_examples} are allowed"
        what = f"The section has {number} examples, {allowed}"
        do = (
            "Split an example that shows two things"
            if number < limits.least_examples
            else "Merge or cut some"
        )
        yield Finding(lesson["path"], 1, "length", what, do)
    if not shown:
        return
    first = min(shown, key=lambda item: int(item["line"]))
    expected = f"{lesson['url'].rstrip('/').rpartition('/')[2]}-basics"
    if first["name"] != expected:
        what = f"The first example of the section is named {first['name']}, not {expected}"
        do = f"Begin with the smallest ordinary program, and name it {expected}"
        yield Finding(lesson["path"], first["line"], "length", what, do)


def _lines(example: Entry) -> Iterator[Finding]:
    """Check the lines of a program and of its output."""
    code = len(example["source"].splitlines())
    if code > MOST_LINES:
        what = f"The example {example['name']} has {code} lines, {MOST_LINES} are allowed"
        do = "Let it grow over several examples by after="
        yield Finding(example["path"], example["line"], "length", what, do)
    output = len((example["output"] or "").splitlines())
    if output > MOST_LINES:
        what = f"The output of {example['name']} has {output} lines, {MOST_LINES} are allowed"
        do = "Let the program print less"
        yield Finding(example["path"], example["output_line"], "length", what, do)
