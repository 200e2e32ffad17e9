"""Which lessons, examples and exercises a command line means.

Owns: the forms of a pattern. Must not import Playwright or Sphinx.

A pattern is a chapter (``5`` or ``05``), a section (``5.5`` or ``05.5``), or a glob on the names of
examples and exercises (``closures-*``). A number is compared as a number: ``5`` never means 15.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from handbook_build.errors import HandbookError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from handbook_build.checker.manifest import Lesson

__all__ = ["UnknownPatternError", "select"]

_ID = re.compile(r"(\d+|[A-Z])(?:\.(\d+))?")
NEAR = 3


class UnknownPatternError(HandbookError):
    """A pattern that matches nothing.

    :param pattern: as given
    :param near: what it may have been meant to be
    """

    def __init__(self, pattern: str, near: Sequence[str]) -> None:
        self.pattern = pattern
        self.near = list(near)
        super().__init__(pattern, near)

    def __str__(self) -> str:
        """Return what matches nothing, and what is near it."""
        forms = "a chapter (5), a section (5.5) or a name with * (closures-*)"
        near = f" Near it: {', '.join(self.near)}." if self.near else ""
        return f"Nothing is called {self.pattern}.{near}\nTry: {forms}"


def select(lessons: Sequence[Lesson], patterns: Sequence[str]) -> list[Lesson]:
    """Return what any of the patterns means.

    :param lessons: all of them, in order
    :param patterns: none means everything
    :return: the lessons, each with only its chosen examples and exercises
    :raises UnknownPatternError: for the first pattern that matches nothing
    """
    if not patterns:
        return list(lessons)
    chosen: dict[str, set[str]] = {}
    for pattern in patterns:
        found = _matches(lessons, pattern)
        if not found:
            raise UnknownPatternError(pattern, _near(lessons, pattern))
        for path, names in found.items():
            chosen.setdefault(path, set()).update(names)
    return [_reduced(lesson, chosen[lesson.path]) for lesson in lessons if lesson.path in chosen]


def _names(lesson: Lesson) -> list[str]:
    examples = [item.name for item in lesson.examples]
    exercises = [item.name for item in lesson.exercises]
    return [*examples, *exercises, *lesson.consoles]


def _matches(lessons: Iterable[Lesson], pattern: str) -> dict[str, set[str]]:
    """Return the names that a pattern means, by the paths of their lessons."""
    wanted = _number(pattern)
    if wanted:
        return {lesson.path: set(_names(lesson)) for lesson in lessons if _within(lesson, wanted)}
    by_path = {
        lesson.path: {name for name in _names(lesson) if fnmatchcase(name, pattern)}
        for lesson in lessons
    }
    by_path |= {lesson.path: set(_names(lesson)) for lesson in lessons if lesson.id == pattern}
    return {path: names for path, names in by_path.items() if names}


def _number(text: str) -> tuple[str, str | None] | None:
    """Return chapter and section of an id, without leading zeros; None if it is no id."""
    found = _ID.fullmatch(text)
    if not found:
        return None
    chapter, section = found.groups()
    return chapter.lstrip("0") or "0", section and (section.lstrip("0") or "0")


def _within(lesson: Lesson, wanted: tuple[str, str | None]) -> bool:
    own = _number(lesson.id)
    if own is None:
        return False
    return own == wanted or (wanted[1] is None and own[0] == wanted[0])


def _near(lessons: Sequence[Lesson], pattern: str) -> list[str]:
    """Return names and ids that resemble a pattern."""
    candidates = [name for lesson in lessons for name in (lesson.id, *_names(lesson))]
    plain = pattern.replace("*", "").replace("?", "").lower()
    within = [name for name in candidates if plain and plain in name]
    close = difflib.get_close_matches(plain, candidates, NEAR, 0.5)
    return list(dict.fromkeys([*close, *within]))[:NEAR]


def _reduced(lesson: Lesson, names: set[str]) -> Lesson:
    return replace(
        lesson,
        examples=tuple(item for item in lesson.examples if item.name in names),
        exercises=tuple(item for item in lesson.exercises if item.name in names),
        consoles=tuple(name for name in lesson.consoles if name in names),
    )
