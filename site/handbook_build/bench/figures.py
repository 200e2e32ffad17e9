"""Measured values, and tables of them.

Owns: medians, ratios, bars, and how a table is written as Markdown, which the terminal shows too.
Standard library only; imports nothing of the handbook.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Bar", "Row", "Samples", "Series", "Table"]


@dataclass(frozen=True)
class Series:
    """The values of one thing that was measured several times; at least one.

    :ivar values: in the order measured
    """

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one, or the mean of the two in the middle."""
        return statistics.median(self.values)

    def __str__(self) -> str:
        """Return the median and, where they differ from it, the smallest and the largest value."""
        middle, low, high = map(number, (self.median, min(self.values), max(self.values)))
        return middle if low == high else f"{middle} ({low}…{high})"


class Samples:
    """What trials gave, by the name of the variant and of the quantity."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, str], list[float]] = {}

    def add(self, variant: str, measured: Mapping[str, float]) -> None:
        """Note what one trial gave.

        :param measured: quantity to value
        """
        for quantity, value in measured.items():
            self._values.setdefault((variant, quantity), []).append(value)

    def series(self, variant: str, quantity: str) -> Series | None:
        """Return all values of a quantity, or None where it was never measured."""
        values = self._values.get((variant, quantity))
        return Series(tuple(values)) if values else None

    def quantities(self, variant: str) -> list[str]:
        """Return what was measured of a variant, in the order first seen."""
        return [quantity for name, quantity in self._values if name == variant]


@dataclass(frozen=True)
class Bar:
    """How low the median of one column has to be, or how high.

    :ivar column: which one
    :ivar limit: the largest value that meets the bar
    :ivar words: the limit, as a person writes it
    :ivar relative: whether the limit is a share of the base column
    :ivar least: whether it is the smallest value instead
    """

    column: str
    limit: float
    words: str
    relative: bool = False
    least: bool = False

    def met_by(self, value: float) -> bool:
        """Return whether a value meets the bar."""
        return value >= self.limit if self.least else value <= self.limit


@dataclass(frozen=True)
class Row:
    """One line of a table.

    :ivar cells: column to what was measured; a column may be missing
    """

    label: str
    cells: Mapping[str, Series | None]
    bar: Bar | None = None


@dataclass(frozen=True)
class Table:
    """Rows of measured values, some of them against a base.

    :ivar title: with the unit
    :ivar base: the column that the others are divided by; None for no ratios
    :ivar note: a sentence below the table
    """

    title: str
    columns: tuple[str, ...]
    rows: Sequence[Row]
    base: str | None = None
    note: str = ""

    def markdown(self) -> str:
        """Return the table with its title, its columns padded so that it reads well as text."""
        if not self.measured:
            return f"**{self.title}**: not measured"
        lines = [self._head(), *(self._line(row) for row in self.measured)]
        widths = [max(len(line[index]) for line in lines) for index in range(len(lines[0]))]
        rule = ["-" * width for width in widths]
        table = "\n".join(_joined(line, widths) for line in (lines[0], rule, *lines[1:]))
        note = f"\n\n{self.note}" if self.note else ""
        return f"**{self.title}**\n\n{table}{note}"

    @property
    def measured(self) -> list[Row]:
        """The rows in which something was measured."""
        return [row for row in self.rows if any(row.cells.values())]

    def _compared(self) -> Iterable[str]:
        """Return the columns that have a ratio."""
        return [name for name in self.columns if self.base and name != self.base]

    def _has_bars(self) -> bool:
        return any(row.bar for row in self.rows)

    def _head(self) -> list[str]:
        ratios = [f"{name} / {self.base}" for name in self._compared()]
        return ["", *self.columns, *ratios, *(["bar"] if self._has_bars() else [])]

    def _line(self, row: Row) -> list[str]:
        cells = [str(row.cells.get(name) or "") for name in self.columns]
        ratios = [_ratio_text(self.ratio(row, name)) for name in self._compared()]
        return [row.label, *cells, *ratios, *([self._verdict(row)] if self._has_bars() else [])]

    def ratio(self, row: Row, column: str) -> float | None:
        """Return a column's median divided by that of the base; None where either is missing."""
        ours, base = row.cells.get(column), row.cells.get(self.base or "")
        return ours.median / base.median if ours and base and base.median else None

    def _verdict(self, row: Row) -> str:
        """Return what the bar is, and whether it is met."""
        if row.bar is None:
            return ""
        series = row.cells.get(row.bar.column)
        absolute = series.median if series else None
        value = self.ratio(row, row.bar.column) if row.bar.relative else absolute
        if value is None:
            return f"{row.bar.words}: not measured"
        return f"{row.bar.words}: {'met' if row.bar.met_by(value) else 'missed'}"


def number(value: float) -> str:
    """Return a number with as many digits as a measurement deserves."""
    if value >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _ratio_text(ratio: float | None) -> str:
    if ratio is None:
        return ""
    return f"{ratio:.2f}" if ratio >= 0.1 else f"{ratio:.2g}"


def _joined(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
    return f"| {' | '.join(padded)} |"
