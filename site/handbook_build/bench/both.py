"""One program in the page and in CPython on the desktop: what it measures, side by side.

Owns: where the program is run, and the tables of what it prints.
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook_build.bench import interpreters
from handbook_build.bench.figures import Row, Table
from handbook_build.checker import programs
from handbook_build.errors import HandbookError
from handbook_build.pipeline.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from handbook_build.bench.figures import Samples
    from handbook_build.bench.suite import Bench
    from handbook_build.pipeline.paths import Paths

__all__ = ["OURS", "Both", "Group", "Quotient"]

OURS = "handbook"
LIMIT_S = 120


@dataclass(frozen=True)
class Group:
    """What is shown in one table.

    :ivar title: with the unit
    :ivar unit: so many of it are a second
    :ivar labels: what the program measures, and what the table calls it
    """

    title: str
    unit: float
    labels: Mapping[str, str]


@dataclass(frozen=True)
class Quotient:
    """What is shown last: the time of one thing, of the time of another."""

    title: str
    label: str
    key: str
    one: str
    other: str

    @property
    def group(self) -> Group:
        """What its table shows."""
        return Group(self.title, 1, {self.key: self.label})


@dataclass(frozen=True)
class Both:
    """A program, and what is shown of the seconds that it prints as JSON in its first line."""

    program: Path
    groups: tuple[Group, ...]
    last: Quotient

    def measure(self, bench: Bench) -> list[Table]:
        """Measure the page and the CPython of this machine."""
        native = interpreters.find(bench.python)
        samples = bench.round_robin(
            {
                OURS: lambda: self.figures(self.in_the_page(bench.paths)),
                native.name: lambda: self.figures(native.run(self.program, LIMIT_S)),
            }
        )
        return self.tables(samples, native.name)

    def in_the_page(self, paths: Paths) -> str:
        """Run the program in a page of its own; return what it writes.

        :raises HandbookError: when it fails
        """
        prepared = programs.prepare(programs.Request((self.program,), timeout_s=LIMIT_S))
        shown, errors = io.StringIO(), io.StringIO()
        if programs.run(paths, Steps(paths.logs, shown), prepared, errors):
            message = f"bench: a page failed:\n{shown.getvalue()}{errors.getvalue()}"
            raise HandbookError(message)
        return shown.getvalue()

    def figures(self, shown: str) -> dict[str, float]:
        """Return what the program has measured, in the units of the tables.

        :param shown: begins with the line that the program writes
        """
        seconds: dict[str, float] = json.loads(shown.partition("\n")[0])
        units = {key: group.unit for group in self.groups for key in group.labels}
        measured = {key: value * units[key] for key, value in seconds.items()}
        last = self.last
        return measured | {last.key: seconds[last.one] / seconds[last.other]}

    def tables(self, samples: Samples, native: str) -> list[Table]:
        """Return the tables of what was measured.

        :param native: name of the CPython
        """
        columns = (OURS, native)

        def table(group: Group, base: str | None) -> Table:
            rows = [
                Row(label, {name: samples.series(name, key) for name in columns})
                for key, label in group.labels.items()
            ]
            return Table(group.title, columns, rows, base)

        return [*(table(group, native) for group in self.groups), table(self.last.group, None)]
