"""What stands around the text of every download: its head, what to install, answers, the foot.

Owns: these texts as Markdown, and the files that programs and exercises need. Must not import the
builder.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook_build.extension.fences.exercise_html import shown_tests

from . import needs
from .markdown_text import escape, fence, link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from handbook_build.extension.records import Exercise, SourceFile

    from .lesson import Lesson

__all__ = [
    "Requirements",
    "answers",
    "before_installing",
    "exercise_files",
    "foot",
    "head",
    "inline",
    "requirements",
    "test_file",
    "writing",
]

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Requirements:
    """What a lesson's programs import that Python does not bring.

    :ivar wheel: address of the handbook's own, or its file name if the address is not known; "" if
        no program imports it
    """

    wheel: str
    packages: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.wheel or self.packages)


def requirements(lesson: Lesson) -> Requirements:
    """Return what has to be installed for a lesson."""
    sources = lesson.sources()
    ours = needs.imports_handbook(example.source for example in sources)
    wheel = lesson.wheel if lesson.url else lesson.wheel.rpartition("/")[2]
    return Requirements(wheel if ours else "", tuple(needs.packages_of(sources, lesson.packages)))


def before_installing(wanted: Requirements) -> str:
    """Return the text above a command that installs packages."""
    text = "The programs import what this command installs."
    if wanted.wheel and "://" not in wanted.wheel:
        text += f" Put the file `{wanted.wheel}` of the site's folder `wheels` beside this one."
    return f"{text}\n"


def head(lesson: Lesson) -> str:
    """Return the title and the summary, and how the programs belong together."""
    front = lesson.front
    lines = [f"# {front.id} {inline(lesson.title)}\n", f"{inline(front.summary)}\n"]
    home = f" in the {link('interactive Python Handbook', lesson.url)}" if lesson.url else ""
    lines.append(
        f"*Written for Python 3.14. On its page{home}, each program starts with nothing defined; "
        "here they share their names, from top to bottom. Some write files: use an empty folder.*\n"
    )
    return "\n".join(lines)


def foot(lesson: Lesson) -> str:
    """Return the sources, and who may do what with the text."""
    parts = []
    if lesson.front.sources:
        items = [f"- {link(inline(item.title), item.url)}" for item in lesson.front.sources]
        parts.append("## Sources\n\n" + "\n".join(items) + "\n")
    name = link("The interactive Python Handbook", lesson.url) if lesson.url else "The handbook"
    parts.append(f"{name}: text {link('CC BY 4.0', LICENCE)}, programs MIT.\n")
    return "\n".join(parts)


def answers(lesson: Lesson) -> Iterator[str]:
    """Yield the hints and solutions of all exercises, folded where a viewer can fold."""
    for place, task in enumerate(lesson.tasks()):
        exercise = task.exercise
        heading = "" if place else "## Hints and solutions\n\n"
        total = len(task.hints)
        parts = [
            _folded(f"Hint {number} of {total}", hint) for number, hint in enumerate(task.hints, 1)
        ]
        parts.append(_folded("Solution", fence(exercise.solution, "python")))
        yield f"{heading}### {inline(exercise.title)}\n\n" + "\n".join(parts)


def exercise_files(exercise: Exercise) -> dict[str, str]:
    """Return the files that a reader needs for an exercise: name to text, the answer's first."""
    if exercise.kind == "tests":
        return {test_file(exercise): exercise.start, f"{exercise.module}.py": exercise.correct}
    tests = shown_tests(exercise.tests)
    return {"answer.py": exercise.start, **({test_file(exercise): tests} if tests else {})}


def test_file(exercise: Exercise) -> str:
    """Return the name of the file that pytest is given."""
    return f"test_{exercise.name.replace('-', '_')}.py"


def writing(files: Iterable[SourceFile], root: Path) -> str:
    """Return a program that writes what other programs read.

    :param root: of the repository
    """
    bodies = [_writing(file.name, (root / file.path).read_bytes()) for file in files]
    return "import base64\nfrom pathlib import Path\n\n" + "".join(bodies)


def _writing(name: str, raw: bytes) -> str:
    """Return the lines that write one file: text as it is, all else as base64."""
    try:
        pieces, data = [ascii(line) for line in raw.decode().splitlines(keepends=True)], "text"
    except UnicodeDecodeError:
        text = base64.b64encode(raw).decode()
        pieces, data = [f'"{text[at : at + 72]}"' for at in range(0, len(text), 72)], "coded"
    lines = "".join(f"    {piece}\n" for piece in pieces)
    value = "text.encode()" if data == "text" else "base64.b64decode(coded)"
    return f'{data} = (\n{lines})\nPath("{name}").write_bytes({value})\n'


def inline(source: str) -> str:
    """Return a title or summary, in which backticks are code, as Markdown."""
    parts = source.split("`")
    return "".join(f"`{part}`" if at % 2 else escape(part) for at, part in enumerate(parts))


def _folded(summary: str, markdown: str) -> str:
    """Return text that viewers show when it is asked for."""
    return f"<details>\n<summary>{summary}</summary>\n\n{markdown}\n</details>\n"
