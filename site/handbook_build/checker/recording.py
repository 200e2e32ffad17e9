"""``check --update``: what an example shows is recorded, if it shows the same twice.

Owns: the two conditions under which examples are recorded, the decision what becomes of an output,
and the files that change. Must not import Playwright or Sphinx.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal

from handbook_build.checker.browser import Conditions
from handbook_build.checker.comparison import (
    NOTHING,
    Shown,
    Unrecordable,
    as_output,
    diff,
    same,
)
from handbook_build.checker.examples import ending_faults, recorded
from handbook_build.checker.fences import Fence, rewritten
from handbook_build.checker.findings import Finding
from handbook_build.errors import LessonError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from handbook_build.checker.browser import Trial
    from handbook_build.checker.manifest import Example

__all__ = ["CONDITIONS", "Record", "decide", "write"]

YEAR_S = 31_536_000
CONDITIONS = (Conditions("1", 0), Conditions("2", YEAR_S))

Change = Literal["new", "changed", "removed", "unchanged", "refused"]


@dataclass(frozen=True)
class Record:
    """What becomes of one example's output.

    :ivar output: what is to be recorded; None for "refused"
    :ivar faults: why it is refused
    """

    example: Example
    change: Change
    output: Shown | None
    faults: tuple[Finding, ...] = ()


def decide(example: Example, trials: Sequence[Trial], root: Path) -> Record:
    """Return what to do with the output of an example.

    :param trials: one under each of ``CONDITIONS``
    :param root: the repository
    """
    faults = list(
        dict.fromkeys(fault for trial in trials for fault in ending_faults(example, trial))
    )
    if faults:
        return Record(example, "refused", None, tuple(faults))
    outputs = [as_output(trial.shown) for trial in trials]
    for output in outputs:
        if isinstance(output, Unrecordable):
            what = f"{output.why} (example {example.name})"
            fault = Finding(example.path, example.line, "output", what, output.do)
            return Record(example, "refused", None, (fault,))
    first, second = (output for output in outputs if isinstance(output, Shown))
    if not same(first, second, example.masks):
        return Record(example, "refused", None, (_unsteady(example, first, second),))
    old = recorded(example, root)
    if same(old, first, example.masks):
        return Record(example, "unchanged", old)
    change: Change = "new" if old == NOTHING else "removed" if first == NOTHING else "changed"
    return Record(example, change, first)


def _unsteady(example: Example, first: Shown, second: Shown) -> Finding:
    """Return the fault of an output that differs from run to run."""
    what = (
        f"The example {example.name} shows something else with another hash seed "
        f"and a clock a year on\n{diff(first, second, example.masks)}"
    )
    do = "Make it print the same every time, or mask what differs with varies="
    return Finding(example.path, example.line, "varying", what, do)


def write(records: Sequence[Record], root: Path) -> tuple[list[str], list[Finding]]:
    """Write what is new or has changed into the lessons, and beside them.

    :param records: of examples in any order
    :param root: the repository
    :return: the differences, one text a file; and what could not be written
    """
    shown, faults = [], []
    for path in sorted({record.example.path for record in records}):
        file = root / path
        before = text = file.read_bytes().decode("utf-8")
        # From the end of the file on, so that the lines of the others stay where they are.
        for record in sorted(records, key=lambda record: -record.example.line):
            if record.example.path != path or record.change in {"unchanged", "refused"}:
                continue
            try:
                text = _with(record, text, root)
            except LessonError as error:
                faults.append(Finding(error.path, error.line, "output", error.what, error.do))
        if text != before:
            file.write_bytes(text.encode("utf-8"))
            shown.append(_difference(path, before, text))
    return shown, faults


def _with(record: Record, text: str, root: Path) -> str:
    """Return a lesson with one record in it; a rich one is written to its file."""
    example, output = record.example, record.output or NOTHING
    if output.kind == "text":
        fence = Fence("", output.text)
    else:
        folder = PurePosixPath(example.path).parent
        same_kind = example.output_kind == output.kind
        old = example.output_path if same_kind else None
        place = old or f"{folder}/recorded/{example.name}.{output.kind}"
        fence = Fence(output.kind, f"{PurePosixPath(place).relative_to(folder)}\n")
    new = rewritten(text, example, fence)
    if example.output_path and example.output_kind != output.kind:
        (root / example.output_path).unlink()
    if output.kind != "text":
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_bytes(output.data)
    return new


def _difference(path: str, before: str, after: str) -> str:
    lines = difflib.unified_diff(
        before.split("\n"), after.split("\n"), path, path, lineterm="", n=2
    )
    return "\n".join(lines)
