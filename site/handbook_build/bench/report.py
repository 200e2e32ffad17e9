"""``docs/benchmarks.md``: one section a suite, of which a run replaces its own.

Owns: the form of the file. Standard library only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook_build.bench.figures import Table

__all__ = ["HEAD", "Section", "merge"]

HEAD = """\
# Benchmarks

`python3 build.py bench [SUITE …]` writes this file, each suite its own section. Cells hold the
median and, in brackets, the smallest and the largest value. Times depend on the machine: trust the
ratios, which come from one run.
"""


@dataclass(frozen=True)
class Section:
    """What one suite gave.

    :ivar name: of the suite
    :ivar conditions: date, machine, browser, repetitions; one line
    """

    name: str
    title: str
    conditions: str
    method: str
    tables: Sequence[Table]

    def markdown(self) -> str:
        """Return the section, from its heading to its last line."""
        tables = "\n\n".join(table.markdown() for table in self.tables)
        return f"## {self.name}: {self.title}\n\n{self.conditions}\n\n{self.method}\n\n{tables}\n"


def merge(text: str, sections: Sequence[Section], order: Sequence[str]) -> str:
    """Put sections in place of those of the same names.

    :param text: of the file as it is; "" where there is none
    :param order: names of all suites; the sections of others are dropped
    :return: text of the file
    """
    parts = re.split(r"^(?=## )", text, flags=re.MULTILINE)[1:]
    kept = {part[3:].partition(":")[0]: part.strip() + "\n" for part in parts}
    kept |= {section.name: section.markdown() for section in sections}
    return "\n".join([HEAD, *(kept[name] for name in order if name in kept)])
