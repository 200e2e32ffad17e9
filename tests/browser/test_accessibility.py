"""axe-core finds nothing in pages that are used, in both themes, on wide and narrow screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

from tests.browser.axe import findings
from tests.browser.finder import Finder

if TYPE_CHECKING:
    from playwright.sync_api import ViewportSize

    from tests.browser.conftest import Reader

CLOSURES = "functions/closures/"
WORK = "your-work/"
Theme = Literal["light", "dark"]
THEMES: list[Theme] = ["light", "dark"]
WIDTHS = [390, 1280]


@pytest.mark.parametrize("width", WIDTHS)
def test_page_in_use_without_findings(reader: Reader, handbook: str, axe: str, width: int) -> None:
    visit = reader.visit(handbook, CLOSURES, viewport={"width": width, "height": 900})
    basics, failing = visit.example("closures-basics"), visit.example("empty-cell")
    theme = visit.page.get_by_role("combobox", name="Theme")

    def check(state: str) -> None:
        for value in THEMES:
            theme.select_option(value)
            found = findings(visit, axe)
            assert found == [], f"{state}, {value}"

    basics.run()
    check("after a run")
    basics.edit()
    check("with the editor open")
    basics.append("# edited")
    expect(basics.controls.get_by_text("edited", exact=True)).to_be_visible()
    failing.run()
    expect(failing.code.locator(".code-error")).to_be_visible()
    check("with an error shown and a program edited")
    failing.edit()
    failing.button("Run").click()
    failing.finish()
    check("with an error shown in the editor")


def test_running_program_and_its_results_without_findings(
    reader: Reader, fixture_site: str, axe: str
) -> None:
    visit = reader.visit(fixture_site, "fixtures/programs/")
    for name in ("colours", "two-streams", "last-value", "shows-svg", "shows-markdown"):
        visit.example(name).run()
    asking = visit.example("asks-twice")
    asking.start()
    expect(asking.field).to_be_visible()
    expect(asking.button("Stop")).to_be_visible()
    theme = visit.page.get_by_role("combobox", name="Theme")
    for value in THEMES:
        theme.select_option(value)
        assert findings(visit, axe) == [], value


@pytest.mark.parametrize("width", WIDTHS)
def test_exercise_in_use_without_findings(
    reader: Reader, fixture_site: str, axe: str, width: int
) -> None:
    viewport: ViewportSize = {"width": width, "height": 900}
    visit = reader.visit(fixture_site, "fixtures/exercises/", viewport=viewport)
    exercise = visit.exercise("double-it")
    theme = visit.page.get_by_role("combobox", name="Theme")

    def check(state: str) -> None:
        for value in THEMES:
            theme.select_option(value)
            assert findings(visit, axe) == [], f"{state}, {value}"

    check("as read")
    exercise.check("def double(value):\n    return 8\n")
    exercise.test("Doubles a string").locator("summary").click()
    exercise.hint(1).click()
    check("with failed tests, a report and a hint")
    exercise.check("def double(value):\n    return value * 2\n")
    exercise.button("Solution of").click()
    expect(exercise.dialog).to_be_visible()
    assert findings(visit, axe) == [], "with a question"
    exercise.dialog.get_by_role("button", name="Show the solution").click()
    expect(visit.page.get_by_label("Solution: double-it", exact=True)).to_be_visible()
    check("solved, with the solution")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES)
def test_search_without_findings(
    reader: Reader, handbook: str, axe: str, theme: Theme, width: int
) -> None:
    visit = reader.visit(handbook, color_scheme=theme, viewport={"width": width, "height": 900})
    search = Finder(visit.page)
    search.open()
    assert findings(visit, axe) == [], "as opened"
    for question in ("class", "genrator", "xyzzy"):
        search.ask(question)
        assert findings(visit, axe) == [], question


def test_guesses_and_folds_without_findings(reader: Reader, fixture_site: str, axe: str) -> None:
    visit = reader.visit(fixture_site, "fixtures/offers/")
    guessed = visit.example("guessed")
    theme = visit.page.get_by_role("combobox", name="Theme")
    for state in ("asked", "compared"):
        for value in THEMES:
            theme.select_option(value)
            assert findings(visit, axe) == [], f"{state}, {value}"
        if state == "asked":
            guessed.whole.get_by_label("Your guess", exact=True).fill("number 0\nother")
            guessed.button("Compare your guess at").click()
            visit.example("misspelled").run()
            visit.page.get_by_role("button", name="8 lines, folded").click()


def test_page_of_work_with_something_in_it_without_findings(
    reader: Reader, fixture_site: str, axe: str
) -> None:
    visit = reader.visit(fixture_site)
    example = visit.example("edited-later")
    example.edit()
    example.append("# mine")
    visit.open(WORK)
    main = visit.page.get_by_role("main")
    expect(main.get_by_role("link", name="edited-later")).to_be_visible()
    main.get_by_role("button", name="Export to a file").click()
    expect(main.get_by_role("status")).to_contain_text("Exported 1 program")
    theme = visit.page.get_by_role("combobox", name="Theme")
    for value in THEMES:
        theme.select_option(value)
        assert findings(visit, axe) == [], value
