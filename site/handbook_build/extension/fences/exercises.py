"""The fence ``{exercise}``: a task with a start, tests and hints, read from a folder of its own.

Owns: how the folder's task and hints become nodes, and what fences mean inside them. The HTML is
in ``exercise_html``, the other files of the folder in ``exercise_folder``. Must not import the
builder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from handbook_build.extension.exercise_folder import (
    TASK,
    list_files,
    read_exercise_front,
    read_sources,
    read_text,
)
from handbook_build.extension.fences import FENCES
from handbook_build.extension.mistakes import Mistake, report
from handbook_build.extension.records import Exercise

from .example_options import read_name

if TYPE_CHECKING:
    from pathlib import Path

    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode
    from sphinx.application import Sphinx

    from handbook_build.extension.exercise_folder import ExerciseFront, Sources
    from handbook_build.extension.fences import FenceRule
    from handbook_build.extension.parser import LessonRenderer

__all__ = ["exercise_hint", "exercise_node", "exercise_task", "setup_exercise_fences"]


class exercise_node(nodes.General, nodes.Element):  # noqa: N801 - docutils dispatches on the name
    """An exercise. ``exercise`` is the :class:`Exercise`; task and hints are the children."""


class exercise_task(nodes.General, nodes.Element):  # noqa: N801 - docutils dispatches on the name
    """What the reader is to do; ``exercise`` as above."""


class exercise_hint(nodes.General, nodes.Element):  # noqa: N801 - docutils dispatches on the name
    """A hint, the ``number``-th of ``total``."""


class _Text(NamedTuple):
    """The tokens of ``exercise.md`` behind its head: the task, and each hint with its line."""

    task: list[Token]
    hints: list[tuple[int, list[Token]]]


def render_exercise(renderer: LessonRenderer, token: SyntaxTreeNode, info: str) -> None:
    """Turn an ``{exercise}`` fence into the exercise of that name."""
    line = renderer.line_of(token)
    try:
        name = read_name(info)
    except ValueError:
        what = f"The exercise is named {info}" if info else "The exercise has no name"
        do = "Write {exercise} NAME: its folder below exercises/, in kebab-case, and nothing else"
        renderer.complain(Mistake.OPTION, line, what, do)
        return
    if token.content.strip():
        what = "The exercise fence is not empty"
        do = f"Leave it empty: the text of the exercise stands in exercises/{name}/{TASK}"
        renderer.complain(Mistake.FENCE, line, what, do)
    folder = renderer.folder / "exercises" / name
    files = list_files(folder)
    for file in files:
        renderer.env.note_dependency((folder / file).resolve().as_posix())
    if TASK not in files:
        lacks = f"There is no {'file' if files else 'folder'} {renderer.below_repository(folder)}"
        what = f"{lacks}/{TASK}" if files else lacks
        renderer.complain(Mistake.EXERCISE, line, what, "Add it, or correct the name in the fence")
        return
    node = _read(renderer, line, folder, files)
    if node:
        renderer.place(node, token)
        renderer.page.exercises.append(node["exercise"])


def _read(
    renderer: LessonRenderer, line: int, folder: Path, files: tuple[str, ...]
) -> exercise_node | None:
    """Return the exercise, or None if what is wrong with it leaves nothing to show."""
    task = folder / TASK
    with renderer.reading(task, TASK_FENCES):
        text, problems = read_text(task)
        renderer.complain_all(problems)
        tokens = renderer.parse(text)
        has_front = bool(tokens) and tokens[0].type == "front_matter"
        head = tokens.pop(0).content if has_front else None
        front, problems = read_exercise_front(head)
        renderer.complain_all(problems)
        parts = _split(renderer, tokens)
        body = _render(renderer, parts)
    if front.kind is None:
        return None
    sources = read_sources(folder, files, front.kind)
    for file, problem in sources.problems:
        report(problem, folder / file)
    if sources.problems:
        return None
    where = renderer.docname, line, renderer.below_repository(folder)
    exercise = _exercise(where, files, front, sources, tuple(at for at, _ in parts.hints))
    node = exercise_node("", *body, exercise=exercise, ids=[exercise.name])
    body[0]["exercise"] = exercise
    return node


def _exercise(
    where: tuple[str, int, str],
    files: tuple[str, ...],
    front: ExerciseFront,
    sources: Sources,
    hints: tuple[int, ...],
) -> Exercise:
    """Return what is remembered of an exercise.

    :param where: docname and line of the fence, and the folder below the repository
    """
    docname, line, folder = where
    assert front.kind
    return Exercise(
        name=folder.rpartition("/")[2],
        docname=docname,
        line=line,
        folder=folder,
        files=files,
        title=front.title,
        kind=front.kind,
        packages=front.packages,
        module=front.module,
        start=sources.texts["start.py"],
        solution=sources.texts["solution.py"],
        tests=sources.texts.get("check.py", ""),
        correct=sources.texts.get("correct.py", ""),
        mutants=sources.mutants,
        hints=hints,
    )


def _split(renderer: LessonRenderer, tokens: list[Token]) -> _Text:
    """Split the text at its ``## Hint`` headings; other headings stay, to be refused."""
    parts = _Text([], [])
    current, rest = parts.task, iter(tokens)
    for token in rest:
        if token.type == "heading_open" and not token.level:
            words, end = next(rest), next(rest)
            if (token.tag, words.content.strip()) == ("h2", "Hint"):
                current = []
                parts.hints.append(((token.map or [0])[0] + 1, current))
            else:
                current += [token, words, end]
        else:
            current.append(token)
    if not parts.task:
        do = "Say in two to five sentences what is to be done, with one call and its result"
        renderer.complain(Mistake.EXERCISE, 1, "The exercise has no task", do)
    for line, hint in parts.hints:
        if not hint:
            renderer.complain(Mistake.EXERCISE, line, "The hint is empty", "Write it, or remove it")
    return parts


def _render(renderer: LessonRenderer, text: _Text) -> list[nodes.Element]:
    """Return the nodes of the task and the hints."""
    total = len(text.hints)
    found: list[tuple[nodes.Element, list[Token]]] = [(exercise_task(), text.task)]
    for number, (_, tokens) in enumerate(text.hints, 1):
        found.append((exercise_hint(number=number, total=total), tokens))
    for node, tokens in found:
        renderer.render_into(node, tokens)
    return [node for node, _ in found]


def _render_call(renderer: LessonRenderer, token: SyntaxTreeNode, info: str) -> None:
    """Show Python code of a task, which is no example and has no options."""
    if info:
        what = "A python fence in a task is shown and never run, so it has no options"
        do = "Write python alone, or move the example to the lesson"
        renderer.complain(Mistake.FENCE, renderer.line_of(token), what, do)
    renderer.render_code(token, "python")


def _refuse(renderer: LessonRenderer, token: SyntaxTreeNode, info: str) -> None:
    """Refuse a fence that means something in a lesson alone."""
    word = token.info.split()[0]
    what = f"A task holds no {word} fence"
    do = "Write text, or python without options for code that is shown"
    renderer.complain(Mistake.FENCE, renderer.line_of(token), what, do)


#: What fences mean in ``exercise.md``; filled from those of lessons, which are all known by then.
TASK_FENCES: dict[str, FenceRule] = {}


def setup_exercise_fences(app: Sphinx) -> None:
    """Register the fence; its nodes are registered with their HTML."""
    FENCES["{exercise}"] = render_exercise
    TASK_FENCES.update(dict.fromkeys(FENCES, _refuse), python=_render_call)
