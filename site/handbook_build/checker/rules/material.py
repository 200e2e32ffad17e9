"""What the rules look at: the manifest and the files of the selected lessons.

Owns: the questions that several families ask. Must not know any rule.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Entry", "Material", "numbered"]

#: A lesson, an example, a console or an exercise, as the manifest describes it.
Entry: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Material:
    """Some lessons, and all that belongs to them.

    :ivar manifest: ``data/handbook.json``
    :ivar root: the repository; all paths are relative to it, with forward slashes
    :ivar selected: paths of the lessons to look at
    """

    manifest: Entry
    root: Path
    selected: tuple[str, ...]

    @functools.cached_property
    def lessons(self) -> list[Entry]:
        """The selected lessons, in the order of the handbook."""
        chosen = set(self.selected)
        return [lesson for lesson in self.manifest["lessons"] if lesson["path"] in chosen]

    @functools.cached_property
    def examples(self) -> list[Entry]:
        """The examples of the selected lessons."""
        return self._of_lessons("examples", "path")

    @functools.cached_property
    def consoles(self) -> list[Entry]:
        """The recorded sessions of the selected lessons."""
        return self._of_lessons("consoles", "path")

    @functools.cached_property
    def exercises(self) -> list[Entry]:
        """The exercises of the selected lessons."""
        return self._of_lessons("exercises", "page_path")

    def _of_lessons(self, kind: str, key: str) -> list[Entry]:
        chosen = {lesson["path"] for lesson in self.lessons}
        return [item for item in self.manifest[kind] if item[key] in chosen]

    def text(self, path: str) -> str:
        """Return a file's text; bytes that are no UTF-8 are replaced."""
        return (self.root / path).read_text("utf-8", errors="replace")

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""
        return (self.root / path).is_file()

    def below(self, folder: str) -> Iterator[str]:
        """Yield the files below a folder in order, but for hidden ones and compiled Python."""
        place = self.root / folder
        for path in sorted(place.rglob("*")):
            parts = path.relative_to(place).parts
            hidden = any(part.startswith(".") or part == "__pycache__" for part in parts)
            if path.is_file() and not hidden:
                yield path.relative_to(self.root).as_posix()

    def python_files(self, exercise: Entry, folder: str = "") -> list[str]:
        """Return the Python files of an exercise; the build refuses those without a role.

        :param folder: ``wrong`` or ``mutants``, for those in it alone
        """
        place = f"{exercise['folder']}/{folder}"
        return [path for path in self.below(place) if path.endswith(".py")]


def numbered(text: str, first: int = 1) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text with their numbers.

    :param first: the number of the first
    """
    yield from enumerate(text.split("\n"), first)
