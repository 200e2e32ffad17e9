"""The manifest of the built site, as the checker reads it.

Owns: the shapes of lessons, examples and exercises here, and the reading of the file. Must not
import Playwright or Sphinx.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Example", "Exercise", "Handbook", "Lesson", "Mask"]

MANIFEST = "data/handbook.json"

Kind = Literal["text", "svg", "png", "html"]


@dataclass(frozen=True)
class Mask:
    """What may differ from run to run; ``pattern`` is set for the kind "regex"."""

    kind: str
    pattern: str | None = None


@dataclass(frozen=True)
class Example:
    """An example that is run.

    :ivar path: of its lesson, relative to the root of the repository
    :ivar line: of the fence
    :ivar output: recorded text, None where there is none or a file holds it
    :ivar output_line: of the output fence, None where there is none
    :ivar output_path: of the recorded file, relative to the root of the repository
    :ivar isolated: whether it has an interpreter of its own, which it may kill
    :ivar limit_s: seconds that it may take
    """

    name: str
    path: str
    line: int
    output: str | None
    output_kind: Kind | None
    output_line: int | None
    output_path: str | None
    raises: str | None
    masks: tuple[Mask, ...]
    static: bool
    isolated: bool
    limit_s: int

    @property
    def shown_at(self) -> int:
        """The line to point to when its output is wrong."""
        return self.output_line or self.line


@dataclass(frozen=True)
class Exercise:
    """An exercise.

    :ivar folder: of its files, relative to the root of the repository
    :ivar path: of its ``exercise.md``
    """

    name: str
    path: str
    folder: str
    kind: str


@dataclass(frozen=True)
class Lesson:
    """A page and what is on it.

    :ivar path: relative to the root of the repository
    :ivar id: such as "5.5", "5" for a chapter's page, or a word
    """

    path: str
    id: str
    title: str
    examples: tuple[Example, ...]
    exercises: tuple[Exercise, ...]
    consoles: tuple[str, ...]

    @property
    def label(self) -> str:
        """Number and title."""
        return f"{self.id} {self.title}"


@dataclass(frozen=True)
class Handbook:
    """Everything that the site was built from, in its order."""

    lessons: tuple[Lesson, ...]
    raw: dict[str, Any]

    @classmethod
    def of(cls, dist: Path) -> Handbook:
        """Read the manifest of a built site.

        :param dist: its folder
        """
        raw: dict[str, Any] = json.loads((dist / MANIFEST).read_text(encoding="utf-8"))
        examples = {item["name"]: _example(item) for item in raw["examples"]}
        exercises = {item["name"]: _exercise(item) for item in raw["exercises"]}
        lessons = tuple(
            Lesson(
                item["path"],
                item["id"],
                item["title"],
                tuple(examples[name] for name in item["examples"]),
                tuple(exercises[name] for name in item["exercises"]),
                tuple(item["consoles"]),
            )
            for item in raw["lessons"]
        )
        return cls(lessons, raw)


DEFAULT_LIMIT_S = 10


def _example(item: dict[str, Any]) -> Example:
    options = item["options"]
    return Example(
        name=item["name"],
        path=item["path"],
        line=item["line"],
        output=item["output"],
        output_kind=item["output_kind"],
        output_line=item["output_line"],
        output_path=item["output_path"],
        raises=options["raises"],
        masks=tuple(Mask(mask["kind"], mask["pattern"]) for mask in options["varies"]),
        static=options["static"],
        isolated=options["isolated"] or options["reseeded"],
        limit_s=options["timeout"] or DEFAULT_LIMIT_S,
    )


def _exercise(item: dict[str, Any]) -> Exercise:
    return Exercise(item["name"], item["path"], item["folder"], item["kind"])
