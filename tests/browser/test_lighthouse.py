"""Lighthouse has nothing against the pages that most readers come to first, and they are small."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from handbook_build.bench import reading
from handbook_build.bench.host import read_files, serving
from handbook_build.bench.link import LOCAL
from handbook_build.pipeline import lighthouse, node
from handbook_build.pipeline.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from handbook_build.pipeline.lighthouse import Lighthouse
    from handbook_build.pipeline.paths import Paths

# Of all that is sent for a page that is only read, headers included.
MAX_BYTES = 60_000


@pytest.fixture(scope="module")
def judge(
    checkout: Paths, program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> Lighthouse:
    """Lighthouse, installed."""
    steps = Steps(tmp_path_factory.mktemp("logs"), io.StringIO())
    found = node.on_path() or node.in_venv(checkout)
    return lighthouse.install(checkout, steps, found, program("chromium"))


@pytest.fixture(scope="module")
def address(handbook_folder: Path) -> Iterator[str]:
    """The handbook on a host that compresses, as hosts do."""
    with serving(read_files({"/": handbook_folder}), LOCAL) as host:
        yield host.address


@pytest.mark.parametrize("name", reading.PAGES)
def test_lighthouse_has_nothing_against_a_small_page(
    judge: Lighthouse, address: str, handbook_folder: Path, name: str
) -> None:
    report = judge.audit(address + reading.PAGES[name](handbook_folder))
    assert report.objections == ()
    scores = dict(report.scores)
    # Depends on how busy the machine is; the suite "read" of the benchmarks measures it.
    assert scores.pop("performance") > 50
    assert scores == {"accessibility": 100, "best-practices": 100, "seo": 100}
    assert 10_000 < report.size_bytes <= MAX_BYTES
