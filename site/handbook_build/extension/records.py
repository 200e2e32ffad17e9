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

__all__ = ["Console", "Example", "Output", "OutputKind", "Page"]

OutputKind = Literal["text", "svg", "png", "html"]


@dataclass(frozen=True)
class Output:
    """Recorded output: ``text``, or for the other kinds a file, ``path`` below the repository."""

    kind: OutputKind
    line: int
    text: str | None
    path: str | None


@dataclass
class Example:
    """An example: its source byte for byte, and what it printed when it was recorded."""

    docname: str
    line: int
    source: str
    options: ExampleOptions
    output: Output | None = None

    @property
    def name(self) -> str:
        """Its permanent name."""
        return self.options.name

    @property
    def digest(self) -> str:
        """The first 16 hexadecimal digits of the SHA-256 of the source."""
        return hashlib.sha256(self.source.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Console:
    """A recorded shell session."""

    name: str
    docname: str
    line: int
    body: str


@dataclass
class Page:
    """One page: what it says about itself and what it holds.

    :ivar path: of its file below the repository, with forward slashes
    :ivar anchors: the slug of every heading, and its line
    :ivar linked: whether it links to other pages, so that it is written again when they move
    """

    docname: str
    path: str
    front: FrontMatter
    examples: list[Example] = field(default_factory=list)
    consoles: list[Console] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)
    linked: bool = False

    def named(self) -> Iterator[tuple[str, int]]:
        """Yield the names on the page with their lines, in order."""
        items: list[Example | Console] = [*self.examples, *self.consoles]
        yield from sorted(((item.name, item.line) for item in items), key=lambda item: item[1])
