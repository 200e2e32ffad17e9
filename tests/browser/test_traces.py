"""What one run leaves to the next: nothing, but for the examples that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Reader, Visit
    from tests.browser.example import Example

pytestmark = pytest.mark.usefixtures("shared_page")


@pytest.fixture(scope="module")
def visit(shared_reader: Reader, fixture_site: str) -> Visit:
    """The section of programs that leave things behind, with Python started."""
    visit = shared_reader.visit(fixture_site, "fixtures/traces/")
    visit.example("chain-first").run()
    return visit


@pytest.fixture
def example(visit: Visit) -> Callable[[str], Example]:
    """Find an example of that section."""
    return visit.example


def test_run_leaves_nothing_to_the_next(example: Callable[[str], Example]) -> None:
    clean = example("finds-nothing")
    before = clean.run()
    assert "True" not in before
    assert example("leaves-things").run() == "left everything\n"
    assert clean.run() == before


def test_run_leaves_no_other_name_for_a_library(example: Callable[[str], Example]) -> None:
    assert example("leaves-an-alias").run() == "False\n"
    assert example("leaves-an-alias").run() == "False\n"


def test_chain_runs_predecessors_unseen(example: Callable[[str], Example]) -> None:
    assert example("chain-third").run() == "3 __main__\n"
    assert example("chain-second").run() == "12\n"
    assert example("chain-second").run() == "12\n"


def test_chain_uses_predecessors_as_the_reader_left_them(
    example: Callable[[str], Example],
) -> None:
    first = example("chain-first")
    first.edit()
    first.replace("prices = [100]\n")
    assert example("chain-second").run() == "105\n"
    first.button("Reset").click()
    assert example("chain-second").run() == "12\n"


def test_chain_answers_input_of_predecessors_from_the_lesson(
    example: Callable[[str], Example],
) -> None:
    assert example("asked-before").run() == "hello Grace\n"


def test_chain_that_fails_names_and_marks_the_predecessor(
    example: Callable[[str], Example],
) -> None:
    later, failing = example("after-a-failure"), example("fails-before")
    text = later.run()
    assert 'File "fails-before.py", line 1' in text
    assert "not reached" not in text
    note = "The error is in “fails-before”, which runs before this example."
    expect(later.whole.get_by_text(note)).to_be_visible()
    assert failing.marked() == "missing"
    assert later.marked() == ""
