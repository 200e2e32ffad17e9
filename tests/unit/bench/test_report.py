from __future__ import annotations

from handbook_build.bench.figures import Row, Series, Table
from handbook_build.bench.report import HEAD, Section, merge

ORDER = ("start", "print", "build")


def section(name: str, value: float = 1) -> Section:
    tables = [
        Table("Time, ms", ("ours",), [Row("cold", {"ours": Series((value,))})]),
        Table("Nothing", ("ours",), [Row("cold", {"ours": None})]),
    ]
    return Section(name, f"what {name} takes", "2026-05-01; a machine.", "By a clock.", tables)


def headings(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("#")]


def test_section_has_conditions_method_and_tables() -> None:
    text = section("start").markdown()
    parts = ["## start: what start takes", "2026-05-01; a machine.", "By a clock.", "**Time, ms**"]
    assert text.split("\n\n")[:4] == parts
    assert text.endswith("\n\n**Nothing**: not measured\n")


def test_first_run_writes_the_whole_file() -> None:
    text = merge("", [section("start")], ORDER)
    assert text.startswith(HEAD)
    assert headings(text) == ["# Benchmarks", "## start: what start takes"]


def test_second_run_replaces_its_own_sections_and_keeps_the_others() -> None:
    before = merge("", [section("start", 11), section("build", 22)], ORDER)
    after = merge(before, [section("start", 33)], ORDER)
    assert "| 33 " in after
    assert "| 22 " in after
    assert "| 11 " not in after


def test_sections_stand_in_the_order_of_the_suites() -> None:
    text = merge("", [section("build")], ORDER)
    text = merge(text, [section("print")], ORDER)
    text = merge(text, [section("start")], ORDER)
    assert headings(text)[1:] == [f"## {name}: what {name} takes" for name in ORDER]


def test_section_of_no_suite_is_dropped() -> None:
    before = merge("", [section("old"), section("start")], ("old", "start"))
    assert headings(merge(before, [], ORDER))[1:] == ["## start: what start takes"]


def test_same_results_leave_the_file_as_it_is() -> None:
    text = merge("", [section("start"), section("build")], ORDER)
    assert merge(text, [section("start")], ORDER) == text
