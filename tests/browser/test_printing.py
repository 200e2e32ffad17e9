"""Much output: the page stays usable, shows the beginning, and keeps no more than it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Reader, Visit
    from tests.browser.example import Example

pytestmark = pytest.mark.usefixtures("shared_page")

# As in protocol.js.
MAX_SHOWN_LINES = 10_000
MAX_OUTPUT_BYTES = 16_000_000

BYTES_PER_LINE = 100
LINES = 180_000
KEPT_LINES = MAX_OUTPUT_BYTES // BYTES_PER_LINE


@pytest.fixture(scope="module")
def visit(shared_reader: Reader, fixture_site: str) -> Visit:
    """The section of programs that print much."""
    return shared_reader.visit(fixture_site, "fixtures/printing/")


@pytest.fixture
def example(visit: Visit) -> Callable[[str], Example]:
    """Find an example of that section."""
    return visit.example


def test_page_scrolls_while_a_program_prints_and_stop_ends_it(
    example: Callable[[str], Example],
) -> None:
    endless = example("prints-without-end")
    endless.start()
    expect(endless.whole.get_by_text("Only the first 10,000 lines")).to_be_visible(timeout=60_000)
    scrolled = endless.page.evaluate("""async () => {
        const seen = new Set();
        for (let frame = 0; frame < 20; frame += 1) {
            scrollBy({ top: frame < 10 ? 10 : -10, behavior: "instant" });
            await new Promise(requestAnimationFrame);
            seen.add(scrollY);
        }
        return seen.size;
    }""")
    assert scrolled >= 10
    expect(endless.output).to_have_attribute("aria-busy", "true")
    text = endless.stop()
    shown, _, traceback = text.partition("Traceback")
    lines = shown.splitlines()
    assert len(lines) == MAX_SHOWN_LINES
    assert lines[-1] == f"line {MAX_SHOWN_LINES}"
    assert traceback.endswith("KeyboardInterrupt\n")


def test_output_beyond_what_is_kept_counted_in_the_notice(
    example: Callable[[str], Example],
) -> None:
    long = example("prints-too-much")
    lines = long.run().splitlines()
    assert lines[0].startswith("000000 ")
    assert len(lines) == MAX_SHOWN_LINES
    notice = long.whole.get_by_text("Only the first 10,000 lines")
    expect(notice).to_contain_text(f"{LINES - KEPT_LINES:,} more lines were not kept.")
    with long.page.expect_download() as download:
        long.button("Download the output of").click()
    kept = download.value.path().read_text(encoding="utf-8")
    assert len(kept) == MAX_OUTPUT_BYTES
    assert kept.splitlines()[-1].startswith(f"{KEPT_LINES - 1:06} ")


def test_coloured_lines_reach_the_page_in_few_pieces(example: Callable[[str], Example]) -> None:
    coloured = example("prints-in-colours")
    coloured.page.evaluate("""() => {
        window.added = 0;
        new MutationObserver((changes) => {
            for (const { addedNodes } of changes) {
                for (const node of addedNodes) added += node instanceof Element;
            }
        }).observe(document, { childList: true, subtree: true });
    }""")
    assert coloured.run().splitlines()[-1] == "line 4999"
    expect(coloured.output.locator(".ansi-fg-3").first).to_have_text("line")
    assert coloured.output.locator(".ansi-fg-3").count() == 5_000 // 8
    assert coloured.page.evaluate("() => added") < 500


def test_line_without_an_end_shown_whole(example: Callable[[str], Example]) -> None:
    text = example("prints-one-line").run()
    assert text == "".join(f"{number:04} " for number in range(10_000))


def test_long_line_rewritten_from_its_middle(example: Callable[[str], Example]) -> None:
    text = example("rewrites-one-line").run()
    assert text == "0123456789" * 500 + "abc\nsecond line 🎉\n"


def test_long_line_stands_on_one_line(example: Callable[[str], Example]) -> None:
    rewriting = example("rewrites-one-line")
    rewriting.run()
    heights = rewriting.output.evaluate("""output => {
        const block = output.querySelector(".out-block");
        const line = parseFloat(getComputedStyle(block).lineHeight);
        return block.getBoundingClientRect().height / line;
    }""")
    assert round(heights) == 2
