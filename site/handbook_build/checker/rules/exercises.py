"""An exercise is complete: a task, hints, tests that can be read, and answers that fail.

Owns: what can be seen without running an answer. What the answers do is up to the trials.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from handbook_build.checker.exercises import expectations
from handbook_build.checker.findings import Finding

from .markdown import passages, tokens
from .material import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .material import Entry, Material

__all__ = ["HIDDEN", "check"]

#: The line of ``check.py`` after which readers don't see the tests.
HIDDEN = "# hidden"

_HINTS = range(2, 5)
_LEAST_WRONG = 2
_SENTENCES = range(1, 9)
_TEST = re.compile(r"^\s*(?:async +)?def (test_?\w*)\(", re.MULTILINE)
_ANSWER = re.compile(r"^\s*(?:from answer import|import answer\b)", re.MULTILINE)
_HIDDEN_LIKE = re.compile(r"\s*#+\s*hidden\b.*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?](?=[\"'”)*_]*(?:\s|$))")
_CALL = re.compile(r"\w\(|\w\[|>>>|@\w")


def check(material: Material) -> Iterator[Finding]:
    """Refuse exercises that lack a hint, a wrong answer, a readable test or an example call."""
    for exercise in material.exercises:
        yield from _hints(exercise)
        yield from _task(material, exercise)
        if exercise["kind"] != "tests":
            yield from _tests(material, exercise)
        yield from _answers(material, exercise)


def _finding(path: str, line: int, what: str, do: str) -> Finding:
    return Finding(path, line, "exercise", what, do)


def _hints(exercise: Entry) -> Iterator[Finding]:
    number = len(exercise["hints"])
    if number not in _HINTS:
        what = f"The exercise {exercise['name']} has {number} hints, 2 to 4 are allowed"
        do = "Write sections ## Hint, from a nudge to nearly the answer"
        yield _finding(exercise["path"], 1, what, do)


def _task(material: Material, exercise: Entry) -> Iterator[Finding]:
    """Check the text before the first hint."""
    task = _task_text(material.text(exercise["path"]))
    spoken = [passage.text for passage in passages(task) if passage.text.strip()]
    sentences = sum(max(1, len(_SENTENCE_END.findall(text))) for text in spoken)
    if sentences not in _SENTENCES:
        what = f"The task has {sentences} sentences, 2 to 5 are usual"
        do = "Say what the function gets and returns, and no more"
        yield _finding(exercise["path"], 1, what, do)
    if not any(_CALL.search(code) for code in _code_of(task)):
        what = "The task has no example call"
        do = "Show one call and its result, such as `discount(80, 10)` returns `72.0`"
        yield _finding(exercise["path"], 1, what, do)


def _task_text(text: str) -> str:
    """Return the task of an exercise, with its front matter."""
    for token in tokens(text):
        if token.type == "heading_open" and token.tag == "h2" and token.map:
            return "\n".join(text.split("\n")[: token.map[0]])
    return text


def _code_of(text: str) -> Iterator[str]:
    """Yield the pieces of code of a Markdown text."""
    for token in tokens(text):
        if token.type in {"fence", "code_block"}:
            yield token.content
        for child in token.children or ():
            if child.type == "code_inline":
                yield child.content


def _tests(material: Material, exercise: Entry) -> Iterator[Finding]:
    """Check what a reader sees of ``check.py``."""
    path = f"{exercise['folder']}/check.py"
    text = material.text(path)
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if _HIDDEN_LIKE.fullmatch(line) and line.rstrip() != HIDDEN:
            what = f"The line {line.strip()} hides nothing"
            yield _finding(path, number, what, f"Write {HIDDEN} alone on the line")
    if not _TEST.search(text):
        yield _finding(path, 1, "The file has no test", "Write functions named test_…")
        return
    if not _ANSWER.search(text):
        what = "The tests import nothing from the reader's answer"
        yield _finding(path, 1, what, "Begin with from answer import …")
    at = next((number for number, line in numbered(text) if line.rstrip() == HIDDEN), None)
    if at is not None and not _TEST.search("\n".join(lines[: at - 1])):
        what = "No test stands before the hidden ones, so the reader sees none"
        yield _finding(path, at, what, f"Move {HIDDEN} below the first test")


def _answers(material: Material, exercise: Entry) -> Iterator[Finding]:
    """Check that there are wrong answers, and what they say of themselves."""
    folder = exercise["folder"]
    wrong = material.python_files(exercise, "wrong")
    if len(wrong) < _LEAST_WRONG:
        number = f"{len(wrong)} wrong answer{'' if len(wrong) == 1 else 's'}"
        what = f"The exercise {exercise['name']} has {number}, 2 are the least"
        do = f"Add plausible mistakes as {folder}/wrong/NAME.py"
        yield _finding(exercise["path"], 1, what, do)
    if exercise["kind"] == "tests":
        mutants = material.python_files(exercise, "mutants")
        names = {"correct", *(PurePosixPath(path).stem for path in mutants)}
    else:
        names = set(_TEST.findall(material.text(f"{folder}/check.py")))
    for path in wrong:
        yield from _fails(path, material.text(path), names)


def _fails(path: str, text: str, names: set[str]) -> Iterator[Finding]:
    """Check the first lines of a wrong answer."""
    said = expectations(text)
    if not said:
        what = "The wrong answer does not say what fails"
        yield _finding(path, 1, what, "Begin with # fails: test_name: words of the message")
    seen = set()
    for item in said:
        if item.name not in names:
            what = f"{item.name} names nothing that can fail"
            known = ", ".join(sorted(names)) or "there is none yet"
            yield _finding(path, item.line, what, f"Write one of: {known}")
        elif item.name in seen:
            what = f"{item.name} is named twice"
            yield _finding(path, item.line, what, "Keep one of the two lines")
        seen.add(item.name)
    for number, line in list(numbered(text))[len(said) :]:
        if line.startswith("# fails"):
            what = "This line is not read"
            do = "Put all lines # fails: test_name: words at the head of the file"
            yield _finding(path, number, what, do)
