from __future__ import annotations

from handbook_build.bench import build_suite, printing, start
from handbook_build.bench.figures import Samples, Table

OURS, STOCK = "handbook, no limit", "py-editor, no limit"


def lines(table: Table) -> dict[str, list[str]]:
    """Return the cells of a table's lines by their labels."""
    shown = [line for line in table.markdown().splitlines() if line.startswith("| ")]
    split = [[cell.strip() for cell in line.strip("|").split("|")] for line in shown]
    return {cells[0]: cells[1:] for cells in split}


def test_start_tables_hold_our_times_against_the_stock_page() -> None:
    samples = Samples()
    samples.add(OURS, {"cold": 300, "warm": 300, "after hover": 90, "again": 30})
    samples.add(STOCK, {"cold": 1000, "warm": 1000, "again": 9})
    starts, runs, *_ = start.tables(samples)
    assert lines(starts)["cold, no limit"][3:] == ["0.30", "", "≤ 1/3: met"]
    assert lines(starts)["warm, no limit"][3:] == ["0.30", "", "≤ 1/4 (stretch 1/5): missed"]
    assert lines(runs)["after hover"] == ["90", "", "≤ 100 ms: met"]
    assert lines(runs)["again"] == ["30", "9", "≤ 20 ms: missed"]


def test_marks_stand_in_the_order_of_time_with_a_column_a_visit() -> None:
    samples = Samples()
    cold = {"cold": 300, "cold mark output visible": 300, "cold mark worker: ready": 250}
    samples.add(OURS, {**cold, "warm": 90, "warm mark restored": 70})
    samples.add("handbook, 20 Mbit/s, 40 ms", {"cold mark output visible": 900})
    marks = start.tables(samples)[-1]
    assert marks.columns == (
        "cold, no limit",
        "warm, no limit",
        "cold, 20 Mbit/s, 40 ms",
        "warm, 20 Mbit/s, 40 ms",
    )
    shown = lines(marks)
    assert [label for label in shown if "-" not in label] == [
        "",
        "restored",
        "worker: ready",
        "output visible",
    ]
    assert shown["output visible"] == ["300", "", "900", ""]
    assert shown["restored"] == ["", "70", "", ""]


def test_print_tables_hold_long_outputs_to_their_bar() -> None:
    samples = Samples()
    samples.add("handbook", {"2000 time": 100, "10000 time": 1001, "10000 frames": 40, "stop": 50})
    samples.add("py-editor", {"2000 time": 50_000, "2000 frames": 4})
    times, responses, _ = printing.tables(samples)
    assert lines(times)["2,000 lines"] == ["100", "50,000", "0.002", ""]
    assert lines(times)["10,000 lines"][-1] == "≤ 1 s: missed"
    assert lines(times)["Stop, to the end"][0] == "50"
    assert lines(responses)["2,000 lines: frames"] == ["", "4"]
    assert lines(responses)["10,000 lines: frames"] == ["40", ""]


def test_print_programs_end_in_the_line_that_is_waited_for() -> None:
    namespace: dict[str, object] = {}
    printed: list[str] = []
    namespace["print"] = printed.append
    exec(printing.program(2000), namespace)
    assert len(printed) == 2000
    assert printed[-1] == printing.last_line(2000)
    assert {len(line) for line in printed} == {20}


def test_build_tables_hold_many_lessons_to_the_bars_and_very_many_to_ten_times() -> None:
    rest, first = Samples(), Samples()
    first.add("everything, 120 sections", {"time": 90, "cpu": 90})
    first.add("everything, 1,200 sections", {"time": 300, "cpu": 505})
    rest.add("everything, 120 sections", {"time": 30, "cpu": 50})
    rest.add("nothing has changed, 120 sections", {"time": 2.5, "cpu": 2.5})
    rest.add("one edited lesson, 120 sections", {"time": 3, "cpu": 3})
    times, loads = build_suite.tables(rest, first)
    assert lines(times)["everything"] == ["30", "300", "10.00", "≤ 60 s: met"]
    assert lines(times)["nothing has changed"][-1] == "≤ 2 s: missed"
    assert lines(times)["one edited lesson"][-1] == "≤ 3 s: met"
    assert lines(loads)["everything"] == ["50", "505", "10.10", "≤ 10 times: missed"]
