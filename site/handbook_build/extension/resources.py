"""Files that pages load besides themselves: for programs, and what exercises are checked with.

Owns: the folders ``files`` and ``data/exercises`` of the site, and what is in them.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .builder import HandbookBuilder
from .domain import handbook_domain
from .records import FILES
from .state import write_if_changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx.application import Sphinx

    from .records import Exercise, Page

__all__ = ["EXERCISES", "setup_resources"]

EXERCISES = "data/exercises"


def _check(exercise: Exercise) -> dict[str, Any]:
    """Return what a page needs to check an answer: a ``Check`` of ``protocol.js``, and more."""
    return {
        "name": exercise.name,
        "kind": exercise.kind,
        "packages": exercise.packages,
        "module": exercise.module,
        "tests": exercise.tests,
        "correct": exercise.correct,
        "mutants": [asdict(mutant) for mutant in exercise.mutants],
        "solution": exercise.solution,
    }


def _working_files(pages: Iterable[Page]) -> Iterator[tuple[str, str]]:
    """Yield what programs find in their working folders: name below ``files``, and path."""
    for page in pages:
        for example in page.examples:
            for file in example.files:
                yield file.address.removeprefix(f"{FILES}/"), file.path


def _as_json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    """Have a folder hold these files and no others.

    :param files: by their names below the folder
    """
    for name, data in files.items():
        write_if_changed(folder / name, data)
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
        elif path.is_file() and path.relative_to(folder).as_posix() not in files:
            path.unlink()
    if folder.is_dir() and not files:
        folder.rmdir()


def _write(app: Sphinx, error: Exception | None) -> None:
    """Write the files when the build is through, unless nothing has changed and all are there."""
    if error or not isinstance(app.builder, HandbookBuilder):
        return
    pages = handbook_domain(app.env).in_order()
    out, root = Path(app.outdir), Path(app.srcdir).parent
    exercises = {f"{item.name}.json": item for page in pages for item in page.exercises}
    files = {name: root / path for name, path in _working_files(pages)}
    expected = [*(out / EXERCISES / name for name in exercises), *(out / FILES / n for n in files)]
    if app.builder.content_unchanged and all(path.is_file() for path in expected):
        return
    _fill(out / EXERCISES, {name: _as_json(_check(item)) for name, item in exercises.items()})
    _fill(out / FILES, {name: path.read_bytes() for name, path in files.items()})


def setup_resources(app: Sphinx) -> None:
    """Have the files written at the end of every build."""
    app.connect("build-finished", _write)
