"""What the checker finds wrong, in one shape for all that look for it.

Owns: that shape, the order in which findings are shown, and the lesson that each is counted with.
Must not import Playwright or Sphinx.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from handbook_build.errors import LessonError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from handbook_build.checker.manifest import Lesson

__all__ = ["Finding", "by_lesson", "in_order"]


@dataclass(frozen=True)
class Finding:
    """One fault at one place.

    :ivar path: of the file, relative to the root of the repository, with forward slashes
    :ivar line: counted from 1, which also stands for the whole file
    :ivar category: one or two words by which findings are counted, such as "output"
    :ivar what: what is wrong, a sentence with or without its full stop; may go on over more lines,
        such as a short diff
    :ivar do: what to do about it, a sentence with or without its full stop
    """

    path: str
    line: int
    category: str
    what: str
    do: str

    def __str__(self) -> str:
        """Return ``path:line: what. do.``; lines of detail follow."""
        head, _, detail = self.what.partition("\n")
        first = str(LessonError(self.path, self.line, head, self.do))
        return f"{first}\n{detail}" if detail else first


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings by file and line, each one once.

    :param findings: any order
    """
    return sorted(dict.fromkeys(findings), key=lambda found: (found.path, found.line, found.what))


def by_lesson(findings: Iterable[Finding], lessons: Sequence[Lesson]) -> dict[str, list[Finding]]:
    """Return the findings by the path of the lesson with which they are counted.

    Those in the folder of an exercise are counted with the lesson that shows it; those in other
    files of a chapter with the first of the lessons that stands in the file's folder or above it.

    :param lessons: at least one where there are findings
    """
    found: dict[str, list[Finding]] = {lesson.path: [] for lesson in lessons}
    for finding in findings:
        found[_lesson_of(finding.path, lessons)].append(finding)
    return found


def _lesson_of(path: str, lessons: Sequence[Lesson]) -> str:
    above = {str(folder) for folder in PurePosixPath(path).parents}
    for lesson in lessons:
        if path == lesson.path or any(one.folder in above for one in lesson.exercises):
            return lesson.path
    near = [lesson for lesson in lessons if str(PurePosixPath(lesson.path).parent) in above]
    return max(near or lessons[:1], key=lambda lesson: lesson.path.count("/")).path
