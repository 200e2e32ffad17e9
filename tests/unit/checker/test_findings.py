"""Which lesson a finding is counted with."""

from __future__ import annotations

import pytest
from handbook_build.checker.findings import Finding, by_lesson
from handbook_build.checker.manifest import Exercise, Lesson


def lesson(path: str, *exercises: str) -> Lesson:
    shown = tuple(
        Exercise(folder, f"{folder}/exercise.md", folder, "write") for folder in exercises
    )
    return Lesson(path, "", "", (), shown, ())


HOME = lesson("lessons/index.md")
FIRST = lesson("lessons/05-a/01-b.md", "lessons/05-a/exercises/one")
SECOND = lesson("lessons/05-a/02-c.md", "lessons/05-a/exercises/two")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (SECOND.path, SECOND),
        ("lessons/05-a/exercises/two/wrong/a.py", SECOND),
        ("lessons/05-a/exercises/lonely/start.py", FIRST),
        ("lessons/05-a/files/a.csv", FIRST),
        ("lessons/06-gone/files/a.csv", HOME),
        ("elsewhere.md", HOME),
    ],
)
def test_by_lesson_finding_counted_with(path: str, expected: Lesson) -> None:
    finding = Finding(path, 1, "files", "Nothing refers to this file", "Remove it")
    dealt = by_lesson([finding], [HOME, FIRST, SECOND])
    assert {name: found for name, found in dealt.items() if found} == {expected.path: [finding]}
    assert len(dealt) == 3
