"""Programs that are stopped, and programs that end Python; in one page, as a reader would."""

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
    """The section of programs that do not end well, with Python started."""
    visit = shared_reader.visit(fixture_site, "fixtures/endings/")
    visit.example("still-there").run()
    return visit


@pytest.fixture
def example(visit: Visit) -> Callable[[str], Example]:
    """Find an example of that section."""
    return visit.example


@pytest.mark.parametrize("name", ["forever", "asleep", "awaits-forever"])
def test_stop_ends_program_within_a_second(example: Callable[[str], Example], name: str) -> None:
    endless = example(name)
    endless.start()
    endless.wait_for_text("begun")
    text = endless.stop()
    assert text.startswith("begun\nTraceback (most recent call last):\n")
    assert f'File "{name}.py"' in text
    assert "KeyboardInterrupt" in text.splitlines()[-1]
    expect(endless.your_run).to_contain_text("stopped after")
    expect(endless.whole.get_by_text("restarted")).to_have_count(0)
    assert example("still-there").run() == "Python is there\n"


def test_stop_ends_program_that_prints_without_end(example: Callable[[str], Example]) -> None:
    endless = example("prints-forever")
    endless.start()
    endless.wait_for_text("line 1000\n")
    assert "line 1000\n" in endless.stop()
    expect(endless.whole.get_by_text("KeyboardInterrupt")).to_be_visible()
    assert example("still-there").run() == "Python is there\n"


def test_stop_runs_the_program_s_own_cleaning_up(example: Callable[[str], Example]) -> None:
    tidy = example("cleans-up")
    tidy.start()
    tidy.wait_for_text("begun")
    assert tidy.stop().startswith("begun\ncleaned up\nTraceback")


def test_stop_during_input_ends_program_and_field(example: Callable[[str], Example]) -> None:
    asking = example("asks-at-once")
    asking.start()
    expect(asking.field).to_be_visible()
    assert "KeyboardInterrupt" in asking.stop()
    expect(asking.field).to_have_count(0)
    asking.start()
    asking.field.fill("yes")
    asking.field.press("Enter")
    assert asking.finish() == "begun\nWell? yes\nanswered yes\n"


def test_stop_by_keyboard_keeps_the_focus_on_the_controls(
    example: Callable[[str], Example],
) -> None:
    endless = example("forever")
    endless.button("Run").press("Enter")
    expect(endless.button("Stop")).to_be_focused()
    endless.page.keyboard.press("Enter")
    endless.finish()
    expect(endless.button("Run")).to_be_focused()


def test_run_of_another_example_stops_the_first(example: Callable[[str], Example]) -> None:
    first, second = example("forever"), example("still-there")
    first.start()
    first.wait_for_text("begun")
    assert second.run() == "Python is there\n"
    assert "KeyboardInterrupt" in first.finish()
    expect(first.whole.get_by_text("Stopped, because another example was run.")).to_be_visible()


def test_exit_shown_and_the_next_run_works(example: Callable[[str], Example]) -> None:
    leaving = example("exits")
    assert leaving.run().startswith("begun\n")
    assert example("still-there").run() == "Python is there\n"


def test_program_that_refuses_to_stop_replaced_and_text_kept(
    example: Callable[[str], Example],
) -> None:
    typed = example("still-there")
    typed.edit()
    typed.append("# typed by the reader")
    stubborn = example("stubborn")
    stubborn.start()
    stubborn.wait_for_text("begun")
    stubborn.button("Stop").click()
    notice = "Python did not react to Stop, so it was restarted."
    expect(stubborn.whole.get_by_text(notice)).to_be_visible()
    assert typed.run() == "Python is there\n"
    expect(typed.editor).to_contain_text("# typed by the reader")
    typed.button("Reset").click()


def test_interpreter_that_dies_replaced_with_one_sentence(
    example: Callable[[str], Example], visit: Visit
) -> None:
    visit.watch.allow(r"pyodide\.asm")  # Pyodide's own report of the crash
    deep = example("too-deep")
    assert deep.run() == "begun\n"
    expect(deep.your_run).to_contain_text("Python ended")
    expect(deep.whole.get_by_text("deeper than the browser's stack allows")).to_be_visible()
    assert example("still-there").run() == "Python is there\n"
    assert deep.run() == "begun\n"
