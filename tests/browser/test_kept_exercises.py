"""What is kept of an exercise: that it was solved, and the reader's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Reader, Visit
    from tests.browser.exercise import Exercise

START = "def double(value):\n    pass\n"
RIGHT = "def double(value):\n    return value * 2\n"


@pytest.fixture
def visit(reader: Reader, fixture_site: str) -> Visit:
    """The section of exercises, in a browser that keeps nothing yet."""
    return reader.visit(fixture_site, "fixtures/exercises/")


@pytest.fixture
def exercise(visit: Visit) -> Exercise:
    """The exercise to write a function."""
    return visit.exercise("double-it")


def test_exercise_solved_by_a_check_is_kept_and_marked_everywhere(
    exercise: Exercise, visit: Visit
) -> None:
    other = visit.another_tab()
    other.open("exercises/")
    expect(other.page.get_by_text("3 exercises", exact=True)).to_be_visible()
    visit.page.bring_to_front()
    expect(exercise.solved).to_be_hidden()
    assert exercise.check(RIGHT) == "Solved"
    # Another tab is told when it is kept
    expect(other.page.get_by_text("1 of 3 solved", exact=True)).to_be_visible()
    visit.page.reload()
    expect(exercise.solved).to_be_visible()
    expect(visit.exercise("repair-total").solved).to_be_hidden()
    for path in ("fixtures/", "contents/", "exercises/"):
        visit.open(path)
        main = visit.page.get_by_role("main")
        expect(main.get_by_text("1 of 3 solved", exact=True).first).to_be_visible()
    item = visit.page.get_by_role("main").get_by_role("listitem")
    expect(item.filter(has_text="Double it").last).to_have_text("Double it Solved")
    expect(item.filter(has_text="Repair the total").last).to_have_text("Repair the total")


def test_failed_check_keeps_no_exercise_as_solved(exercise: Exercise, visit: Visit) -> None:
    assert exercise.check() == "4 of 4 tests fail"
    expect(exercise.solved).to_be_hidden()
    visit.open("exercises/")
    expect(visit.page.get_by_text("3 exercises", exact=True)).to_be_visible()


def test_answer_survives_reload_and_is_checked(exercise: Exercise, visit: Visit) -> None:
    exercise.answer(RIGHT)
    visit.page.reload()
    expect(exercise.code).to_have_text(RIGHT)
    expect(exercise.controls.get_by_text("edited", exact=True)).to_be_visible()
    assert exercise.check() == "Solved"


def test_reset_gives_the_start_and_can_be_undone(exercise: Exercise, visit: Visit) -> None:
    exercise.answer(RIGHT)
    exercise.button("Done editing").click()
    exercise.button("Reset").click()
    expect(exercise.code).to_have_text(START)
    assert exercise.check() == "4 of 4 tests fail"
    exercise.button("Undo reset of").click()
    expect(exercise.code).to_have_text(RIGHT)
    assert exercise.check() == "Solved"
    exercise.button("Reset").click()
    expect(exercise.code).to_have_text(START)
    visit.page.reload()
    expect(exercise.code).to_have_text(START)
    expect(exercise.controls.get_by_text("edited", exact=True)).to_be_hidden()
