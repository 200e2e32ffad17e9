"""The folder of an exercise: which files it has, what they hold, and what is wrong with them.

Owns: the names of the files and the head of ``exercise.md``. What the task and the hints say is
read by the fence. Whether tests and answers do what they should is found by running them, and is
not looked at here. Must not import Sphinx.
"""

from __future__ import annotations

import difflib
import keyword
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, cast, get_args

import yaml

from .fences.example_options import read_packages
from .front_block import FrontBlock
from .mistakes import Mistake, Problem
from .records import ExerciseKind, Mutant
from .strange_bytes import strange_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = [
    "TASK",
    "ExerciseFront",
    "FileProblem",
    "Sources",
    "list_files",
    "read_exercise_front",
    "read_sources",
]

#: The file that holds head, task and hints.
TASK = "exercise.md"

#: The module that the reader's tests import, if the exercise names none.
SUBJECT = "subject"

_FILES: dict[ExerciseKind, tuple[str, ...]] = {
    "write": ("start.py", "solution.py", "check.py"),
    "fix": ("start.py", "solution.py", "check.py"),
    "tests": ("start.py", "solution.py", "correct.py"),
}

_KEYS = {
    "title": "title: and the exercise in two to five words",
    "kind": "kind: write, kind: fix or kind: tests",
    "packages": "packages: [httpx], vendored packages that no import reveals",
    "module": "module: and the name under which the reader's tests import the code",
}


class FileProblem(NamedTuple):
    """A mistake in one file of the folder, by its name."""

    file: str
    problem: Problem


@dataclass(frozen=True)
class ExerciseFront:
    """The head of ``exercise.md``; missing or ill-formed parts are empty."""

    title: str = ""
    kind: ExerciseKind | None = None
    packages: tuple[str, ...] = ()
    module: str = ""


@dataclass
class Sources:
    """The Python files of a folder by their names; with problems some may be missing."""

    texts: dict[str, str] = field(default_factory=dict)
    problems: list[FileProblem] = field(default_factory=list)

    @property
    def mutants(self) -> tuple[Mutant, ...]:
        """The wrong versions of the code that is to be tested."""
        return tuple(
            Mutant(name.removeprefix("mutants/").removesuffix(".py"), text)
            for name, text in self.texts.items()
            if name.startswith("mutants/")
        )


def list_files(folder: Path) -> tuple[str, ...]:
    """Return the files of the folder, relative to it, without what Python or pytest leave behind.

    :return: sorted; none if there is no such folder
    """
    return tuple(sorted(_names_in(folder, "")))


def _names_in(folder: Path, prefix: str) -> Iterator[str]:
    """Yield the files of a folder; every build looks into all of them, so that time matters."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith((".", "__pycache__")):
            continue
        if entry.is_dir():
            yield from _names_in(folder / entry.name, f"{prefix}{entry.name}/")
        elif entry.is_file():
            yield f"{prefix}{entry.name}"


def read_exercise_front(text: str | None) -> tuple[ExerciseFront, list[Problem]]:
    """Read and check the head of ``exercise.md``.

    :param text: the YAML between the dashes; None if there is no such block
    :return: what could be read, and everything that is wrong
    """
    reader = _FrontReader()
    return reader.read(text), reader.problems


class _FrontReader(FrontBlock):
    """Reads the head of one exercise."""

    keys = _KEYS

    def read(self, text: str | None) -> ExerciseFront:
        if text is None:
            do = "Begin the file with title and kind between two lines of ---"
            self.complain(None, "The exercise has no front matter", do)
            return ExerciseFront()
        fields = self.fields(text)
        if fields is None:
            return ExerciseFront()
        for key in ("title", "kind"):
            if key not in fields:
                self.complain(None, f"The front matter has no {key}", f"Write {_KEYS[key]}")
        kind = self.kind(fields.get("kind"))
        return ExerciseFront(
            self.text("title", fields.get("title")),
            kind,
            self.packages(fields.get("packages")),
            self.module(fields.get("module"), kind),
        )

    def kind(self, node: yaml.Node | None) -> ExerciseKind | None:
        given, kinds = self.text("kind", node), get_args(ExerciseKind)
        if given in kinds:
            return cast("ExerciseKind", given)
        if given:
            near = difflib.get_close_matches(given, kinds, 1)
            hint = f"Did you mean {near[0]}? Allowed" if near else "Allowed"
            self.complain(node, f"There is no kind {given}", f"{hint}: {', '.join(kinds)}")
        return None

    def packages(self, node: yaml.Node | None) -> tuple[str, ...]:
        if node is None:
            return ()
        items = node.value if isinstance(node, yaml.SequenceNode) else []
        try:
            return read_packages(",".join(str(item.value) for item in items))
        except ValueError:
            what = "The key packages has no list of names"
            self.complain(node, what, f"Write {_KEYS['packages']}")
            return ()

    def module(self, node: yaml.Node | None, kind: ExerciseKind | None) -> str:
        given = self.text("module", node)
        if node is not None and kind in {"write", "fix"}:
            what = f"The key module means nothing for the kind {kind}"
            self.complain(node, what, "Remove it: tests import the reader's answer as answer")
        elif given and (not given.isidentifier() or keyword.iskeyword(given) or given == "answer"):
            what = f"The name {given} can't be that of the module to test"
            self.complain(node, what, "Write one that can be imported, but for answer")
        return (given or SUBJECT) if kind == "tests" else ""


def read_sources(folder: Path, files: tuple[str, ...], kind: ExerciseKind) -> Sources:
    """Read the Python files of an exercise.

    :param files: what :func:`list_files` has found
    :return: the texts, and every file that is missing, means nothing, or can't be read
    """
    sources = Sources()
    for name in _FILES[kind]:
        if name not in files:
            sources.problems.append(_missing(name, kind))
    if kind == "tests" and not any(_is_in(name, "mutants") for name in files):
        sources.problems.append(_missing("mutants/*.py", kind))
    for name in files:
        if _belongs(name, kind):
            text, problems = read_text(folder / name)
            sources.problems += [FileProblem(name, problem) for problem in problems]
            sources.texts[name] = text
        elif name != TASK:
            what = f"An exercise of the kind {kind} has no use for this file"
            do = f"Remove it; allowed are {', '.join(_allowed(kind))}"
            sources.problems.append(FileProblem(name, Problem(Mistake.EXERCISE, 0, what, do)))
    return sources


def read_text(path: Path) -> tuple[str, list[Problem]]:
    """Return what a file of the folder holds, and what is wrong with its bytes."""
    raw = path.read_bytes()
    problems = list(strange_bytes(raw))
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        problems.append(Problem(Mistake.TEXT, line, "The line is not UTF-8", "Save it as UTF-8"))
        return "", problems
    if not text.strip():
        do = "Write it, or remove the file"
        problems.append(Problem(Mistake.EXERCISE, 1, "The file is empty", do))
    elif not text.endswith("\n"):
        line = text.count("\n") + 1
        what = "The last line does not end in a line feed"
        problems.append(Problem(Mistake.TEXT, line, what, "Add one"))
    return text, problems


def _missing(name: str, kind: ExerciseKind) -> FileProblem:
    """Return the mistake of a folder that lacks a file; its task is where that is said."""
    what = f"The exercise has no {name}"
    needed = [*_FILES[kind], *(["mutants/*.py"] if kind == "tests" else [])]
    do = f"Add it: the kind {kind} needs {', '.join(needed)}"
    return FileProblem(TASK, Problem(Mistake.EXERCISE, 1, what, do))


def _is_in(name: str, folder: str) -> bool:
    """Whether a file is a Python file right in one of the inner folders."""
    parent, _, file = name.rpartition("/")
    return parent == folder and file.endswith(".py")


def _belongs(name: str, kind: ExerciseKind) -> bool:
    """Whether an exercise of a kind may have this file besides its task."""
    if kind == "tests" and _is_in(name, "mutants"):
        return True
    return name in _FILES[kind] or _is_in(name, "wrong")


def _allowed(kind: ExerciseKind) -> Iterator[str]:
    """Yield the names that an exercise of a kind may have, for a message."""
    yield from (TASK, *_FILES[kind], "wrong/*.py")
    if kind == "tests":
        yield "mutants/*.py"
