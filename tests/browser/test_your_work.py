"""What is kept of a reader's work: shown as solved, listed, exported, imported, erased."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator

    from tests.browser.conftest import Reader, Visit

EDITED = "edited-later"
WORK = "your-work/"
# Keeps an exercise as solved, as a check does, and tells other tabs.
SOLVE = """name => new Promise((resolve, reject) => {
    const opening = indexedDB.open("handbook-solved");
    opening.onupgradeneeded = () => opening.result.createObjectStore("solved");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
        const transaction = opening.result.transaction("solved", "readwrite");
        const record = { solvedAt: "2026-03-01T10:00:00.000Z", digest: "0123456789abcdef" };
        transaction.objectStore("solved").put(record, name);
        transaction.oncomplete = () => {
            opening.result.close();
            const channel = new BroadcastChannel("handbook-solved");
            channel.postMessage("changed");
            channel.close();
            resolve();
        };
    };
})"""
RUNTIME_KEPT = """async () => {
    const cache = await caches.open("handbook-runtime");
    return (await cache.keys()).map(({ url }) => url);
}"""
# Everything of ours that the browser keeps, but for the files of Python.
KEPT = """async () => {
    const found = Object.keys(localStorage);
    for (const { name } of await indexedDB.databases()) {
        if (!name.startsWith("handbook")) continue;
        found.push(...await new Promise((resolve, reject) => {
            const opening = indexedDB.open(name);
            opening.onerror = () => reject(opening.error);
            opening.onsuccess = () => {
                const [store] = opening.result.objectStoreNames;
                const keys = opening.result.transaction(store).objectStore(store).getAllKeys();
                keys.onsuccess = () => {
                    opening.result.close();
                    resolve(keys.result);
                };
            };
        }));
    }
    return found;
}"""


@pytest.fixture
def visit(reader: Reader, fixture_site: str) -> Visit:
    """A page with an example that is edited, and an exercise that is solved."""
    visit = reader.visit(fixture_site)
    example = visit.example(EDITED)
    example.edit()
    example.append("# mine")
    visit.page.evaluate(SOLVE, "double-it")
    visit.page.reload()
    expect(example.code).to_contain_text("# mine")
    return visit


def main(visit: Visit) -> Locator:
    """Return the text of the page."""
    return visit.page.get_by_role("main")


def said(visit: Visit) -> Locator:
    """Return what the page says of what was done."""
    return main(visit).get_by_role("status")


def work_file(tmp_path: Path, **change: Any) -> Path:
    """Write a file to be imported."""
    content = {
        "kind": "python-handbook-work",
        "version": 1,
        "exportedAt": "2026-03-04T05:06:07.000Z",
        "theme": "dark",
        "edits": {},
        "solved": {},
    }
    path = tmp_path / "work.json"
    path.write_text(json.dumps(content | change), encoding="utf-8")
    return path


def import_file(visit: Visit, path: Path) -> None:
    """Choose a file."""
    visit.page.get_by_label("Import from a file").set_input_files(path)


def test_solved_exercise_marked_where_it_is_listed(visit: Visit) -> None:
    visit.open("exercises/")
    item = main(visit).get_by_role("listitem").filter(has_text="Double it").last
    expect(item).to_have_text("Double it Solved")
    other = main(visit).get_by_role("listitem").filter(has_text="Repair the total").last
    expect(other).to_have_text("Repair the total")
    expect(main(visit).get_by_text("1 of 3 solved", exact=True)).to_be_visible()
    for path in ("contents/", "fixtures/"):
        visit.open(path)
        expect(main(visit).get_by_text("1 of 3 solved").first).to_be_visible()


def test_solved_exercise_marked_in_its_section_and_other_tabs(visit: Visit) -> None:
    visit.open("fixtures/exercises/")
    expect(visit.exercise("double-it").solved).to_be_visible()
    expect(visit.exercise("repair-total").solved).to_be_hidden()
    other = visit.another_tab()
    other.page.evaluate(SOLVE, "repair-total")
    expect(visit.exercise("repair-total").solved).to_be_visible()


def test_nothing_solved_counts_as_the_page_has_them(reader: Reader, fixture_site: str) -> None:
    visit = reader.visit(fixture_site, "exercises/")
    expect(main(visit).get_by_text("3 exercises", exact=True)).to_be_visible()
    expect(main(visit).locator(".exercise-mark")).to_have_count(0)


def test_work_listed_with_links(visit: Visit) -> None:
    visit.open(WORK)
    expect(main(visit).get_by_role("heading", name="Edited programs: 1")).to_be_visible()
    expect(main(visit).get_by_role("heading", name="Solved exercises: 1 of 3")).to_be_visible()
    expect(main(visit).get_by_text("Double it, Mar 1, 2026")).to_be_visible()
    main(visit).get_by_role("link", name="Double it").click()
    expect(visit.exercise("double-it").solved).to_be_visible()
    visit.page.go_back()
    main(visit).get_by_role("link", name=EDITED).click()
    expect(visit.example(EDITED).code).to_contain_text("# mine")


def test_work_exported_and_imported_in_another_browser(
    visit: Visit, reader: Reader, fixture_site: str, tmp_path: Path
) -> None:
    visit.page.get_by_role("combobox", name="Theme").select_option("Dark")
    visit.open(WORK)
    with visit.page.expect_download() as download:
        main(visit).get_by_role("button", name="Export to a file").click()
    assert download.value.suggested_filename.startswith("python-handbook-work-")
    path = tmp_path / "exported.json"
    download.value.save_as(path)
    content = json.loads(path.read_text(encoding="utf-8"))
    assert content["version"] == 1
    assert content["edits"][EDITED]["text"].endswith("# mine\n")
    assert list(content["solved"]) == ["double-it"]
    elsewhere = reader.visit(fixture_site, WORK)
    import_file(elsewhere, path)
    expect(said(elsewhere)).to_have_text("Imported 1 program and 1 solved exercise.")
    expect(main(elsewhere).get_by_role("link", name=EDITED)).to_be_visible()
    expect(elsewhere.page.get_by_role("combobox", name="Theme")).to_have_value("dark")
    elsewhere.open("")
    expect(elsewhere.example(EDITED).code).to_contain_text("# mine")


@pytest.mark.parametrize(
    ("answer", "left", "sentence"),
    [
        ("Keep mine", "# mine", "Imported 0 programs and 0 solved exercises."),
        ("Take those of the file", "# theirs", "Imported 1 program and 0 solved exercises."),
        ("Import nothing", "# mine", "Nothing was imported."),
    ],
)
def test_import_asks_where_a_text_differs(
    visit: Visit, tmp_path: Path, answer: str, left: str, sentence: str
) -> None:
    visit.open(WORK)
    edit = {"text": "# theirs\n", "digest": "0123456789abcdef"}
    import_file(visit, work_file(tmp_path, edits={EDITED: edit}))
    dialog = visit.page.get_by_role("dialog", name="1 program differs")
    expect(dialog.get_by_role("listitem")).to_have_text(EDITED)
    dialog.get_by_role("button", name=answer).click()
    expect(said(visit)).to_have_text(sentence)
    visit.open("")
    expect(visit.example(EDITED).code).to_contain_text(left)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"kind": "cookbook"}, "This is not a file that the handbook has exported."),
        ({"version": 7}, "The file is of version 7; this handbook reads version 1."),
        (
            {"edits": {"<img src=x onerror=alert(1)>": {}}},
            "The program “<img src=x onerror=alert(1)>” in the file is malformed.",
        ),
    ],
)
def test_bad_file_refused_in_a_sentence_as_text(
    visit: Visit, tmp_path: Path, change: dict[str, Any], sentence: str
) -> None:
    visit.open(WORK)
    import_file(visit, work_file(tmp_path, **change))
    expect(said(visit)).to_have_text(f"Nothing was imported. {sentence}")
    expect(main(visit).locator("img")).to_have_count(0)
    expect(main(visit).get_by_role("link", name=EDITED)).to_be_visible()


def test_text_of_a_file_reaches_the_page_as_text_only(visit: Visit, tmp_path: Path) -> None:
    visit.open(WORK)
    edit = {"text": "# </code><img src=x onerror=alert(1)>\n", "digest": "x"}
    import_file(visit, work_file(tmp_path, edits={"reads-file": edit, "gone-by-now": edit}))
    expect(main(visit).get_by_text("gone-by-now (no longer in the handbook)")).to_be_visible()
    visit.open("fixtures/offers/")
    example = visit.example("reads-file")
    expect(example.code).to_have_text(edit["text"])
    expect(example.whole.get_by_text("The original has changed")).to_be_visible()
    expect(main(visit).locator("img")).to_have_count(0)


def test_work_erased_when_confirmed_and_nothing_left(visit: Visit) -> None:
    visit.page.get_by_role("combobox", name="Theme").select_option("Dark")
    visit.page.evaluate("""localStorage.setItem("handbook:draft:guessed:other-tab",
        JSON.stringify({ text: "draft", digest: "", base: "" }))""")
    visit.open(WORK)
    expect(main(visit).get_by_role("link", name="guessed")).to_be_visible()
    erase = main(visit).get_by_role("button", name="Erase all my work")
    erase.click()
    dialog = visit.page.get_by_role("dialog", name="Erase all your work?")
    visit.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(main(visit).get_by_role("link", name=EDITED)).to_be_visible()
    erase.click()
    dialog.get_by_role("button", name="Erase it").click()
    expect(said(visit)).to_have_text("Erased. This browser keeps nothing of your work.")
    expect(main(visit).get_by_text("You have not edited any program.")).to_be_visible()
    expect(visit.page.get_by_role("combobox", name="Theme")).to_have_value("auto")
    assert visit.page.evaluate(KEPT) == []


def test_what_was_done_said_below_the_button(visit: Visit, tmp_path: Path) -> None:
    visit.open(WORK)
    import_file(visit, work_file(tmp_path))
    expect(said(visit)).to_contain_text("Imported")
    erase = main(visit).get_by_role("button", name="Erase all my work")

    def top(shown: Locator) -> float:
        return float(shown.evaluate("e => e.getBoundingClientRect().top"))

    assert top(said(visit)) < top(erase)
    erase.click()
    visit.page.get_by_role("dialog").get_by_role("button", name="Erase it").click()
    expect(said(visit)).to_contain_text("Erased.")
    assert top(said(visit)) > top(erase)


def test_downloaded_python_erased_by_its_own_button(visit: Visit) -> None:
    visit.example(EDITED).run()
    visit.open(WORK)
    button = main(visit).get_by_role("button", name="Erase the downloaded Python")
    button.click()
    expect(said(visit)).to_contain_text("Python was erased.")
    expect(button).to_be_hidden()
    assert [address for address in visit.page.evaluate(RUNTIME_KEPT) if "pyodide" in address] == []
    expect(main(visit).get_by_role("link", name=EDITED)).to_be_visible()


def test_storage_denied_page_says_that_nothing_is_kept(reader: Reader, fixture_site: str) -> None:
    script = 'indexedDB.open = () => { throw new DOMException("denied", "SecurityError"); };'
    visit = reader.visit(fixture_site, WORK, script=script)
    expect(main(visit).get_by_text("You have not edited any program.")).to_be_visible()
    visit.open("exercises/")
    expect(main(visit).get_by_text("3 exercises", exact=True)).to_be_visible()
