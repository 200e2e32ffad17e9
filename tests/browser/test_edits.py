"""What becomes of a reader's text: it is kept, never overwritten unseen, and had back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Route

    from tests.browser.conftest import Reader, Visit

NAME = "edited-later"
ORIGINAL = 'print("as it was written first")\n'

FULL_STORAGE = """
    IDBObjectStore.prototype.put = () => {
        throw new DOMException("no room", "QuotaExceededError");
    };
"""
DENIED_STORAGE = """
    indexedDB.open = () => {
        throw new DOMException("denied", "SecurityError");
    };
"""
# Resolves to the text that is saved for an example; null where there is none.
SAVED = """name => new Promise((resolve, reject) => {
    const opening = indexedDB.open("handbook");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
        const reading = opening.result.transaction("edits").objectStore("edits").get(name);
        reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result?.text ?? null);
        };
    };
})"""


@pytest.fixture
def visit(reader: Reader, fixture_site: str) -> Visit:
    """The page of the example that is edited; no service worker answers for its host."""
    return reader.visit(fixture_site, service_workers="block")


def wait_until_saved(visit: Visit, text: str | None) -> None:
    """Wait until the saved text of the example contains another; with None, until there is none."""
    holds = "saved === null" if text is None else f"saved?.includes({json.dumps(text)})"
    visit.wait_until(
        f"async () => {{ const saved = await ({SAVED})({json.dumps(NAME)}); return {holds}; }}"
    )


def test_edit_survives_reload(visit: Visit) -> None:
    example = visit.example(NAME)
    example.edit()
    example.append("print('kept')")
    wait_until_saved(visit, "print('kept')")
    visit.page.reload()
    expect(example.code).to_have_text(f"{ORIGINAL}print('kept')")
    expect(example.controls.get_by_text("edited", exact=True)).to_be_visible()
    assert example.run() == "as it was written first\nkept\n"


def test_edit_survives_the_tab_closed_right_after_the_last_key(visit: Visit) -> None:
    example = visit.example(NAME)
    example.edit()
    example.append("# the last words")
    visit.page.close()
    visit.page = visit.context.new_page()
    visit.open("")
    expect(visit.example(NAME).code).to_contain_text("# the last words")


def test_edit_survives_a_reload_right_after_the_last_key(visit: Visit) -> None:
    example = visit.example(NAME)
    example.edit()
    example.append("# the last words")
    visit.page.reload()
    expect(example.code).to_contain_text("# the last words")
    wait_until_saved(visit, "# the last words")


def test_edit_shown_with_highlighting_after_reload(visit: Visit) -> None:
    example = visit.example(NAME)
    example.edit()
    example.append("import math")
    example.button("Done editing").click()
    keyword = example.code.get_by_text("import", exact=True)
    expect(keyword).to_be_visible()
    assert keyword.evaluate("e => getComputedStyle(e).color") != example.code.evaluate(
        "e => getComputedStyle(e).color"
    )


def test_reset_gives_the_original_and_can_be_undone(visit: Visit) -> None:
    example = visit.example(NAME)
    example.edit()
    example.append("# mine")
    example.button("Done editing").click()
    example.button("Reset").click()
    expect(example.code).to_have_text(ORIGINAL)
    expect(example.controls.get_by_text("edited", exact=True)).to_be_hidden()
    example.button("Undo reset of").click()
    expect(example.code).to_contain_text("# mine")
    expect(example.controls.get_by_text("edited", exact=True)).to_be_visible()
    example.button("Reset").click()
    wait_until_saved(visit, None)
    visit.page.reload()
    expect(example.code).to_have_text(ORIGINAL)


def test_tab_and_brackets_typed_as_in_an_editor(visit: Visit) -> None:
    example = visit.example(NAME)
    example.edit()
    example.replace("")
    visit.page.keyboard.type("for n in range(2):\nprint(n")
    visit.page.keyboard.press("Control+Enter")
    assert example.finish() == "0\n1\n"


def test_changed_original_offered_and_taken(visit: Visit) -> None:
    example = visit.example(NAME)
    edit_then_change_original(visit)
    notice = example.whole.get_by_text("The original has changed since you edited it.")
    expect(notice).to_be_visible()
    expect(example.code).to_contain_text("# mine")
    example.button("Take the new one of").click()
    expect(example.code).to_contain_text("as it was written later")
    expect(notice).to_be_hidden()
    example.button("Undo reset of").click()
    expect(example.code).to_contain_text("# mine")


def test_changed_original_declined_not_offered_again(visit: Visit) -> None:
    example = visit.example(NAME)
    edit_then_change_original(visit)
    example.button("Keep mine of").click()
    notice = example.whole.get_by_text("The original has changed since you edited it.")
    expect(notice).to_be_hidden()
    wait_until_saved(visit, "# mine")
    visit.page.reload()
    expect(example.code).to_contain_text("# mine")
    expect(notice).to_be_hidden()


def edit_then_change_original(visit: Visit) -> None:
    """Edit the example; then come back when the site has another original."""
    example = visit.example(NAME)
    example.edit()
    example.append("# mine")
    wait_until_saved(visit, "# mine")
    digest = example.whole.get_attribute("data-digest") or ""

    def serve_later_build(route: Route) -> None:
        text = route.fetch().text().replace(digest, "0123456789abcdef")
        body = text.replace("as it was written first", "as it was written later")
        route.fulfill(body=body, content_type="text/html; charset=utf-8")

    visit.page.route(visit.site, serve_later_build)
    visit.page.reload()


def test_two_tabs_later_one_told_and_may_take_the_other_text(visit: Visit) -> None:
    mine, theirs = two_tabs_with_two_texts(visit)
    told = theirs.example(NAME)
    expect(told.editor).to_contain_text("# in the second tab")
    told.button("Use theirs of").click()
    expect(told.editor).to_contain_text("# in the first tab")
    told.button("Take mine back of").or_(told.button("Undo reset of")).first.click()
    expect(told.editor).to_contain_text("# in the second tab")
    expect(mine.example(NAME).editor).to_contain_text("# in the first tab")


def test_two_tabs_later_one_told_and_may_keep_its_text(visit: Visit) -> None:
    mine, theirs = two_tabs_with_two_texts(visit)
    theirs.example(NAME).button("Keep mine of").press("Enter")
    expect(theirs.example(NAME).button("Run")).to_be_focused()
    wait_until_saved(theirs, "# in the second tab")
    first = mine.example(NAME)
    expect(first.whole.get_by_text("This example is open in another tab")).to_be_visible()
    expect(first.editor).to_contain_text("# in the first tab")


def two_tabs_with_two_texts(visit: Visit) -> tuple[Visit, Visit]:
    """Edit the example in two tabs; return them when the later one has been told."""
    other = visit.another_tab()
    first, second = visit.example(NAME), other.example(NAME)
    second.edit()
    visit.page.evaluate("""() => {
        // The news from this tab comes too late
        BroadcastChannel.prototype.postMessage = () => {};
    }""")
    visit.page.bring_to_front()
    first.edit()
    first.append("# in the first tab")
    wait_until_saved(visit, "# in the first tab")
    other.page.bring_to_front()
    second.append("# in the second tab")
    notice = second.whole.get_by_text("This example is open in another tab, where it was edited.")
    expect(notice).to_be_visible()
    return visit, other


def test_edit_in_one_tab_told_to_another(visit: Visit) -> None:
    other = visit.another_tab()
    first, second = visit.example(NAME), other.example(NAME)
    visit.page.bring_to_front()
    first.edit()
    # In one go: a pause between two keys would save half of it
    first.editor.press("Control+End")
    visit.page.keyboard.insert_text("\n# news")
    notice = second.whole.get_by_text("This example is open in another tab, where it was edited.")
    expect(notice).to_be_visible()
    second.button("Use theirs of").click()
    expect(second.code).to_contain_text("# news")


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        (FULL_STORAGE, "Not saved: the browser has no room left."),
        (DENIED_STORAGE, "Not saved: the browser lets this page store nothing."),
    ],
    ids=["full", "denied"],
)
def test_storage_refused_text_stays_and_a_notice_says_so(
    reader: Reader, fixture_site: str, script: str, sentence: str
) -> None:
    visit = reader.visit(fixture_site, script=script)
    visit.watch.allow("^page: denied")  # PyScript's own database, which it can do without
    example = visit.example(NAME)
    example.edit()
    example.append("print('still here')")
    expect(example.whole.get_by_text(sentence)).to_be_visible()
    assert example.run() == "as it was written first\nstill here\n"
    example.button("Done editing").click()
    expect(example.code).to_contain_text("still here")
    example.button("Reset").click()
    expect(example.whole.get_by_text(sentence)).to_be_hidden()
