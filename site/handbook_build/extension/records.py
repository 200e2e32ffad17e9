"""What is remembered of a lesson between reading and writing it.

Owns: the shapes of pages, examples, outputs and recorded sessions. All of them are pickled by
Sphinx. Must not import Sphinx.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .fences.example_options import ExampleOptions
    from .frontmatter import FrontMatter

__all__ = [
    "FILES",
    "Console",
    "Example",
    "Exercise",
    "ExerciseKind",
    "Mention",
    "Mutant",
    "Output",
    "OutputKind",
    "Page",
    "SourceFile",
    "digest",
]

#: The folder of the site that holds copies of what programs find in their working folder.
FILES = "files"

OutputKind = Literal["text", "svg", "png", "html"]
ExerciseKind = Literal["write", "fix", "tests"]


def digest(source: str) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of a source."""
    return hashlib.sha256(source.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Output:
    """Recorded output: ``text``, or for the other kinds a file, ``path`` below the repository."""

    kind: OutputKind
    line: int
    text: str | None
    path: str | None


@dataclass(frozen=True)
class SourceFile:
    """A file that a program finds in its working folder.

    :ivar path: below the repository, with forward slashes
    :ivar address: of its copy, below the site's root
    """

    name: str
    path: str
    address: str


@dataclass
class Example:
    """An example: its source byte for byte, and what it printed when it was recorded.

    :ivar source: without the lines ``# fold`` and ``# end fold``
    :ivar raw: with them: the body of the fence as it is in the file
    :ivar folds: first and last line of what they enclose, counted from 1 in ``source``
    """

    docname: str
    line: int
    source: str
    options: ExampleOptions
    raw: str
    folds: list[tuple[int, int]] = field(default_factory=list)
    files: list[SourceFile] = field(default_factory=list)
    output: Output | None = None

    @property
    def name(self) -> str:
        """Its permanent name."""
        return self.options.name

    @property
    def digest(self) -> str:
        """By which a saved edit knows the source that it was made of."""
        return digest(self.source)


@dataclass(frozen=True)
class Console:
    """A recorded shell session."""

    name: str
    docname: str
    line: int
    body: str


@dataclass(frozen=True)
class Mutant:
    """A wrong version of the code that an exercise has the reader write tests for."""

    name: str
    source: str


@dataclass(frozen=True)
class Exercise:
    """An exercise: what its folder holds, but for the task's text, which is in the page.

    :ivar line: of the fence in the lesson
    :ivar folder: below the repository, with forward slashes
    :ivar files: every file of the folder, relative to it
    :ivar module: for the kind ``tests``, the name under which the reader's tests import the code
    :ivar start: what the reader gets
    :ivar tests: ``check.py``; "" for the kind ``tests``
    :ivar correct: for the kind ``tests``, the code that the reader's tests must pass on; else ""
    :ivar hints: the line of each in ``exercise.md``
    """

    name: str
    docname: str
    line: int
    folder: str
    files: tuple[str, ...]
    title: str
    kind: ExerciseKind
    packages: tuple[str, ...]
    module: str
    start: str
    solution: str
    tests: str
    correct: str
    mutants: tuple[Mutant, ...]
    hints: tuple[int, ...]

    @property
    def path(self) -> str:
        """The file of the task, below the repository."""
        return f"{self.folder}/exercise.md"

    @property
    def digest(self) -> str:
        """By which a saved answer knows the start that it was made of."""
        return digest(self.start)


@dataclass(frozen=True)
class Mention:
    """A term of the index on a page.

    :ivar term: may hold `backticks`
    :ivar anchor: of the place, "" for the page's beginning
    :ivar glossary: whether it is an entry of the glossary
    :ivar taught: for such an entry, the ids of the sections that it names
    """

    term: str
    anchor: str
    glossary: bool = False
    taught: tuple[str, ...] = ()


@dataclass
class Page:
    """One page: what it says about itself and what it holds.

    :ivar path: of its file below the repository, with forward slashes
    :ivar anchors: the slug of every heading, and its line
    :ivar targets: the names of examples and exercises that it needs or links to
    :ivar linked: whether it links to other pages by an address and not by a name
    :ivar mentions: what the index of terms says of it
    """

    docname: str
    path: str
    front: FrontMatter
    examples: list[Example] = field(default_factory=list)
    consoles: list[Console] = field(default_factory=list)
    exercises: list[Exercise] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)
    targets: tuple[str, ...] = ()
    linked: bool = False
    mentions: tuple[Mention, ...] = ()

    def named(self) -> Iterator[tuple[str, int]]:
        """Yield the names on the page with their lines, in order."""
        items: list[Example | Console | Exercise]
        items = [*self.examples, *self.consoles, *self.exercises]
        yield from sorted(((item.name, item.line) for item in items), key=lambda item: item[1])
