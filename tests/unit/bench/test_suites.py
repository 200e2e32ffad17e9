from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from handbook_build.bench.command import Request
from handbook_build.bench.suite import Bench
from handbook_build.bench.suites import SUITES, choose
from handbook_build.errors import HandbookError
from handbook_build.pipeline.node import Node
from handbook_build.pipeline.steps import Steps

if TYPE_CHECKING:
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths


@pytest.fixture
def bench(checkout: Paths, tmp_path: Path) -> Bench:
    steps = Steps(tmp_path, io.StringIO())
    return Bench(checkout, steps, Node(tmp_path, ()), "chromium", repeat=3)


def test_round_robin_measures_all_before_it_repeats(bench: Bench) -> None:
    order = []

    def trial(name: str) -> dict[str, float]:
        order.append(name)
        return {"time": len(order)}

    samples = bench.round_robin({"a": lambda: trial("a"), "b": lambda: trial("b")})
    assert "".join(order) == "ababab"
    series = samples.series("b", "time")
    assert series is not None
    assert series.values == (2, 4, 6)
    assert isinstance(bench.steps.stream, io.StringIO)
    assert "round 3 of 3: 0 s" in bench.steps.stream.getvalue()


def test_only_some_variants_are_measured(bench: Bench) -> None:
    some = Bench(bench.paths, bench.steps, bench.node, bench.chromium, 1, only="slow")
    samples = some.round_robin({"page, fast": dict, "page, slow": lambda: {"time": 1}})
    assert samples.quantities("page, slow") == ["time"]


def test_only_of_no_variant_is_refused(bench: Bench) -> None:
    some = Bench(bench.paths, bench.steps, bench.node, bench.chromium, 1, only="slower")
    with pytest.raises(HandbookError, match="no variant is called slower"):
        some.round_robin({"page, slow": dict})


def test_suites_are_chosen_by_name_in_their_own_order() -> None:
    names = [suite.name for suite in SUITES]
    assert [suite.name for suite in choose([])] == names
    assert [suite.name for suite in choose(list(reversed(names)))] == names
    assert len(set(names)) == len(names)


def test_unknown_suite_is_refused_with_those_there_are() -> None:
    with pytest.raises(HandbookError, match=r"no suite is called sart\.\nTry: start"):
        choose(["sart"])


@pytest.mark.parametrize(
    ("request_", "lasting"),
    [(Request(), True), (Request(repeat=4), False), (Request(only="warm"), False)],
)
def test_too_few_repetitions_or_variants_are_not_written_down(
    request_: Request, lasting: bool
) -> None:
    assert request_.lasting is lasting
