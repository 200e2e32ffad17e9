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


def _working_files(pages: Iterable[Page], root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what programs find in their working folders, by its name below ``files``."""
    for page in pages:
        for example in page.examples:
            for file in example.files:
                yield file.address.removeprefix(f"{FILES}/"), (root / file.path).read_bytes()


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
    """Write the files when the build is through."""
    if error is None and isinstance(app.builder, HandbookBuilder):
        pages = handbook_domain(app.env).in_order()
        exercises = [exercise for page in pages for exercise in page.exercises]
        checks = {f"{item.name}.json": _as_json(_check(item)) for item in exercises}
        _fill(Path(app.outdir, EXERCISES), checks)
        _fill(Path(app.outdir, FILES), dict(_working_files(pages, Path(app.srcdir).parent)))


def setup_resources(app: Sphinx) -> None:
    """Have the files written at the end of every build."""
    app.connect("build-finished", _write)
