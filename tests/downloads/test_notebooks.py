"""Downloaded notebooks: valid, and run by Jupyter's own client on a native Python."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.downloads import notebooks

if TYPE_CHECKING:
    from pathlib import Path

    from tests.downloads.notebooks import Outcome
    from tests.downloads.pythons import Native


#: At least this share of cells prints natively what the page shows: on the version that it was
#: written for, and on others, whose messages and sizes differ.
SAME, SAME_ON_OTHERS = 0.8, 0.6


@pytest.fixture(scope="session")
def outcomes(
    native: Native,
    kernels: dict[str, str],
    site: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> list[Outcome]:
    """What became of every cell of every notebook on one Python."""
    paths = sorted(site.rglob("*.ipynb"))
    return notebooks.run_all(paths, native, kernels, tmp_path_factory.mktemp("work"))


def test_every_section_has_a_valid_notebook(site: Path) -> None:
    pages = [path.parent for path in site.glob("*/*/index.html")]
    sections = [page for page in pages if page.parent.name != "embed"]
    found = {path.parent: notebooks.read(path) for path in site.rglob("*.ipynb")}
    assert sorted(found) == sorted(sections)
    names = [cell.id for notebook in found.values() for cell in notebook.cells]
    assert "closures-basics" in names


def test_every_cell_runs_or_says_why_not(outcomes: list[Outcome]) -> None:
    wrong = [f"{item.notebook}: {item.name}: {item.error}" for item in outcomes if item.is_wrong]
    assert wrong == [], "add since=, or browser, to the fences of these examples"


def test_every_program_that_should_raise_does(outcomes: list[Outcome]) -> None:
    expected = [item for item in outcomes if notebooks.RAISES in item.tags and not item.skipped]
    assert expected
    assert [item.name for item in expected if not item.error] == []


def test_skipped_cells_name_their_need(outcomes: list[Outcome]) -> None:
    needs = ("newer-python", "packages", "stdin", "browser", "own-process", "exercise")
    skipped = [item for item in outcomes if item.skipped]
    count = Counter(next((need for need in needs if need in i.tags), "none") for i in skipped)
    assert count["none"] == 0, count
    assert count["exercise"] > count["packages"]
    assert len(skipped) - count["exercise"] < 0.2 * len(outcomes), count


def test_most_cells_print_what_the_page_shows(native: Native, outcomes: list[Outcome]) -> None:
    compared = [item for item in outcomes if item.is_compared]
    same = [item for item in compared if item.printed == item.recorded]
    assert len(compared) > 100
    share = SAME if native.is_wanted else SAME_ON_OTHERS
    assert len(same) >= share * len(compared), [i.name for i in compared if i not in same]
