from __future__ import annotations

import pytest
from handbook_build.bench.figures import Bar, Row, Samples, Series, Table, number

THIRD = Bar("ours", 1 / 3, "≤ 1/3", relative=True)
TENTH = Bar("ours", 100, "≤ 100 ms")
POINTS = Bar("ours", 100, "≥ 100", least=True)


def table(row: Row, base: str | None = "stock") -> Table:
    return Table("Start, ms", ("ours", "stock"), [row], base)


def cells(markdown: str) -> list[list[str]]:
    """Return the cells of a table's lines, without the rule."""
    lines = [line for line in markdown.splitlines() if line.startswith("|")]
    return [
        [cell.strip() for cell in line.strip("|").split("|")] for line in lines if "---" not in line
    ]


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ((3.0, 1.0, 2.0), "2 (1…3)"),
        ((1.0, 2.0, 4.0, 9.0), "3 (1…9)"),
        ((812.4,), "812"),
        ((5.0, 5.0), "5"),
    ],
)
def test_series_shows_median_and_range(values: tuple[float, ...], text: str) -> None:
    assert str(Series(values)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.123, "0.12"), (12.34, "12.3"), (1234.5, "1,234"), (7, "7"), (0, "0")],
)
def test_number_has_the_digits_of_a_measurement(value: float, text: str) -> None:
    assert number(value) == text


def test_samples_collect_by_variant_and_quantity() -> None:
    samples = Samples()
    samples.add("ours", {"cold": 3, "warm": 1})
    samples.add("stock", {"cold": 9})
    samples.add("ours", {"cold": 5})
    assert samples.series("ours", "cold") == Series((3, 5))
    assert samples.series("stock", "warm") is None
    assert samples.quantities("ours") == ["cold", "warm"]


def test_ratio_divides_medians_by_the_base() -> None:
    row = Row("cold", {"ours": Series((100, 300, 900)), "stock": Series((1000, 1200, 1100))})
    shown = cells(table(row).markdown())
    assert shown[0] == ["", "ours", "stock", "ours / stock"]
    assert shown[1] == ["cold", "300 (100…900)", "1,100 (1,000…1,200)", "0.27"]


@pytest.mark.parametrize(
    ("ours", "bar", "verdict"),
    [
        (333, THIRD, "≤ 1/3: met"),
        (334, THIRD, "≤ 1/3: missed"),
        (100, TENTH, "≤ 100 ms: met"),
        (101, TENTH, "≤ 100 ms: missed"),
        (100, POINTS, "≥ 100: met"),
        (99, POINTS, "≥ 100: missed"),
    ],
)
def test_bar_says_whether_it_is_met(ours: float, bar: Bar, verdict: str) -> None:
    row = Row("cold", {"ours": Series((ours,)), "stock": Series((1000,))}, bar)
    head, line = cells(table(row).markdown())
    assert (head[-1], line[-1]) == ("bar", verdict)


def test_bar_without_its_base_is_not_measured() -> None:
    row = Row("cold", {"ours": Series((1,)), "stock": None}, THIRD)
    assert cells(table(row).markdown())[1] == ["cold", "1", "", "", "≤ 1/3: not measured"]


def test_table_leaves_out_rows_without_a_value() -> None:
    empty, full = Row("empty", {"ours": None}), Row("full", {"ours": Series((1,))})
    shown = Table("Start, ms", ("ours",), [empty, full], note="Done.").markdown()
    assert [line[0] for line in cells(shown)] == ["", "full"]
    assert shown.startswith("**Start, ms**\n\n|")
    assert shown.endswith("|\n\nDone.")
