"""Exercises: answers that are right, wrong, awkward or fatal, each with its clear line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import hosts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Reader, Visit
    from tests.browser.exercise import Exercise

pytestmark = pytest.mark.usefixtures("shared_page")

EXERCISES = "fixtures/exercises/"
RIGHT = "def double(value):\n    return value * 2\n"
WRONG = "def double(value):\n    return 8\n"
ENDLESS = "def double(value):\n    while True:\n        pass\n"
DEEP = """nested = []
    for _ in range(100_000):
        nested = [nested]
    repr(nested)"""
# The side of what a finger can meet.
FINGER_PX = 44


@pytest.fixture(scope="module")
def visit(shared_reader: Reader, fixture_site: str) -> Visit:
    """The section of exercises, with Python and pytest loaded."""
    visit = shared_reader.visit(fixture_site, EXERCISES)
    visit.exercise("double-it").check()
    return visit


@pytest.fixture
def exercise(visit: Visit) -> Exercise:
    """The exercise to write a function."""
    return visit.exercise("double-it")


def test_start_fails_with_messages_and_hidden_tests_named(exercise: Exercise) -> None:
    assert exercise.check() == "4 of 4 tests fail"
    assert exercise.lines() == [
        "failed: Doubles a number",
        "failed: Doubles a string",
        "failed: Doubles a list",
        "failed: Doubles an empty text",
    ]
    expect(exercise.test("Doubles a number")).to_contain_text("double(4) should give 8.")


def test_right_answer_solved_and_kept(exercise: Exercise, visit: Visit) -> None:
    assert exercise.check(RIGHT) == "Solved"
    assert exercise.lines() == ["passed: Doubles a number", "passed: Doubles a string"]
    expect(exercise.results.get_by_text("2 more tests passed")).to_be_visible()
    expect(exercise.solved).to_be_visible()
    announced = visit.page.locator("[aria-live=polite].visually-hidden")
    expect(announced).to_have_text(re.compile("double-it: Solved"))
    assert exercise.check(WRONG) == "3 of 4 tests fail"
    expect(exercise.solved).to_be_visible()


def test_detail_one_tap_away_holds_what_was_printed(exercise: Exercise) -> None:
    exercise.check(WRONG)
    line = exercise.test("Doubles a string")
    detail = line.get_by_role("region", name=re.compile("report of: Doubles a string"))
    expect(detail).to_be_hidden()
    expect(exercise.results.get_by_text("printed by the check")).to_be_hidden()
    line.locator("summary").click()
    expect(detail).to_contain_text("assert 8 == 'abab'")
    expect(detail).to_contain_text("printed by the check")


def test_message_with_html_shown_as_text(exercise: Exercise) -> None:
    program = "def double(value):\n    raise ValueError('<img src=x onerror=alert(1)>')\n"
    exercise.check(program)
    expect(exercise.test("Doubles a number")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(exercise.results.locator("img")).to_have_count(0)


def test_answer_that_is_not_python_marked_and_said(exercise: Exercise) -> None:
    verdict = exercise.check("def double(value:\n    return value\n")
    assert verdict == "Python can't read your answer: '(' was never closed, on line 1."
    assert exercise.lines() == []
    expect(exercise.whole.locator(".code-error-line")).not_to_have_count(0)
    exercise.results.get_by_text("Traceback", exact=True).click()
    expect(exercise.results).to_contain_text("SyntaxError")


def test_answer_without_the_function_said_in_one_sentence(exercise: Exercise) -> None:
    verdict = exercise.check("print('no function here')\n")
    assert verdict == "Your answer does not define “double”, which the tests import from it."


def test_run_shows_the_reader_s_own_prints(exercise: Exercise) -> None:
    exercise.answer(f"{RIGHT}\n\nprint(double(21))\n")
    assert exercise.run() == "42\n"


def test_endless_loop_stopped_by_the_reader(exercise: Exercise) -> None:
    exercise.answer(ENDLESS)
    exercise.press_check()
    exercise.wait_until_testing()
    exercise.button("Stop checking").click()
    assert exercise.verdict() == "Stopped."
    expect(exercise.button("Stop checking")).to_be_hidden()
    assert exercise.check(RIGHT) == "Solved"


def test_endless_loop_stopped_after_ten_seconds(exercise: Exercise) -> None:
    exercise.answer(ENDLESS)
    exercise.press_check()
    verdict = exercise.verdict()
    assert verdict == (
        "Stopped after 10 s: the test “Doubles a number” had not ended. "
        "Does a loop in your answer never stop?"
    )
    assert exercise.check(RIGHT) == "Solved"


def test_processes_give_a_test_more_than_ten_seconds(exercise: Exercise) -> None:
    program = (
        "import time\nfrom multiprocessing import Process\n\n\n"
        "for _ in range(4):\n"
        "    process = Process(target=time.sleep, args=(3.5,))\n"
        "    process.start()\n"
        "    process.join()\n\n\n"
    )
    assert exercise.check(program + RIGHT) == "Solved"


def test_builtins_broken_by_an_answer_said_and_mended(exercise: Exercise) -> None:
    verdict = exercise.check(f"import builtins\n\ndel builtins.len\n\n\n{RIGHT}")
    assert verdict == (
        "Your answer has changed something that the tests themselves need: "
        "NameError: name 'len' is not defined"
    )
    assert exercise.lines() == []
    assert exercise.check(f"import builtins\n\nbuiltins.print = None\n\n\n{RIGHT}") == "Solved"
    assert exercise.check(RIGHT) == "Solved"


def test_builtins_broken_in_a_test_spoil_no_other(exercise: Exercise) -> None:
    program = f"import builtins\n\n\n{RIGHT}".replace("return", "del builtins.len; return")
    assert exercise.check(program) == "Solved"
    assert exercise.check(RIGHT) == "Solved"


def test_answer_that_exits_while_loaded_said_in_one_sentence(exercise: Exercise) -> None:
    verdict = exercise.check(f"import sys\n\nsys.exit()\n{RIGHT}")
    assert verdict == "Your answer calls sys.exit() while it is loaded, so the tests can't use it."
    assert exercise.lines() == []
    assert exercise.check(RIGHT) == "Solved"


def test_function_that_exits_fails_each_test_with_a_sentence(exercise: Exercise) -> None:
    verdict = exercise.check("import sys\n\n\ndef double(value):\n    sys.exit()\n")
    assert verdict == "4 of 4 tests fail"
    sentence = "Your code calls sys.exit(), which ends the whole program. Use return instead."
    expect(exercise.tests.get_by_text(sentence, exact=True)).to_have_count(4)
    assert exercise.check(RIGHT) == "Solved"


@pytest.mark.parametrize(
    ("fatal", "sentence"),
    [
        ("import os; os._exit(1)", "The program ended the Python interpreter itself."),
        ("import os; os.abort()", "The program ended the Python interpreter itself."),
        (DEEP, "The program went deeper than the browser's stack allows, which ended Python."),
    ],
    ids=["exit", "abort", "deep"],
)
def test_answer_that_ends_the_interpreter_said_in_one_line(
    exercise: Exercise, visit: Visit, fatal: str, sentence: str
) -> None:
    visit.watch.allow(r"pyodide\.asm|Aborted\(\)")  # Pyodide's own report of the crash
    verdict = exercise.check(f"def double(value):\n    {fatal}\n")
    assert verdict == f"{sentence} It has been restarted; your text is as you left it."
    assert exercise.lines() == []
    assert exercise.check(RIGHT) == "Solved"


def test_check_twice_at_once_shows_the_last(exercise: Exercise, visit: Visit) -> None:
    exercise.answer(WRONG)
    exercise.press_check()
    exercise.answer(RIGHT)
    visit.page.evaluate(
        """name => {
        const button = document.querySelector(`#${name} [data-action=check]`);
        button.click();
        button.click();
    }""",
        exercise.name,
    )
    assert exercise.verdict() == "Solved"
    expect(exercise.results).to_have_count(1)


def test_check_during_a_run_stops_the_run(exercise: Exercise) -> None:
    exercise.answer(f"{RIGHT}\n\nif __name__ == '__main__':\n    while True:\n        pass\n")
    exercise.start()
    expect(exercise.button("Stop")).to_be_visible()
    assert exercise.check() == "Solved"
    exercise.finish()
    expect(exercise.whole.get_by_text("Stopped, because Check was pressed.")).to_be_visible()


def test_run_during_a_check_stops_the_check(exercise: Exercise) -> None:
    exercise.answer(f"{ENDLESS}\n\nprint('run')\n")
    exercise.press_check()
    exercise.wait_until_testing()
    assert exercise.run() == "run\n"
    assert exercise.verdict() == "Stopped, because Run was pressed."


def test_hints_come_one_at_a_time(reader: Reader, fixture_site: str) -> None:
    exercise = reader.visit(fixture_site, EXERCISES).exercise("double-it")
    expect(exercise.hint(1)).to_be_visible()
    expect(exercise.hint(2)).to_be_hidden()
    exercise.hint(1).click()
    expect(exercise.whole.get_by_text("What is 4 + 4?")).to_be_visible()
    expect(exercise.hint(2)).to_be_visible()
    expect(exercise.hint(3)).to_be_hidden()
    exercise.hint(2).press("Enter")
    expect(exercise.hint(3)).to_be_visible()


def test_solution_shown_when_confirmed_beside_the_answer(reader: Reader, fixture_site: str) -> None:
    clipboard = ["clipboard-read", "clipboard-write"]
    visit = reader.visit(fixture_site, EXERCISES, permissions=clipboard)
    exercise = visit.exercise("double-it")
    model = visit.page.get_by_label("Solution: double-it", exact=True)
    exercise.button("Solution of").click()
    exercise.dialog.get_by_role("button", name="Not yet").click()
    expect(exercise.dialog).to_have_count(0)
    expect(model).to_have_count(0)
    expect(exercise.button("Solution of")).to_be_focused()
    exercise.show_solution()
    expect(model).to_contain_text("return value + value  # works for whatever can be added")
    expect(model.locator(".k").first).to_have_text("def")
    mine = visit.page.get_by_label("Your answer: double-it", exact=True)
    expect(mine).to_contain_text("pass")
    one, other = mine.bounding_box(), model.bounding_box()
    assert one
    assert other
    assert one["y"] == other["y"]
    assert one["x"] < other["x"]
    visit.page.set_viewport_size({"width": 390, "height": 800})
    one, other = mine.bounding_box(), model.bounding_box()
    assert one
    assert other
    assert one["x"] == other["x"]
    exercise.button("Copy the solution of").click()
    expect(exercise.button("Copy the solution of")).to_have_text("Copied")
    copied = visit.page.evaluate("() => navigator.clipboard.readText()")
    assert copied.startswith("def double(value):\n    return value + value")
    exercise.answer(WRONG)
    expect(mine).to_contain_text("return 8")


def test_tests_of_the_reader_held_against_good_and_bad_code(visit: Visit) -> None:
    exercise = visit.exercise("test-clamp")
    assert exercise.run() == "5\n"
    assert exercise.check() == "2 of 3 checks fail"
    assert exercise.lines()[0] == "passed: Passes on the correct code"
    both = "assert clamp(7, 0, 5) == 5\n    assert clamp(-7, 0, 5) == 0"
    assert exercise.check(f"from clamp import clamp\n\n\ndef test_it():\n    {both}\n") == "Solved"


def test_phone_page_in_use_no_wider_than_the_screen(reader: Reader, fixture_site: str) -> None:
    phone = {"width": 390, "height": 844}
    visit = reader.visit(fixture_site, EXERCISES, viewport=phone, has_touch=True)
    exercise = visit.exercise("double-it")
    exercise.check("def double(value):\n    raise ValueError('long ' * 100)\n")
    exercise.test("Doubles a string").locator("summary").tap()
    exercise.show_solution()
    assert visit.page.evaluate("""() => {
        const root = document.scrollingElement;
        root.scrollLeft = 1000;
        return [root.scrollLeft, root.scrollWidth];
    }""") == [0, 390]
    targets = exercise.whole.locator("button:visible, summary:visible")
    heights = targets.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert len(heights) > 10
    assert min(heights) >= FINGER_PX


def test_fix_solved_by_keyboard(visit: Visit) -> None:
    exercise = visit.exercise("repair-total")
    exercise.answer("def total(prices):\n    return sum(prices)\n")
    exercise.button("Check").focus()
    visit.page.keyboard.press("Enter")
    assert exercise.verdict() == "Solved"
    expect(exercise.button("Check")).to_be_focused()


def test_tests_that_cannot_be_loaded_said_and_loaded_again(
    reader: Reader, fixture_site: str
) -> None:
    visit = reader.visit(fixture_site, EXERCISES)
    address = "**/data/exercises/double-it.json"
    visit.page.route(address, lambda route: route.abort())
    visit.watch.allow("double-it.json|ERR_FAILED")
    exercise = visit.exercise("double-it")
    assert exercise.check() == (
        "The tests of this exercise could not be loaded. Check the connection. "
        "Press Check to try again."
    )
    visit.page.unroute(address)
    assert exercise.check() == "4 of 4 tests fail"


def test_pytest_that_cannot_be_loaded_said_and_loaded_again(
    reader: Reader, fixture_folder: Path
) -> None:
    # A route of the test would not see what passes through the service worker.
    with hosts.breaking(fixture_folder) as host:
        host.broken = r"/pytest-[\d.]+-py3-none-any\.whl"
        visit = reader.visit(f"{host.address}/", EXERCISES)
        visit.watch.allow("pytest-|ERR_")
        exercise = visit.exercise("double-it")
        verdict = exercise.check()
        assert verdict.startswith("pytest could not be loaded")
        assert "again" in verdict
        expect(exercise.results.locator("details")).to_have_count(0)
        host.broken = ""
        assert exercise.check() == "4 of 4 tests fail"
        visit.page.close()


def test_no_javascript_task_start_tests_and_hints_readable(
    reader: Reader, fixture_site: str
) -> None:
    visit = reader.visit(fixture_site, EXERCISES, java_script_enabled=False)
    page = visit.page
    expect(page.get_by_label("Python code: double-it")).to_contain_text("def double(value):")
    page.get_by_text("Hint 3 of 3").click()
    expect(page.get_by_text("return value + value", exact=True)).to_be_visible()
    page.get_by_text("The tests").first.click()
    expect(page.get_by_label("Tests of double-it")).to_contain_text("def test_numbers")
    expect(page.get_by_label("Tests of double-it")).not_to_contain_text("test_lists")
    expect(page.get_by_role("button", name=re.compile("^(Check|Run|Solution)"))).to_have_count(0)


def test_page_left_alone_loads_nothing_of_a_check(reader: Reader, fixture_site: str) -> None:
    visit = reader.visit(fixture_site, EXERCISES)
    expect(visit.exercise("double-it").button("Check")).to_be_visible()
    visit.page.wait_for_load_state("networkidle")
    for part in ("check-panel", "solution", "data/exercises", "your-work", "pytest"):
        assert visit.watch.requested(part) == []
