"""What an example can offer: a guess, folded lines, files, a Python of its own, plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.example import RUN_MS

if TYPE_CHECKING:
    from tests.browser.conftest import Reader, Visit
    from tests.browser.example import Example

OFFERS = "fixtures/offers/"
MISSING_CHUNK = re.compile(r"assets/define-\w+\.js")


@pytest.fixture
def visit(reader: Reader, fixture_site: str) -> Visit:
    """The section of what an example can offer."""
    return reader.visit(fixture_site, OFFERS)


@pytest.fixture
def guessed(visit: Visit) -> Example:
    """The example whose output is to be guessed."""
    return visit.example("guessed")


def guess(example: Example, text: str) -> None:
    """Write a guess."""
    example.whole.get_by_label("Your guess", exact=True).fill(text)


def guessed_lines(example: Example) -> list[str]:
    """Return what is said of each line."""
    group = example.page.get_by_role("group", name=f"Your guess at {example.name}", exact=True)
    return group.get_by_role("listitem").all_inner_texts()


def test_guess_compared_line_by_line_in_words(guessed: Example) -> None:
    expect(guessed.recorded).to_be_hidden()
    guess(guessed, "number 0\nnumber 2")
    guessed.button("Compare your guess at").click()
    expect(guessed.whole.get_by_text("You guessed 2 of 3 lines.")).to_be_visible()
    assert guessed_lines(guessed) == [
        "agrees number 0",
        "missing number 1 you did not guess it",
        "agrees number 2",
    ]
    expect(guessed.recorded).to_be_visible()


def test_guess_needed_before_it_is_compared(guessed: Example) -> None:
    guessed.button("Compare your guess at").click()
    sentence = guessed.whole.get_by_text("Write a guess first, or press Show it.")
    expect(sentence).to_be_visible()
    expect(guessed.whole.get_by_label("Your guess", exact=True)).to_be_focused()
    expect(guessed.recorded).to_be_hidden()


def test_output_shown_without_a_guess(guessed: Example) -> None:
    guessed.button("Show it without a guess at").click()
    expect(guessed.recorded).to_be_visible()
    expect(guessed.recorded).to_be_focused()
    expect(guessed.whole.get_by_label("Your guess", exact=True)).to_have_count(0)


def test_run_compares_the_guess_with_what_it_printed(guessed: Example) -> None:
    guessed.edit()
    guessed.replace("print('mine')")
    guess(guessed, "mine")
    assert guessed.run() == "mine\n"
    expect(guessed.whole.get_by_text("Your guess is right.")).to_be_visible()
    assert guessed_lines(guessed) == ["agrees mine"]


def test_guess_at_an_edited_program_compared_with_what_that_prints(guessed: Example) -> None:
    said = guessed.whole.get_by_text("You have edited the program: Compare runs it")
    guessed.edit()
    expect(said).to_have_count(0)
    guessed.replace("print('mine')")
    expect(said).to_be_visible()
    guessed.button("Compare your guess at").click()
    expect(guessed.whole.get_by_text("Write a guess first")).to_be_visible()
    guess(guessed, "mine")
    guessed.button("Compare your guess at").click()
    assert guessed.finish() == "mine\n"
    verdict = guessed.whole.get_by_text("Your guess is right.")
    expect(verdict).to_have_text("Your guess is right.")
    guessed.button("Reset").click()
    expect(verdict).to_have_text("Before the program was changed: Your guess is right.")


def test_run_all_leaves_what_is_to_be_guessed(visit: Visit, guessed: Example) -> None:
    guess(guessed, "number 0")
    visit.page.get_by_role("button", name="Run all examples of this page").click()
    expect(visit.page.get_by_text(re.compile(r"^(All|Stopped after) \d"))).to_be_visible(
        timeout=RUN_MS
    )
    expect(visit.example("folded-lines").your_run).to_be_visible()
    expect(guessed.your_run).to_be_hidden()
    expect(guessed.recorded).to_be_hidden()
    guessed.button("Compare your guess at").click()
    expect(guessed.whole.get_by_text("You guessed 1 of 3 lines.")).to_be_visible()
    expect(guessed.recorded).to_be_visible()
    expect(guessed.your_run).to_be_hidden()


def test_run_without_a_guess_shows_the_output(guessed: Example) -> None:
    assert guessed.run() == "number 0\nnumber 1\nnumber 2\n"
    expect(guessed.whole.get_by_label("Your guess", exact=True)).to_have_count(0)
    guessed.button("Recorded output of").click()
    expect(guessed.recorded).to_be_visible()


def test_guess_without_javascript_held_back_by_the_page(reader: Reader, fixture_site: str) -> None:
    visit = reader.visit(fixture_site, OFFERS, java_script_enabled=False)
    recorded = visit.page.get_by_label("Recorded output of guessed", exact=True)
    expect(recorded).to_be_hidden()
    visit.page.get_by_text("Guess first, then look: what does it print?").click()
    expect(recorded).to_be_visible()


def test_folded_lines_shown_by_keyboard_and_part_of_the_program(visit: Visit) -> None:
    example = visit.example("folded-lines")
    button = example.whole.get_by_role("button", name="8 lines, folded")
    inside = example.code.get_by_text("greet").first
    expect(button).to_have_attribute("aria-expanded", "false")
    height = example.code.evaluate("e => e.offsetHeight")
    button.focus()
    visit.page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(inside).to_be_visible()
    assert example.code.evaluate("e => e.offsetHeight") > height + 100
    program = example.code.evaluate("e => e.textContent")
    assert program.startswith("def greet(name):\n")
    assert program.endswith('print(greet("Ada"))\n')
    assert example.run() == "Hello Ada\n"


def test_folded_lines_neither_copied_as_a_button_nor_lost(
    reader: Reader, fixture_site: str
) -> None:
    clipboard = ["clipboard-read", "clipboard-write"]
    visit = reader.visit(fixture_site, OFFERS, permissions=clipboard)
    example = visit.example("folded-lines")
    example.button("Copy").click()
    copied = visit.page.evaluate("() => navigator.clipboard.readText()")
    assert copied.startswith("def greet(name):\n")
    assert "8 lines" not in copied
    example.whole.get_by_role("button", name="8 lines, folded").click()
    selected = example.code.evaluate("""e => {
        getSelection().selectAllChildren(e);
        return getSelection().toString();
    }""")
    assert "8 lines" not in selected
    assert "def greet(name):" in selected


def test_error_inside_a_fold_opens_it(visit: Visit) -> None:
    folded = visit.example("folded-lines")
    assert "ZeroDivisionError" in visit.example("fails-in-fold").run()
    expect(visit.example("fails-in-fold").whole.get_by_text("divid")).not_to_have_count(0)
    assert folded.code.evaluate("e => e.textContent").count("def fail") == 1
    folded.edit()
    folded.replace("# fold\nprint('edited')")
    assert folded.run() == "edited\n"
    folded.button("Reset").click()
    folded.button("Done editing").click()
    expect(folded.whole.get_by_role("button", name="8 lines, folded")).to_be_visible()


def test_files_found_in_the_working_folder(visit: Visit) -> None:
    assert visit.example("reads-file").run() == "tea,2\nmilk,1\n"
    assert visit.example("reads-file-of-other").run() == "tea,2\n"


def test_isolated_program_has_an_interpreter_of_its_own(visit: Visit) -> None:
    shared, alone = visit.example("leaves-file"), visit.example("alone")
    assert shared.run() == "nothing there\n"
    assert shared.run() == "left behind\n"  # what is outside the working folder stays
    assert alone.run() == "nothing there\n"
    assert shared.run() == "nothing there\n"


def test_reseeded_program_hashes_anew_every_time(visit: Visit) -> None:
    hashes = visit.example("hashes")
    assert hashes.run() != hashes.run()
    assert visit.example("leaves-file").run() == "nothing there\n"


def test_traceback_explained_in_plain_words(visit: Visit) -> None:
    example = visit.example("misspelled")
    assert "NameError" in example.run()
    hint = example.whole.get_by_role("note")
    expect(hint).to_contain_text("lenght")
    example.edit()
    example.replace("print(1)")
    example.run()
    expect(hint).to_be_hidden()


def test_exit_status_said_in_words(visit: Visit) -> None:
    example = visit.example("leaves-with-message")
    assert example.run() == "no orders today\n"
    expect(example.whole.get_by_text("The program ended with exit status 1")).to_be_visible()
    example.edit()
    example.replace("raise SystemExit(7)")
    example.run()
    expect(example.whole.get_by_text("The program ended with exit status 7")).to_be_visible()


def test_recorded_output_of_an_edited_program_labelled(visit: Visit) -> None:
    example = visit.example("reads-file")
    expect(example.whole.get_by_text("Recorded output", exact=True)).to_be_visible()
    example.edit()
    example.append("# mine")
    label = example.whole.get_by_text("Recorded output of the original", exact=True)
    expect(label).to_be_visible()
    example.button("Reset").click()
    expect(label).to_have_count(0)


def test_scripts_that_cannot_be_loaded_said_in_a_sentence(
    reader: Reader, fixture_site: str
) -> None:
    def block(visit: Visit) -> None:
        visit.page.route(MISSING_CHUNK, lambda route: route.abort())
        visit.watch.allow("ERR_FAILED")

    visit = reader.visit(fixture_site, OFFERS, before=block)
    expect(visit.page.get_by_text("A part of this page could not be loaded.")).to_be_visible()
    expect(visit.page.get_by_label("Python code: reads-file", exact=True)).to_be_visible()
