"""A lesson as a Jupyter notebook, format 4.5.

Owns: the cells, their tags and recorded outputs. The format is that of nbformat's schema; a test
validates it. Must not import the builder.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import TYPE_CHECKING, Any, Literal

from handbook_build.extension.ansi import strip_ansi

from . import apparatus, needs
from .lesson import Program, Session, Task, Text
from .markdown_text import fence
from .needs import SKIPPED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handbook_build.extension.records import Example, Output

    from .lesson import Block, Lesson

__all__ = ["notebook"]

Cell = dict[str, Any]

#: nbclient leaves out what has this tag, and goes on after an error in what has the other.
SKIP, RAISES = "skip-execution", "raises-exception"

_MIME = {"svg": "image/svg+xml", "png": "image/png", "html": "text/html"}
_TRACEBACK = re.compile(r"^(?:  \+ Exception Group )?Traceback \(most recent call last\):", re.M)

#: An error of the compiler has no such head.
_PLACE = re.compile(r'^  File ".*", line \d+$', re.MULTILINE)

#: What stands between the tracebacks of errors that belong together.
_JOINTS = (
    "\nDuring handling of the above exception, another exception occurred:\n\n",
    "\nThe above exception was the direct cause of the following exception:\n\n",
)


def notebook(lesson: Lesson, root: Path) -> str:
    """Return the notebook of a lesson as JSON.

    :param root: of the repository, for recorded pictures and files of programs
    """
    cells = list(_Cells(lesson, root).all())
    content = {
        "cells": cells,
        "metadata": {
            "handbook": {"section": lesson.front.id, "url": lesson.url},
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"file_extension": ".py", "name": "python", "version": "3.14"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


class _Cells:
    """Makes the cells of one lesson."""

    def __init__(self, lesson: Lesson, root: Path) -> None:
        self._lesson = lesson
        self._root = root
        self._texts = 0

    def all(self) -> Iterator[Cell]:
        """Yield the cells in order."""
        yield self._text(apparatus.head(self._lesson))
        yield from self._preparation()
        for block in self._lesson.blocks:
            yield from self._block(block)
        for text in apparatus.answers(self._lesson):
            yield self._text(text)
        yield self._text(apparatus.foot(self._lesson))

    def _preparation(self) -> Iterator[Cell]:
        """Yield what has to run before the first program."""
        if wanted := apparatus.requirements(self._lesson):
            names = [wanted.wheel] if wanted.wheel else []
            line = f"%pip install --quiet {' '.join([*names, *wanted.packages])}"
            yield self._text(apparatus.before_installing(wanted))
            yield _code("install", line, [SKIP, "packages"])
        if files := self._lesson.files():
            yield self._text("The programs read these files, which the next cell writes.\n")
            yield _code("files", apparatus.writing(files, self._root), ["files"])

    def _block(self, block: Block) -> Iterator[Cell]:
        match block:
            case Text():
                yield self._text(block.markdown)
            case Session():
                yield self._text(fence(strip_ansi(block.console.body), "console"))
            case Program():
                yield from self._program(block)
            case Task():
                yield from self._task(block)

    def _program(self, program: Program) -> Iterator[Cell]:
        example = program.example
        if example.options.static:
            reason = f"{example.options.why}\n" if example.options.why else ""
            yield self._text(f"{fence(example.source, 'python')}\n{reason}")
            return
        for run in program.repeated():
            yield self._again(run, example)
        sentences = needs.remarks(program.run, self._lesson.packages, "notebook")
        if sentences:
            yield self._text(f"*{' '.join(sentences)}*\n")
        cell = self._cell(program.run)
        if example.options.predict and example.output:
            cell["metadata"]["jupyter"] = {"outputs_hidden": True}
        cell["outputs"] = list(_outputs(program, self._root))
        yield cell

    def _cell(self, run: tuple[Example, ...]) -> Cell:
        """Return an example that was not run, with what programs may ask about its needs."""
        cell = _code(run[-1].name, run[-1].source, self._tags(run))
        wanted = needs.packages_of(run, self._lesson.packages)
        told = {"packages": wanted, "since": needs.oldest(run)}
        if told := {name: value for name, value in told.items() if value}:
            cell["metadata"]["handbook"] = told
        return cell

    def _tags(self, run: tuple[Example, ...]) -> list[str]:
        """Return the tags of an example's cell."""
        found: list[str] = [*needs.tags(run, self._lesson.packages, "notebook")]
        if not SKIPPED["notebook"].isdisjoint(found):
            found.append(SKIP)
        return [*found, *([RAISES] if run[-1].options.raises else [])]

    def _again(self, run: tuple[Example, ...], later: Example) -> Cell:
        """Return a cell, folded by Jupyter, that runs what an example goes on from."""
        earlier = run[-1]
        note = f"# Again {earlier.name}, from which {later.name} goes on.\n"
        name = f"{later.name}-after-{earlier.name}"
        cell = self._cell(run) | _named(name, note + earlier.source)
        cell["metadata"].setdefault("tags", []).append("again")
        cell["metadata"]["jupyter"] = {"source_hidden": True}
        return cell

    def _task(self, block: Task) -> Iterator[Cell]:
        """Yield the cells of an exercise: its files, as pytest wants them, and a run of it."""
        exercise = block.exercise
        yield self._text(f"### Exercise: {apparatus.inline(exercise.title)}\n\n{block.task}")
        for name, source in apparatus.exercise_files(exercise).items():
            cell_name = f"{exercise.name}-{name.partition('.')[0]}"
            yield _code(cell_name, f"%%writefile {name}\n{source}", ["exercise"])
        line = f"!python -m pytest -q {apparatus.test_file(exercise)}"
        yield _code(f"{exercise.name}-check", line, ["exercise", SKIP])

    def _text(self, markdown: str) -> Cell:
        self._texts += 1
        name = f"text-{self._texts}"
        source = markdown.rstrip("\n")
        return {"cell_type": "markdown", "id": name, "metadata": {}, "source": _lines(source)}


def _code(name: str, source: str, tags: list[str]) -> Cell:
    """Return a cell that was not run."""
    return {
        **_named(name, source),
        "cell_type": "code",
        "execution_count": None,
        "metadata": {"tags": tags} if tags else {},
        "outputs": [],
    }


def _named(name: str, source: str) -> Cell:
    """Return the parts of a cell that are its own."""
    return {"id": _identifier(name), "source": _lines(source.rstrip("\n"))}


def _identifier(name: str) -> str:
    """Return a name as the format allows it: no longer than 64 characters."""
    if len(name) <= 64:
        return name
    return f"{name[:55]}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _outputs(program: Program, root: Path) -> Iterator[dict[str, Any]]:
    """Yield what was recorded."""
    example, output = program.example, program.example.output
    if output is None:
        return
    if output.text is None:
        yield _rich(output, program.picture or f"Recorded output of {example.name}", root)
        return
    cut = _traceback(output.text) if example.options.raises else len(output.text)
    if output.text[:cut]:
        yield _stream("stdout", output.text[:cut])
    if output.text[cut:]:
        yield _error(output.text[cut:])


def _traceback(text: str) -> int:
    """Return where the last traceback begins, with those that it tells of; else the end."""
    form = _TRACEBACK if _TRACEBACK.search(text) else _PLACE
    cut = len(text)
    for found in reversed(list(form.finditer(text))):
        if cut < len(text) and not text[:cut].endswith(_JOINTS):
            break
        cut = found.start()
    return cut


def _stream(name: Literal["stdout", "stderr"], text: str) -> dict[str, Any]:
    return {"name": name, "output_type": "stream", "text": _lines(text)}


def _error(text: str) -> dict[str, Any]:
    """Return a traceback; its last line that isn't indented names the exception."""
    lines = text.rstrip("\n").split("\n")
    plain = [strip_ansi(line) for line in lines]
    last = next((line for line in reversed(plain) if line and not line[0].isspace()), plain[-1])
    name, _, value = last.partition(": ")
    return {"ename": name, "evalue": value, "output_type": "error", "traceback": lines}


def _rich(output: Output, words: str, root: Path) -> dict[str, Any]:
    """Return a recorded picture or page."""
    assert output.path
    raw, mime = (root / output.path).read_bytes(), _MIME[output.kind]
    is_text = output.kind != "png"
    data = _lines(raw.decode()) if is_text else base64.b64encode(raw).decode()
    bundle = {mime: data, "text/plain": [words]}
    return {"data": bundle, "metadata": {}, "output_type": "display_data"}


def _lines(text: str) -> list[str]:
    """Return text as the format has it: in lines, all of which but the last end in a line feed."""
    return [line for line in re.split(r"(?<=\n)", text) if line]
