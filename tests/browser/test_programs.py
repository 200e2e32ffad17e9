"""What programs print, ask and show; in pages that the tests of this file share."""

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
    """The section of programs, with Python started."""
    visit = shared_reader.visit(fixture_site, "fixtures/programs/")
    visit.example("prints-nothing").run()
    return visit


@pytest.fixture
def example(visit: Visit) -> Callable[[str], Example]:
    """Find an example of that section."""
    return visit.example


def test_input_typed_answers_echoed_in_their_lines(example: Callable[[str], Example]) -> None:
    asking = example("asks-twice")
    asking.start()
    expect(asking.field).to_have_accessible_name("Name? (answer to asks-twice)")
    expect(asking.field).to_be_focused()
    asking.page.keyboard.type("Grace")
    asking.page.keyboard.press("Enter")
    expect(asking.field).to_have_accessible_name("Age? (answer to asks-twice)")
    expect(asking.field).to_be_focused()
    asking.page.keyboard.type("85")
    asking.page.keyboard.press("Enter")
    assert asking.finish() == "Name? Grace\nAge? 85\nGrace is 85\n"
    expect(asking.field).to_have_count(0)


def test_input_send_button_answers(example: Callable[[str], Example]) -> None:
    asking = example("asks-twice")
    asking.start()
    for answer in ("Linus", "7"):
        asking.field.fill(answer)
        asking.button("Send the answer to").click()
        expect(asking.output).to_contain_text(f"? {answer}")
    assert asking.finish().endswith("Linus is 7\n")


def test_input_ended_by_reader_ends_stdin(example: Callable[[str], Example]) -> None:
    asking = example("asks-to-the-end")
    asking.start()
    for number in ("20", "22"):
        asking.field.fill(number)
        asking.field.press("Enter")
        expect(asking.output).to_contain_text(number)
    asking.field.press("Control+d")
    asking.wait_for_text("total 42")
    asking.button("End input of").click()
    assert asking.finish().endswith("total 42\nmore? no more\n")


def test_streams_mixed_keep_their_order(example: Callable[[str], Example]) -> None:
    mixed = example("two-streams")
    lines = [f"{stream} {step}" for step in range(3) for stream in ("out", "err")]
    assert mixed.run().splitlines() == [*lines, "the end"]
    expect(mixed.output.locator(".out-stderr").first).to_have_text("err 0\n")


def test_last_expression_shown_on_a_line_of_its_own(example: Callable[[str], Example]) -> None:
    ending = example("last-value")
    assert ending.run() == "'BONJOUR'\n"
    expect(ending.output.locator(".out-value")).to_have_text("'BONJOUR'")


def test_displayhook_of_a_program_not_called_without_a_value(
    example: Callable[[str], Example],
) -> None:
    assert example("own-displayhook").run() == ""


def test_ansi_colours_rendered(example: Callable[[str], Example]) -> None:
    coloured = example("colours")
    assert coloured.run() == "alarm and calm\n"
    expect(coloured.output.get_by_text("alarm", exact=True)).to_have_class(
        "out-stdout ansi-bold ansi-fg-1"
    )
    colours = {
        coloured.output.get_by_text(word).evaluate("e => getComputedStyle(e).color")
        for word in ("alarm", "calm", "and")
    }
    assert len(colours) == 3


def test_program_that_prints_nothing_says_so(example: Callable[[str], Example]) -> None:
    quiet = example("prints-nothing")
    assert quiet.run() == ""
    expect(quiet.output).to_have_text("It printed nothing.")


def test_top_level_await_awaited(example: Callable[[str], Example]) -> None:
    assert example("awaits").run() == "42\n[42, 42]\n"


def test_asyncio_run_runs(example: Callable[[str], Example]) -> None:
    assert example("asyncio-run").run() == "from asyncio.run\n"


def test_ten_thousand_lines_shown_soon_and_page_responsive(
    example: Callable[[str], Example],
) -> None:
    long = example("many-lines")
    long.page.evaluate("""() => {
        const seen = window.frames_seen = { longest: 0, going: true };
        let last = performance.now();
        const frame = (now) => {
            seen.longest = Math.max(seen.longest, now - last);
            last = now;
            if (seen.going) requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
    }""")
    long.start()
    lines = long.finish().splitlines()
    longest_ms = long.page.evaluate("() => (frames_seen.going = false, frames_seen.longest)")
    assert len(lines) == 10_000
    assert lines[-1] == "the last line"
    assert longest_ms < 3_000
    expect(long.button("Download the output of")).to_be_hidden()


def test_output_beyond_the_cap_cut_with_notice_and_download(
    example: Callable[[str], Example],
) -> None:
    long = example("too-many-lines")
    text = long.run()
    shown, _, traceback = text.partition("Traceback")
    assert len(shown.splitlines()) == 10_000
    assert "ZeroDivisionError" in traceback
    expect(long.whole.get_by_text("Only the first 10,000 lines")).to_be_visible()
    with long.page.expect_download() as download:
        long.button("Download the output of").click()
    assert download.value.suggested_filename == "too-many-lines-output.txt"
    whole = download.value.path().read_text(encoding="utf-8")
    assert "line 29999\nthe last line\n" in whole
    assert "ZeroDivisionError" in whole


def test_display_svg_shown_as_named_picture_in_order(example: Callable[[str], Example]) -> None:
    drawn = example("shows-svg")
    assert drawn.run() == "before\nafter\n"
    picture = drawn.output.get_by_role("img", name="A circle", exact=True)
    expect(picture).to_be_visible()
    assert picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") == 40
    before, after = (drawn.output.get_by_text(word).bounding_box() for word in ("before", "after"))
    box = picture.bounding_box()
    assert before and box and after
    assert before["y"] < box["y"] < after["y"]


def test_display_png_shown_as_picture(example: Callable[[str], Example]) -> None:
    shown = example("shows-png")
    shown.run()
    picture = shown.output.get_by_role("img", name="Picture made by shows-png")
    assert picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") == 1


def test_display_markdown_formatted_without_its_html(example: Callable[[str], Example]) -> None:
    noted = example("shows-markdown")
    noted.run()
    expect(noted.output.locator("strong")).to_have_text("strong")
    expect(noted.output.get_by_role("listitem")).to_have_text(["one", "<script>two</script>"])
    expect(noted.output.locator("script")).to_have_count(0)


def test_display_html_reaches_neither_page_nor_network(
    example: Callable[[str], Example], visit: Visit
) -> None:
    shown = example("shows-html")
    visit.watch.allow("Content Security Policy|sandboxed")  # how Chromium reports its refusals
    title = visit.page.title()
    shown.run()
    frame_element = shown.output.locator("iframe")
    expect(frame_element).to_have_attribute("title", "HTML made by shows-html")
    expect(frame_element).to_have_attribute("sandbox", "allow-scripts")
    frame = shown.output.frame_locator("iframe")
    expect(frame.get_by_text("inside")).to_be_visible()
    frame.get_by_role("link", name="leave").click()
    expect(frame.get_by_text("inside")).to_be_visible()
    origin = frame.get_by_text("inside").evaluate("() => self.origin")
    assert origin == "null"
    assert visit.page.title() == title
    assert visit.page.evaluate("() => window.escaped === undefined")


def test_source_of_a_run_readable_by_inspect(example: Callable[[str], Example]) -> None:
    assert example("own-source").run() == "def double(number):\n    return number * 2\n"


def test_runtime_is_pyscript(example: Callable[[str], Example], visit: Visit) -> None:
    assert example("under-pyscript").run() == "polyscript\n"
    assert visit.watch.requested("/core.js")


def test_import_of_missing_package_ends_in_traceback(example: Callable[[str], Example]) -> None:
    text = example("missing-package").run()
    assert text.endswith("ModuleNotFoundError: No module named 'numpy'\n")
    assert "missing-package.py" in text


def test_syntax_error_marked_where_it_is(example: Callable[[str], Example]) -> None:
    wrong = example("bad-syntax")
    text = wrong.run()
    assert 'File "bad-syntax.py", line 2' in text
    assert text.endswith("SyntaxError: invalid syntax\n")
    assert wrong.marked() == ")"
    assert wrong.marked_line() == "print(total +)"


def test_error_after_wide_characters_marked_exactly(example: Callable[[str], Example]) -> None:
    wide = example("wide-line")
    assert "NameError" in wide.run()
    assert wide.marked() == "missing"
    assert wide.marked_line().startswith('text = "ä" * 3')
