"""A lesson as a script, which runs from top to bottom; its cells are those of the percent format.

Owns: how text becomes comments, and how programs that end in an error let the next one run. Must
not import the builder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook_build.extension.ansi import strip_ansi

from . import apparatus, needs
from .lesson import Program, Session, Task, Text
from .markdown_text import fence
from .needs import SKIPPED
from .script_text import commented, indented

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handbook_build.extension.records import Example

    from .lesson import Block, Lesson

__all__ = ["script"]

#: Errors that ``except Exception`` lets pass.
_NOT_EXCEPTION = {"BaseException", "BaseExceptionGroup", "GeneratorExit", "KeyboardInterrupt"}
_NOT_EXCEPTION.add("SystemExit")

#: What can't be compiled can't stand in a script.
_SYNTAX = {"SyntaxError", "IndentationError", "TabError"}


def script(lesson: Lesson, root: Path) -> str:
    """Return the script of a lesson.

    :param root: of the repository, for files of programs
    """
    return "\n".join(_Script(lesson, root).cells())


class _Script:
    """Makes the cells of one lesson; each ends in a line feed."""

    def __init__(self, lesson: Lesson, root: Path) -> None:
        self._lesson = lesson
        self._root = root

    def cells(self) -> Iterator[str]:
        """Yield the cells in order."""
        yield _text(apparatus.head(self._lesson))
        yield from self._preparation()
        for block in self._lesson.blocks:
            yield from self._block(block)
        for text in apparatus.answers(self._lesson):
            yield _text(text)
        yield _text(apparatus.foot(self._lesson))

    def _preparation(self) -> Iterator[str]:
        """Yield what has to run before the first program."""
        if wanted := apparatus.requirements(self._lesson):
            names = " ".join([*([wanted.wheel] if wanted.wheel else []), *wanted.packages])
            yield _text(f"{apparatus.before_installing(wanted)}\n    pip install {names}\n")
        runs = [run for item in self._lesson.programs() for run in (*item.repeated(), item.run)]
        if any(self._is_caught(run) for run in runs):
            yield "# %%\nimport traceback as _traceback\n"
        if files := self._lesson.files():
            yield f"# %% files\n{apparatus.writing(files, self._root)}"

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Text():
                yield _text(block.markdown)
            case Session():
                yield _text(fence(strip_ansi(block.console.body), "console"))
            case Program():
                for run in block.repeated():
                    yield self._cell(run, f"{run[-1].name}, again for {block.example.name}")
                yield self._cell(block.run, block.example.name)
            case Task():
                yield from _task(block)

    def _cell(self, run: tuple[Example, ...], title: str) -> str:
        """Return a program as a cell."""
        example, packages = run[-1], self._lesson.packages
        tags: list[str] = [*needs.tags(run, packages, "script")]
        if example.options.raises:
            tags.append("raises-exception")
        reason = [example.options.why] if example.options.why else []
        sentences = " ".join([*reason, *needs.remarks(run, packages, "script")])
        told = commented(sentences) if sentences else ""
        head = f"# %% {title}{_marks(tags)}\n{told}"
        if self._is_comment(run):
            return head + commented(example.source)
        return head + (_caught(example) if self._is_caught(run) else example.source)

    def _is_comment(self, run: tuple[Example, ...]) -> bool:
        """Return whether a program can't run in the script."""
        tags = needs.tags(run, self._lesson.packages, "script")
        return not SKIPPED["script"].isdisjoint(tags) or _cant_stand(run[-1])

    def _is_caught(self, run: tuple[Example, ...]) -> bool:
        """Return whether a program's error has to be caught for the next one to run."""
        return run[-1].options.raises is not None and not self._is_comment(run)


def _cant_stand(example: Example) -> bool:
    """Return whether a program would keep the whole script from being compiled."""
    if example.options.static or "from __future__ import" in example.source:
        return True
    return (example.options.raises or "").rpartition(".")[2] in _SYNTAX


def _caught(example: Example) -> str:
    """Return a program whose error is shown and then forgotten."""
    name = (example.options.raises or "").rpartition(".")[2]
    base = "BaseException" if name in _NOT_EXCEPTION else "Exception"
    return (
        f"try:\n{indented(example.source)}"
        f"except {base}:  # it ends in {example.options.raises}, as it should\n"
        "    _traceback.print_exc()\n"
    )


def _marks(tags: list[str]) -> str:
    """Return the tags as the title of a cell has them."""
    quoted = ", ".join(f'"{tag}"' for tag in tags)
    return f" tags=[{quoted}]" if tags else ""


def _task(block: Task) -> Iterator[str]:
    """Yield an exercise: nothing of it runs, as it is not finished."""
    exercise = block.exercise
    yield _text(f"### Exercise: {apparatus.inline(exercise.title)}\n\n{block.task}")
    for name, source in apparatus.exercise_files(exercise).items():
        yield f"# %% {exercise.name}, {name}\n{commented(source)}"


def _text(markdown: str) -> str:
    """Return text as a cell of comments."""
    return f"# %% [markdown]\n{commented(markdown)}"
