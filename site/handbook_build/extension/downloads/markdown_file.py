"""A lesson as one Markdown file, as GitHub shows it, recorded outputs inside.

Owns: how examples, sessions and exercises stand in it. Must not import the builder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook_build.extension.ansi import strip_ansi

from . import apparatus, needs
from .lesson import Program, Session, Task, Text
from .markdown_text import escape, fence, link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handbook_build.extension.records import Output

    from .lesson import Block, Lesson

__all__ = ["markdown_file"]


def markdown_file(lesson: Lesson, picture: Callable[[str], str]) -> str:
    """Return the Markdown of a lesson.

    :param picture: returns the address of a recorded file, given its path below the repository
    """
    return "\n".join(_File(lesson, picture).parts())


class _File:
    """Makes the parts of one lesson; each ends in a line feed."""

    def __init__(self, lesson: Lesson, picture: Callable[[str], str]) -> None:
        self._lesson = lesson
        self._picture = picture

    def parts(self) -> Iterator[str]:
        """Yield the parts in order."""
        front = self._lesson.front
        title = f"# {front.id} {apparatus.inline(self._lesson.title)}\n"
        yield f"{title}\n{apparatus.inline(front.summary)}\n"
        for block in self._lesson.blocks:
            yield from self._block(block)
        yield from apparatus.answers(self._lesson)
        yield apparatus.foot(self._lesson)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Text():
                yield block.markdown
            case Session():
                yield fence(strip_ansi(block.console.body), "console")
            case Program():
                yield from self._program(block)
            case Task():
                yield from self._task(block)

    def _program(self, program: Program) -> Iterator[str]:
        example, options = program.example, program.example.options
        after = f" after={options.after}" if options.after else ""
        yield fence(example.source, f"python name={example.name}{after}")
        if options.static:
            yield f"*{escape(options.why or '')}*\n"
            return
        if sentences := needs.remarks(program.run, self._lesson.packages, "script"):
            yield f"*{escape(' '.join(sentences))}*\n"
        if example.output is None:
            return
        shown = self._output(program, example.output)
        if options.predict:
            summary = "Guess first, then look: what does it print?"
            shown = f"<details>\n<summary>{summary}</summary>\n\n{shown}\n</details>\n"
        yield shown

    def _output(self, program: Program, output: Output) -> str:
        """Return what was recorded."""
        if output.text is not None:
            return f"Output:\n\n{fence(strip_ansi(output.text), 'text')}"
        assert output.path
        words = program.picture or f"Recorded output of {program.example.name}"
        sign = "" if output.kind == "html" else "!"
        return f"{sign}{link(escape(words), self._picture(output.path))}\n"

    def _task(self, block: Task) -> Iterator[str]:
        exercise = block.exercise
        yield f"### Exercise: {apparatus.inline(exercise.title)}\n\n{block.task}"
        for name, source in apparatus.exercise_files(exercise).items():
            yield f"`{name}`:\n\n{fence(source, 'python')}"
