"""Code as `ruff format --line-length 68` writes it, which is what a phone shows.

Owns: the one run of ruff over all code of the selected lessons, and the width of lines that ruff
leaves alone. Code that can't be parsed and regions between ``# fmt: off`` and ``# fmt: on`` are
left as they are.
"""

from __future__ import annotations

import difflib
import posixpath
import re
import subprocess
import sys
import tempfile
import unicodedata
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from handbook_build.checker.findings import Finding
from handbook_build.errors import StepError

from .markdown import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .material import Material

__all__ = ["COLUMNS", "Snippet", "check", "columns", "formatted"]

#: Columns of a line of code.
COLUMNS = 68

_RUFF = (
    *(sys.executable, "-m", "ruff", "format", "--isolated", "--no-cache"),
    *("--line-length", str(COLUMNS), "."),
)
_UNPARSED = re.compile(r"^error: Failed to parse (?:\./)?(\d+)\.py:", re.MULTILINE)
_DIFF_LINES = 12
_FAILS = "# fails:"


@dataclass(frozen=True)
class Snippet:
    """A program in a fence, or a whole file.

    :ivar line: of the file, on which the program begins
    """

    path: str
    line: int
    text: str


def check(material: Material) -> Iterator[Finding]:
    """Refuse code that is not formatted, or wider than a phone."""
    snippets = list(_snippets(material))
    for snippet, tidy in zip(snippets, formatted([item.text for item in snippets]), strict=True):
        if tidy is None:
            continue
        if tidy != snippet.text:
            yield _difference(snippet, tidy)
        yield from _wide(snippet, tidy)


def _snippets(material: Material) -> Iterator[Snippet]:
    """Yield all code: examples as they stand in the file, and the Python that goes with them."""
    for example in material.examples:
        yield Snippet(example["path"], example["line"] + 1, example["raw"])
    for exercise in material.exercises:
        for path in material.python_files(exercise):
            yield Snippet(path, 1, material.text(path))
        yield from _calls(exercise["path"], material.text(exercise["path"]))
    for path in _modules(material):
        yield Snippet(path, 1, material.text(path))


def _calls(path: str, text: str) -> Iterator[Snippet]:
    """Yield the code that the task and the hints of an exercise show."""
    for token in tokens(text):
        if token.type == "fence" and token.info.strip() == "python" and token.map:
            yield Snippet(path, token.map[0] + 2, token.content)


def _modules(material: Material) -> list[str]:
    """Return the Python files that examples find in their working folder."""
    places = {
        f"{posixpath.dirname(example['path'])}/files/{name}"
        for example in material.examples
        for name in example["options"]["files"]
    }
    return sorted(path for path in places if path.endswith(".py") and material.exists(path))


def formatted(texts: Sequence[str]) -> list[str | None]:
    """Format programs with one run of ruff.

    :param texts: programs
    :return: each as ruff writes it, None where ruff can't parse it
    :raises StepError: if ruff doesn't run
    """
    with tempfile.TemporaryDirectory(prefix="handbook-") as name:
        folder = Path(name)
        places = [folder / f"{number:05}.py" for number in range(len(texts))]
        for place, text in zip(places, texts, strict=True):
            place.write_bytes(text.encode())
        unparsed = _run_ruff(folder) if texts else set()
        return [
            None if number in unparsed else place.read_bytes().decode()
            for number, place in enumerate(places)
        ]


def _run_ruff(folder: Path) -> set[int]:
    """Format a folder in place and return the numbers of the files that ruff can't parse."""
    done = subprocess.run(_RUFF, cwd=folder, capture_output=True, text=True, check=False)
    errors = re.sub(r"\x1b\[[\d;]*m", "", done.stderr)
    unparsed = {int(number) for number in _UNPARSED.findall(errors)}
    if done.returncode != 0 and not unparsed:
        do = "run python3 build.py check again, which installs ruff"
        raise StepError("Formatting", errors.strip() or "ruff does not run", do)
    return unparsed


def _difference(snippet: Snippet, tidy: str) -> Finding:
    """Return a finding at the first line that ruff would change."""
    old, new = snippet.text.split("\n"), tidy.split("\n")
    pairs = enumerate(zip_longest(old, new))
    at = next(number for number, (was, becomes) in pairs if was != becomes)
    diff = difflib.unified_diff(old, new, n=1, lineterm="")
    shown = (line for line in islice(diff, 2, None) if not line.startswith("@@") and line.strip())
    detail = [f"    {line}" for line in islice(shown, _DIFF_LINES)]
    what = "\n".join([f"ruff format --line-length {COLUMNS} would change this code", *detail])
    do = "Write it as ruff does, or put it between # fmt: off and # fmt: on"
    return Finding(snippet.path, snippet.line + at, "format", what, do)


def _wide(snippet: Snippet, tidy: str) -> Iterator[Finding]:
    """Find the lines that ruff leaves too wide: texts and comments."""
    kept = set(tidy.split("\n"))
    for number, line in enumerate(snippet.text.split("\n"), snippet.line):
        width = columns(line)
        if width > COLUMNS and line in kept and not line.startswith(_FAILS):
            what = f"The line has {width} columns, {COLUMNS} are allowed"
            do = "Split the text or the comment"
            yield Finding(snippet.path, number, "format", what, do)


def columns(line: str) -> int:
    """Return how many columns a line takes in a font of fixed width."""
    widths = {"W": 2, "F": 2}
    return sum(
        0 if unicodedata.combining(sign) else widths.get(unicodedata.east_asian_width(sign), 1)
        for sign in line
    )
