"""A section as its downloads see it: a run of blocks, with what stands around them.

Owns: how a resolved doctree becomes that run, and which programs have to be run again before
another. Must not import the builder.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes

from handbook_build.extension.fences.consoles import console_node
from handbook_build.extension.fences.examples import example_node
from handbook_build.extension.fences.exercises import exercise_hint, exercise_node, exercise_task

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handbook_build.extension.frontmatter import FrontMatter
    from handbook_build.extension.records import Console, Example, Exercise, SourceFile

    from .prose import Prose

__all__ = ["Block", "Lesson", "Program", "Session", "Task", "Text", "chain", "read_lesson"]


@dataclass(frozen=True)
class Text:
    """Paragraphs, headings and what else is text.

    :ivar markdown: ends in a line feed
    """

    markdown: str


@dataclass(frozen=True)
class Program:
    """An example.

    :ivar picture: text alternative of a recorded picture
    :ivar earlier: what it goes on from, the first one first
    :ivar again: whether these have to run again, as another program ran since
    """

    example: Example
    picture: str
    earlier: tuple[Example, ...]
    again: bool

    @property
    def run(self) -> tuple[Example, ...]:
        """All that a page runs for it, in order."""
        return (*self.earlier, self.example)

    def repeated(self) -> list[tuple[Example, ...]]:
        """Return what has to run again: each program behind those that it goes on from."""
        ends = range(1, len(self.earlier) + 1) if self.again else ()
        return [self.earlier[:end] for end in ends]


@dataclass(frozen=True)
class Session:
    """A recorded shell session."""

    console: Console


@dataclass(frozen=True)
class Task:
    """An exercise; its texts are Markdown."""

    exercise: Exercise
    task: str
    hints: tuple[str, ...]


Block = Text | Program | Session | Task


@dataclass(frozen=True)
class Lesson:
    """A section.

    :ivar title: in which backticks are code
    :ivar url: of its page; "" if the site's own address is not known
    :ivar wheel: where the wheel is that its programs import ``handbook`` from: an address, or
        below the site's root
    :ivar packages: the distribution by the module that it brings, of all that the site ships
    """

    front: FrontMatter
    title: str
    url: str
    wheel: str
    blocks: list[Block]
    packages: Mapping[str, str] = field(default_factory=dict)

    def programs(self) -> list[Program]:
        """Return the examples, in order."""
        return [block for block in self.blocks if isinstance(block, Program)]

    def tasks(self) -> list[Task]:
        """Return the exercises, in order."""
        return [block for block in self.blocks if isinstance(block, Task)]

    def sources(self) -> list[Example]:
        """Return every program that runs, those of other pages included."""
        return [
            example
            for program in self.programs()
            for example in (program.run if program.again else program.run[-1:])
            if not example.options.static
        ]

    def files(self) -> list[SourceFile]:
        """Return the files that programs read, each once."""
        found = {file.name: file for example in self.sources() for file in example.files}
        return list(found.values())


def chain(example: Example, examples: Mapping[str, Example]) -> list[Example]:
    """Return what an example goes on from, the first one first.

    :param examples: all of the handbook by name
    """
    found: list[Example] = []
    name = example.options.after
    while name is not None and name in examples and examples[name] not in found:
        found.insert(0, examples[name])
        name = examples[name].options.after
    return found


def read_lesson(
    doctree: nodes.document, prose: Prose, examples: Mapping[str, Example]
) -> list[Block]:
    """Return the blocks of a page.

    :param doctree: resolved; it is not changed
    """
    return list(_Reader(prose, examples).read(doctree))


class _Reader:
    """Goes through a page and remembers which program ran last."""

    def __init__(self, prose: Prose, examples: Mapping[str, Example]) -> None:
        self._prose = prose
        self._examples = examples
        self._last = ""

    def read(self, doctree: nodes.document) -> Iterator[Block]:
        waiting: list[str] = []
        for part in self._parts(doctree, 0):
            if isinstance(part, str):
                waiting.append(part)
                continue
            if waiting:
                yield Text("\n".join(waiting))
                waiting = []
            yield part
        if waiting:
            yield Text("\n".join(waiting))

    def _parts(self, node: nodes.Element, level: int) -> Iterator[Block | str]:
        """Yield blocks, and text as Markdown that is not put together yet."""
        for child in node.children:
            match child:
                case nodes.section():
                    yield from self._parts(child, level + 1)
                case nodes.title() if level > 1:
                    yield f"{'#' * level} {self._prose.inline(child)}\n"
                case nodes.title():
                    pass  # the page's own, which every format writes in its way
                case example_node():
                    yield self._program(child)
                case console_node():
                    yield Session(child["console"])
                case exercise_node():
                    yield self._task(child)
                case _:
                    if text := self._prose.blocks([child]):
                        yield text

    def _program(self, node: example_node) -> Program:
        example: Example = node["example"]
        picture = next((image.get("alt", "") for image in node.findall(nodes.image)), "")
        links = tuple(chain(example, self._examples))
        again = bool(links) and links[-1].name != self._last
        if not example.options.static:
            self._last = example.name
        return Program(example, picture, links, again)

    def _task(self, node: exercise_node) -> Task:
        (task,) = node.findall(exercise_task)
        hints = [self._prose.blocks(hint.children) for hint in node.findall(exercise_hint)]
        return Task(node["exercise"], self._prose.blocks(task.children), tuple(hints))
