"""Editing on a touch screen: the row of keys above the keyboard, and the text under a finger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Locator, Playwright

    from tests.browser.conftest import Visit
    from tests.browser.example import Example

NAME = "edited-later"
PHONE = {"width": 390, "height": 844}
KEYBOARD_PX = 330
FINGER_PX = 44
# Run is within reach of a thumb: in this part of what is seen, counted from below.
REACH = 0.4

# Headless browsers have no keyboard on the screen. Like iOS, and Android by default, this one takes
# its room from what is seen of the page, and none from the page.
KEYBOARD = """
    window.keyboard = 0;
    const whole = Object.getOwnPropertyDescriptor(VisualViewport.prototype, "height").get;
    Object.defineProperty(visualViewport, "height", {
        get() { return whole.call(this) - keyboard; },
    });
    // Until the editor has brought its cursor back into sight.
    window.showKeyboard = async (height) => {
        keyboard = height;
        visualViewport.dispatchEvent(new Event("resize"));
        for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
    };"""
SEEN = """() => {
    const { offsetLeft, offsetTop, width, height } = visualViewport;
    return [offsetLeft, offsetTop, offsetLeft + width, offsetTop + height];
}"""
BOX = """one => {
    const { left, top, right, bottom } = one.getBoundingClientRect();
    return [left, top, right, bottom];
}"""

# Notes whether somebody keeps the browser from what it does by itself.
LONG_PRESS_WATCHED = """() => {
    window.happened = new Set();
    for (const type of ["touchstart", "contextmenu", "selectstart"]) {
        addEventListener(type, (event) => setTimeout(() => {
            happened.add(`${type}: ${event.defaultPrevented ? "prevented" : "left alone"}`);
        }), { capture: true });
    }
    window.pressLong = async ({ x, y }) => {
        const pressed = document.elementFromPoint(x, y);
        for (const type of ["selectstart", "contextmenu"]) {
            pressed.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true }));
        }
        await new Promise(done => setTimeout(done));
    };
}"""
# Selects a word as a system does, and returns its middle.
WORD_SELECTED = """(content, word) => {
    const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
    let text = walker.nextNode();
    while (!text.data.includes(word)) text = walker.nextNode();
    const at = text.data.indexOf(word);
    getSelection().setBaseAndExtent(text, at, text, at + word.length);
    const { left, top, width, height } = getSelection().getRangeAt(0).getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
}"""


class Keys:
    """The row of keys of an example, as it is found while somebody edits."""

    def __init__(self, example: Example) -> None:
        name = f"Keys for {example.name}"
        self.row = example.page.get_by_role("group", name=name, exact=True)
        self.run = self.key(f"Run {example.name} as edited")
        self.stop = self.key(f"Stop {example.name} as edited")

    def key(self, name: str) -> Locator:
        """Return a key by its name."""
        return self.row.get_by_role("button", name=name, exact=True)


@pytest.fixture
def visit(reader: Reader, fixture_site: str) -> Visit:
    """A page on a phone."""
    return reader.visit(
        fixture_site, viewport=PHONE, has_touch=True, is_mobile=True, script=KEYBOARD
    )


@pytest.fixture
def example(visit: Visit) -> Example:
    """An example that is being edited, with the keyboard on the screen."""
    example = visit.example(NAME)
    edit_by_touch(example)
    visit.page.evaluate("height => showKeyboard(height)", KEYBOARD_PX)
    return example


@pytest.fixture
def keys(example: Example) -> Keys:
    """Its row of keys."""
    return Keys(example)


def edit_by_touch(example: Example) -> None:
    example.button("Edit").tap()
    expect(example.editor).to_be_focused()


def box(found: Locator) -> list[float]:
    """Return left, top, right and bottom in the window."""
    edges: list[float] = found.evaluate(BOX)
    return edges


def put(example: Example, text: str) -> None:
    """Put another program in place; a "|" in it says where the cursor is."""
    before, _, after = text.partition("|")
    example.replace(before + after)
    for _ in after:
        example.page.keyboard.press("ArrowLeft")


def lines(example: Example) -> str:
    """Return what is in the editor, with a "|" where the cursor is."""
    text: str = example.editor.evaluate("""content => {
        const selected = getSelection();
        const before = document.createRange();
        before.setStart(content, 0);
        before.setEnd(selected.focusNode, selected.focusOffset);
        const textOf = (part) => [...part.querySelectorAll(".cm-line")]
            .map(line => line.textContent).join("\\n");
        const at = textOf(before.cloneContents()).length;
        const text = textOf(content);
        return `${text.slice(0, at)}|${text.slice(at)}`;
    }""")
    return text


@pytest.mark.parametrize(
    ("before", "pressed", "after"),
    [
        ("|", ["Left parenthesis"], "(|)"),
        ("|", ["Left parenthesis", "Left bracket", "Right bracket", "Right parenthesis"], "([])|"),
        ("x|", ["Dot", "Underscore"], "x._|"),
        ("x |", ["Equals", "Left brace", "Double quote"], 'x ={"|"}'),
        ("a|", ["Single quote"], "a'|"),
        ("if x|", ["Colon"], "if x:|"),
        ("|", ["Hash", "Right brace"], "#}|"),
        ("if x:\n    y\n    else|", ["Colon"], "if x:\n    y\nelse:|"),
        ("x|", ["Indent"], "x   |"),
        ("|x", ["Indent", "Indent", "Outdent"], "    |x"),
        ("one|", ["Cursor left", "Cursor left", "Cursor right"], "on|e"),
        ("x|", ["Indent", "Undo"], "x|"),
        ("x|", ["Indent", "Undo", "Redo"], "x   |"),
    ],
    ids=lambda value: ", ".join(value) if isinstance(value, list) else None,
)
def test_keys_do_what_the_keys_of_a_keyboard_do(
    example: Example, keys: Keys, before: str, pressed: list[str], after: str
) -> None:
    put(example, before)
    for name in pressed:
        keys.key(name).tap()
        expect(example.editor).to_be_focused()
    assert lines(example) == after


def test_row_has_the_keys_that_phones_hide_each_with_a_name(keys: Keys) -> None:
    names = keys.row.get_by_role("button").evaluate_all("all => all.map(one => one.ariaLabel)")
    shown = keys.row.get_by_role("button").all_text_contents()
    assert [text for text in shown if text] == [*"()[]{}:=\"'_#.", "Run"]
    assert len(set(names)) == len(names) == 20
    heights = keys.row.get_by_role("button").evaluate_all(
        "all => all.flatMap(one => [one.offsetWidth, one.offsetHeight])"
    )
    assert min(heights) >= FINGER_PX


def test_row_lies_above_the_keyboard_with_run_within_reach(
    visit: Visit, example: Example, keys: Keys
) -> None:
    left, top, right, bottom = visit.page.evaluate(SEEN)
    assert bottom == PHONE["height"] - KEYBOARD_PX
    assert box(keys.row)[0] == left
    assert box(keys.row)[2:] == [right, bottom]
    assert box(keys.run)[1] >= bottom - REACH * (bottom - top)
    visit.page.evaluate("() => showKeyboard(0)")
    assert box(keys.row)[3] == PHONE["height"]
    visit.page.evaluate("() => scrollBy(0, 200)")
    assert box(keys.row)[3] == PHONE["height"]
    expect(example.editor).to_be_focused()


def test_row_stays_as_it_is_where_the_reader_has_zoomed(
    visit: Visit, example: Example, keys: Keys
) -> None:
    session = visit.context.new_cdp_session(visit.page)
    session.send("Emulation.setPageScaleFactor", {"pageScaleFactor": 2})
    visit.page.wait_for_function("() => visualViewport.scale === 2")
    visit.page.evaluate("height => showKeyboard(height)", KEYBOARD_PX / 2)
    seen = visit.page.evaluate(SEEN)
    left, top, right, bottom = box(keys.row)
    assert [left, right, bottom] == pytest.approx([seen[0], seen[2], seen[3]], abs=0.5)
    assert (bottom - top) * 2 >= FINGER_PX
    expect(example.editor).to_be_focused()


def test_row_keeps_off_what_a_system_has_at_the_lower_edge(visit: Visit, keys: Keys) -> None:
    session = visit.context.new_cdp_session(visit.page)
    session.send("Emulation.setSafeAreaInsetsOverride", {"insets": {"bottom": 34}})
    visit.page.evaluate("() => showKeyboard(0)")
    assert box(keys.row)[3] == PHONE["height"]
    assert box(keys.run)[3] == PHONE["height"] - 34
    visit.page.evaluate("height => showKeyboard(height)", KEYBOARD_PX)
    assert box(keys.run)[3] == PHONE["height"] - KEYBOARD_PX


def test_end_of_the_page_is_seen_above_the_row(visit: Visit, keys: Keys) -> None:
    visit.page.evaluate(
        "async () => { await showKeyboard(0); scrollTo(0, document.body.scrollHeight); }"
    )
    assert box(visit.page.get_by_role("contentinfo"))[3] <= box(keys.row)[1] + 1


def test_row_scrolls_in_itself_to_its_last_key(visit: Visit, example: Example, keys: Keys) -> None:
    put(example, "on|e")
    last = keys.key("Cursor right")
    expect(last).not_to_be_in_viewport()
    last.tap()
    expect(last).to_be_in_viewport(ratio=1)
    expect(keys.run).to_be_in_viewport(ratio=1)
    assert lines(example) == "one|"
    assert visit.page.evaluate("() => document.scrollingElement.scrollWidth") == PHONE["width"]


def test_run_in_the_row_runs_the_edited_program_and_shows_its_output(
    visit: Visit, example: Example, keys: Keys
) -> None:
    put(example, "\n" * 8 + "print('first')\nprint('second')|")
    keys.run.tap()
    assert example.finish() == "first\nsecond\n"
    expect(example.editor).to_be_focused()
    top_of_row = box(keys.row)[1]
    visit.page.wait_for_function(
        "([output, limit]) => output.getBoundingClientRect().bottom <= limit",
        arg=[example.output.element_handle(), top_of_row],
    )


def test_stop_in_the_row_ends_a_program(example: Example, keys: Keys) -> None:
    put(example, "print('begun')\nwhile True: pass|")
    keys.run.tap()
    example.wait_for_text("begun")
    keys.stop.tap()
    assert "KeyboardInterrupt" in example.finish()
    expect(keys.run).to_be_visible()
    expect(keys.stop).to_be_hidden()


def test_cursor_shown_above_the_row_when_the_keyboard_comes(
    visit: Visit, example: Example, keys: Keys
) -> None:
    visit.page.evaluate("() => showKeyboard(0)")
    put(example, "one\n" * 12 + "last|")
    visit.page.evaluate(
        """line => {
        scrollBy(0, line.getBoundingClientRect().bottom - innerHeight + 60);
    }""",
        example.editor.locator(".cm-line").last.element_handle(),
    )
    visit.page.evaluate("height => showKeyboard(height)", KEYBOARD_PX)
    last = example.editor.locator(".cm-line").last
    visit.page.wait_for_function(
        "([line, limit]) => line.getBoundingClientRect().bottom <= limit",
        arg=[last.element_handle(), box(keys.row)[1]],
    )


def test_row_shown_while_the_editor_has_the_focus_only(
    visit: Visit, example: Example, keys: Keys
) -> None:
    expect(keys.row).to_be_visible()
    visit.page.get_by_role("heading", level=1).tap()
    expect(keys.row).to_be_hidden()
    example.editor.tap()
    expect(keys.row).to_be_visible()
    example.button("Done editing").tap()
    expect(keys.row).to_have_count(0)


def test_row_not_shown_to_who_has_a_mouse(reader: Reader, fixture_site: str) -> None:
    example = reader.visit(fixture_site, viewport=PHONE).example(NAME)
    example.edit()
    expect(Keys(example).row).to_be_hidden()


def test_editor_asks_the_keyboard_for_no_help(example: Example) -> None:
    for name, value in {
        "autocorrect": "off",
        "autocapitalize": "off",
        "spellcheck": "false",
    }.items():
        expect(example.editor).to_have_attribute(name, value)


def test_long_press_left_to_the_browser_and_its_word_is_what_is_edited(
    visit: Visit, example: Example
) -> None:
    put(example, "first = second_word + third|")
    # Headless Chromium selects nothing by a long press: what systems do by one is done by hand.
    visit.page.evaluate(LONG_PRESS_WATCHED)
    word = example.editor.evaluate(WORD_SELECTED, "second_word")
    session = visit.context.new_cdp_session(visit.page)
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [word]})
    visit.page.evaluate("point => pressLong(point)", word)
    session.send("Input.dispatchTouchEvent", {"type": "touchCancel", "touchPoints": []})
    assert visit.page.evaluate("() => [...happened].sort()") == [
        "contextmenu: left alone",
        "selectstart: left alone",
        "touchstart: left alone",
    ]
    visit.page.wait_for_function("() => String(getSelection()) === 'second_word'")
    visit.page.keyboard.type("x")
    assert lines(example) == "first = x| + third"


def test_turning_the_phone_keeps_the_cursor_in_sight(
    visit: Visit, example: Example, keys: Keys
) -> None:
    put(example, "one\n" * 14 + "last|")
    visit.page.set_viewport_size({"width": PHONE["height"], "height": PHONE["width"]})
    visit.page.evaluate("() => showKeyboard(180)")
    last = example.editor.locator(".cm-line").last
    visit.page.wait_for_function(
        """([line, row]) => {
            const { top, bottom } = line.getBoundingClientRect();
            return top >= 0 && bottom <= row.getBoundingClientRect().top;
        }""",
        arg=[last.element_handle(), keys.row.element_handle()],
    )
    example.page.keyboard.type("!")
    assert lines(example).endswith("last!|")


@pytest.fixture(scope="module")
def firefox_reader(playwright: Playwright, program: Callable[[str], str]) -> Iterator[Reader]:
    """Opens pages in a Firefox that takes its mouse for a finger."""
    browser = playwright.firefox.launch(
        channel="moz-firefox",
        executable_path=program("firefox-esr"),
        firefox_user_prefs={"ui.primaryPointerCapabilities": 1},
    )
    reader = Reader(browser)
    yield reader
    reader.close()
    browser.close()


def test_firefox_row_works_and_leaves_the_focus(firefox_reader: Reader, fixture_site: str) -> None:
    options: dict[str, Any] = {"viewport": PHONE, "script": KEYBOARD}
    visit = firefox_reader.visit(fixture_site, **options)
    example = visit.example(NAME)
    example.edit()
    visit.page.evaluate("height => showKeyboard(height)", KEYBOARD_PX)
    keys = Keys(example)
    assert box(keys.row)[3] == PHONE["height"] - KEYBOARD_PX
    put(example, "print|")
    for name in ("Left parenthesis", "Double quote", "Hash"):
        keys.key(name).click()
        expect(example.editor).to_be_focused()
    assert lines(example) == 'print("#|")'
    keys.run.click()
    assert example.finish() == "#\n"
    assert firefox_reader.take_problems() == []
