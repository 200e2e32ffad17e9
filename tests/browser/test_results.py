"""What comes of Run and Check: which text it is about, and that it is seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.held import Held

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.browser.conftest import Reader, Visit

EXERCISES = "fixtures/exercises/"
OFFERS = "fixtures/offers/"
EDITOR = re.compile(r"assets/editor-\w+\.js")
RIGHT = "def double(value):\n    return value * 2\n"
WRONG = "def double(value):\n    return 8\n"
PHONE = {"width": 390, "height": 700}
# Puts the lower side of an element at the lower side of the window.
TO_THE_BOTTOM = "e => e.scrollIntoView({ block: 'end', behavior: 'instant' })"
INSIDE = """e => {
    const { top } = e.getBoundingClientRect();
    return top > 0 && top + 40 < innerHeight;
}"""


@pytest.fixture
def phone(reader: Reader, fixture_site: str) -> Visit:
    """The section of exercises on a narrow screen."""
    return reader.visit(fixture_site, EXERCISES, viewport=PHONE, reduced_motion="reduce")


def expect_in_sight(shown: Locator) -> None:
    """Wait until the upper side of something is inside the window."""
    shown.page.wait_for_function(INSIDE, arg=shown.element_handle())


def test_verdict_says_that_the_answer_was_edited_since(phone: Visit) -> None:
    exercise = phone.exercise("double-it")
    assert exercise.check(RIGHT) == "Solved"
    exercise.append("# more")
    verdict = exercise.results.locator(".check-verdict")
    expect(verdict).to_have_text("Solved, edited since")
    exercise.answer(RIGHT)
    expect(verdict).to_have_text("Solved")
    exercise.answer(WRONG)
    assert exercise.check() == "3 of 4 tests fail"


def test_reset_takes_away_what_came_of_the_answer(phone: Visit) -> None:
    exercise = phone.exercise("double-it")
    exercise.check(WRONG)
    exercise.replace("print('mine')")
    assert exercise.run() == "mine\n"
    exercise.button("Reset").click()
    expect(exercise.results).to_have_count(0)
    expect(exercise.output).to_have_count(0)
    assert exercise.check() == "4 of 4 tests fail"


def test_result_below_a_narrow_screen_brought_into_sight(phone: Visit) -> None:
    exercise = phone.exercise("double-it")
    check = exercise.button("Check")
    check.evaluate(TO_THE_BOTTOM)
    check.click()
    exercise.verdict()
    expect_in_sight(exercise.results.locator(".check-verdict"))
    expect(check).to_be_in_viewport()
    run = exercise.button("Run")
    run.evaluate(TO_THE_BOTTOM)
    run.click()
    exercise.finish()
    expect_in_sight(exercise.output)


def test_result_in_sight_moves_nothing(phone: Visit) -> None:
    exercise = phone.exercise("double-it")
    exercise.check()
    exercise.button("Check").evaluate(
        "e => e.scrollIntoView({ block: 'center', behavior: 'instant' })"
    )
    before = phone.page.evaluate("scrollY")
    exercise.check()
    assert phone.page.evaluate("scrollY") == before


def test_head_of_the_output_never_cut(reader: Reader, fixture_site: str) -> None:
    visit = reader.visit(fixture_site, OFFERS, viewport={"width": 320, "height": 700})
    example = visit.example("misspelled")
    assert "NameError" in example.run()
    label = example.your_run
    expect(label).to_contain_text(re.compile("error"))
    inside = label.evaluate("""e => {
        const range = document.createRange();
        range.selectNodeContents(e);
        const [text, box] = [range.getBoundingClientRect(), e.getBoundingClientRect()];
        return text.top >= box.top + 2 && text.bottom <= box.bottom - 2;
    }""")
    assert inside, "the label fills its row to the border"


def test_edit_pressed_twice_while_the_editor_loads_opens_it(
    reader: Reader, fixture_site: str
) -> None:
    visit = reader.visit(fixture_site)
    held = Held(visit.page, EDITOR)
    visit.open(OFFERS)
    example = visit.example("misspelled")
    edit = example.button("Edit")
    edit.click()
    expect(example.controls.get_by_text("loading…")).to_be_visible()
    edit.click()
    held.let_go()
    expect(example.editor).to_be_focused()
    expect(example.controls.get_by_text("loading…")).to_have_count(0)
    expect(example.button("Done editing")).to_be_visible()
