"""The section "Closures" as a reader uses it: run, look at the output, run all; in one page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.example import RUN_MS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator

    from tests.browser.conftest import Reader, Visit
    from tests.browser.example import Example

pytestmark = pytest.mark.usefixtures("shared_page")

TIME = re.compile(r"^Your run (under 1 ms|\d+ ms|\d+\.\d+ s)$")


@pytest.fixture(scope="module")
def visit(shared_reader: Reader, handbook: str) -> Visit:
    """Section 5.5."""
    clipboard = ["clipboard-read", "clipboard-write"]
    return shared_reader.visit(handbook, "functions/closures/", permissions=clipboard)


@pytest.fixture
def example(visit: Visit) -> Callable[[str], Example]:
    """Find an example of that section."""
    return visit.example


def test_run_shows_output_without_opening_the_editor(example: Callable[[str], Example]) -> None:
    basics = example("closures-basics")
    expect(basics.whole.get_by_text("Recorded output")).to_be_visible()
    basics.start()
    assert basics.finish() == "False True\n"
    expect(basics.your_run).to_have_text(TIME)
    expect(basics.recorded).to_be_hidden()
    expect(basics.editor).to_have_count(0)
    expect(basics.code).to_be_visible()


def test_recorded_output_had_back(example: Callable[[str], Example]) -> None:
    basics = example("closures-basics")
    basics.run()
    basics.button("Recorded output of").click()
    expect(basics.recorded).to_be_visible()
    expect(basics.recorded).to_be_focused()
    expect(basics.output).to_be_hidden()
    basics.run()
    expect(basics.output).to_be_visible()
    expect(basics.recorded).to_be_hidden()


def test_clear_empties_the_output_and_focuses_run(example: Callable[[str], Example]) -> None:
    basics = example("closures-basics")
    basics.run()
    basics.button("Clear the output of").click()
    expect(basics.output).to_have_text("Cleared.")
    expect(basics.button("Run")).to_be_focused()
    assert basics.run() == "False True\n"


def test_copy_puts_program_and_output_on_the_clipboard(
    example: Callable[[str], Example], visit: Visit
) -> None:
    basics = example("closures-basics")
    basics.run()
    basics.button("Copy").click()
    expect(basics.button("Copy")).to_have_text("Copied")
    clipboard = "() => navigator.clipboard.readText()"
    assert visit.page.evaluate(clipboard).startswith("def make_check(limit):\n    def has_room")
    basics.button("Copy the output of").click()
    expect(basics.button("Copy the output of")).to_have_text("Copied")
    assert visit.page.evaluate(clipboard).strip() == "False True"


def test_link_leads_to_the_example(example: Callable[[str], Example], visit: Visit) -> None:
    factory = example("counter-factory")
    visit.page.get_by_role("link", name="Link to counter-factory").click()
    assert visit.page.url.endswith("functions/closures/#counter-factory")
    expect(factory.button("Run")).to_be_in_viewport()


def test_error_marked_in_the_code_and_traceback_free_of_ours(
    example: Callable[[str], Example],
) -> None:
    failing = example("empty-cell")
    text = failing.run()
    assert text == (failing.recorded.text_content() or "")
    files = re.findall(r'File "([^"]+)"', text)
    assert files == ["empty-cell.py"] * 3
    assert failing.marked() == "closing"
    assert failing.marked_line().strip() == 'return f"open until {closing}"'
    expect(failing.your_run).to_contain_text("error")


def test_error_marked_in_the_editor_until_the_text_changes(
    example: Callable[[str], Example],
) -> None:
    failing = example("class-body-blind-spot")
    failing.edit().press("Control+Enter")
    assert "NameError: name 'limit' is not defined" in failing.finish()
    assert failing.marked() == "limit"
    assert failing.marked_line().strip() == "return people < limit"
    failing.append("#")
    expect(failing.editor.locator(".code-error")).to_have_count(0)


@pytest.mark.parametrize("keys", ["Control+Enter", "Shift+Enter"])
def test_editor_runs_what_was_typed_by_key(example: Callable[[str], Example], keys: str) -> None:
    basics = example("closures-basics")
    basics.edit()
    basics.append(f"print('{keys}')")
    basics.page.keyboard.press(keys)
    assert basics.finish() == f"False True\n{keys}\n"
    expect(basics.editor).to_be_focused()
    expect(basics.controls.get_by_text("edited", exact=True)).to_be_visible()
    basics.button("Reset").click()
    expect(basics.controls.get_by_text("edited", exact=True)).to_be_hidden()
    basics.button("Done editing").click()
    expect(basics.code).to_be_visible()


def test_chain_uses_the_edited_predecessor(example: Callable[[str], Example]) -> None:
    factory, later = example("counter-factory"), example("counter-class")
    assert later.run() == "1 2\n1 3\n"
    factory.edit()
    factory.append("cellar()")
    assert later.run() == "1 2\n1 4\n"


def test_run_all_gives_what_is_recorded(example: Callable[[str], Example], visit: Visit) -> None:
    visit.page.get_by_role("button", name="Run all examples of this page").click()
    names = visit.page.locator("py-example").evaluate_all("all => all.map(one => one.id)")
    done = visit.page.get_by_text(f"All {len(names)} examples ran.")
    expect(done).to_be_visible(timeout=RUN_MS)
    for name in names:
        one = example(name)
        guess = one.whole.get_by_label("Your guess", exact=True)
        if guess.count() > 0:
            expect(one.your_run).to_be_hidden()
            one.button("Run").click()
        expect(one.your_run).to_be_visible()
        one.finish()
        assert one.text() == (one.recorded.text_content() or ""), name


def test_structure_named_for_screen_readers(example: Callable[[str], Example]) -> None:
    surgery = example("cell-surgery")
    surgery.run()
    expect(surgery.controls).to_match_aria_snapshot("""
      - group "Controls of cell-surgery":
        - button "Run cell-surgery"
        - button "Edit cell-surgery"
        - button "Reset cell-surgery" [disabled]
        - button "Copy cell-surgery"
        - button "Share cell-surgery"
        - link "Open cell-surgery in the playground"
        - link "Link to cell-surgery"
        - link "Report a mistake in cell-surgery"
    """)
    expect(surgery.output).to_have_attribute("aria-busy", "false")
    expect(surgery.output).to_have_role("status")
    surgery.edit()
    expect(surgery.editor).to_have_accessible_description(re.compile("press Escape, then Tab"))
    surgery.button("Done editing").click()


def test_output_busy_while_the_program_runs(example: Callable[[str], Example]) -> None:
    busy = example("closures-basics")
    busy.edit()
    busy.replace("while True: pass")
    busy.start()
    expect(busy.button("Stop")).to_be_visible()
    expect(busy.output).to_have_attribute("aria-busy", "true")
    busy.stop()
    expect(busy.output).to_have_attribute("aria-busy", "false")


def test_keyboard_alone_runs_edits_and_leaves(
    example: Callable[[str], Example], visit: Visit
) -> None:
    basics = example("closures-basics")
    press = visit.page.keyboard.press
    visit.open("functions/closures/")
    press("Tab")
    expect(visit.page.get_by_role("link", name="Skip to the text")).to_be_focused()
    press("Enter")
    _tab_to(visit, basics.button("Run"))
    press("Enter")
    assert basics.finish() == "False True\n"
    expect(basics.button("Run")).to_be_focused()
    press("Tab")
    press("Enter")
    expect(basics.editor).to_be_focused()
    press("Tab")
    expect(basics.editor).to_be_focused()
    press("Control+z")
    press("Escape")
    press("Tab")
    expect(basics.button("Copy the output of")).to_be_focused()


def _tab_to(visit: Visit, target: Locator) -> None:
    """Press Tab until something has the focus."""
    for _ in range(60):
        if target.evaluate("element => element === document.activeElement"):
            return
        visit.page.keyboard.press("Tab")
    pytest.fail("Tab does not lead there")
