"""The program that measures threads, in this Python, and the tables of what it prints."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from handbook_build.bench.both import OURS
from handbook_build.bench.figures import Samples
from handbook_build.bench.material import thread_costs
from handbook_build.bench.threads import BOTH
from handbook_build.checker import programs
from handbook_build.errors import HandbookError

if TYPE_CHECKING:
    from handbook_build.bench.figures import Table
    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

NATIVE = "CPython 3.14.0"

ONE_US = 1e-6


def lines(table: Table) -> dict[str, list[str]]:
    """Return the cells of a table's lines by their labels."""
    shown = [line for line in table.markdown().splitlines() if line.startswith("| ")]
    split = [[cell.strip() for cell in line.strip("|").split("|")] for line in shown]
    return {cells[0]: cells[1:] for cells in split}


def printed(**changed: float) -> str:
    """Return what the program writes when each thing takes a microsecond, but for some."""
    keys = [key for group in BOTH.groups for key in group.labels]
    return f"{json.dumps(dict.fromkeys(keys, ONE_US) | changed)}\nas it ended\n"


def test_program_measures_what_the_tables_show() -> None:
    measured = thread_costs.measure(share=0.02, repetitions=1)
    shown = {key for group in BOTH.groups for key in group.labels}
    assert measured.keys() == shown - thread_costs.IN_THE_PAGE.keys()
    assert min(measured.values()) > 0
    assert measured["park and release"] == measured["park"] + measured["release"]


def test_program_gives_the_median_of_what_comes_after_the_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    times = iter((99, 8, 2, 4))
    monkeypatch.setattr(thread_costs, "ONE_OF_MANY", {"loop": (lambda _: next(times), 10)})
    assert thread_costs.measure(share=0.2)["loop"] == 4 / 2


@pytest.mark.parametrize(
    ("key", "unit"),
    [("queues", 1), ("lock", 1_000), ("park", 0.001)],
)
def test_seconds_become_the_unit_of_their_table(key: str, unit: float) -> None:
    assert BOTH.figures(printed())[key] == pytest.approx(unit)


def test_page_is_held_against_cpython() -> None:
    samples = Samples()
    samples.add(OURS, BOTH.figures(printed(**{"two loops": 1.25 * ONE_US})))
    native = {**json.loads(printed().partition("\n")[0]), "queues": 2.5 * ONE_US}
    del native["unheard loop"]
    samples.add(NATIVE, BOTH.figures(json.dumps(native)))
    switches, crowd, steps, together = BOTH.tables(samples, NATIVE)
    queues = "there and back, over two `queue.Queue`"
    assert lines(switches)[""] == ["handbook", NATIVE, f"handbook / {NATIVE}"]
    assert lines(switches)[queues] == ["1", "2.50", "0.40"]
    assert lines(crowd)["whole"][-1] == "1.00"
    assert lines(steps)["a turn of a loop, alone, without interrupts"] == ["1,000", "", ""]
    assert lines(together)[""] == ["handbook", NATIVE]
    assert lines(together)["of what 1 does"] == ["0.80", "1"]


def test_page_that_fails_is_an_error_with_what_it_wrote(
    checkout: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(_paths: object, steps: Steps, *_: object) -> int:
        steps.say("thread_costs.py: not run.")
        return 1

    monkeypatch.setattr(programs, "run", run)
    with pytest.raises(HandbookError, match=r"a page failed:\nthread_costs.py: not run\."):
        BOTH.in_the_page(checkout)
