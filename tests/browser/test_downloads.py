"""Downloads of a section in the page: without JavaScript too, out of the way, moving nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Reader

CLOSURES = "functions/closures/"

#: Where the first paragraph is when the tools are not there yet, and where it is in the end.
WATCH = """addEventListener("DOMContentLoaded", () => {
    const top = () => document.querySelector(".prose p").getBoundingClientRect().top;
    const tools = document.querySelector("[data-page-tools]");
    window.before = top();
    new MutationObserver(() => { window.after = top(); }).observe(tools, { childList: true });
});"""


@pytest.mark.parametrize("name", ["Notebook", "Script", "Markdown"])
def test_download_without_javascript_gives_the_file(
    reader: Reader, handbook: str, name: str
) -> None:
    visit = reader.visit(handbook, CLOSURES, java_script_enabled=False)
    with visit.page.expect_download() as info:
        visit.page.get_by_role("main").get_by_role("link", name=name, exact=True).click()
    path = Path(info.value.path())
    text = path.read_text("utf-8")
    assert "cells-not-values" in text or name == "Notebook"
    suffixes = {"Notebook": ".ipynb", "Script": ".py", "Markdown": ".md"}
    assert info.value.suggested_filename == f"closures{suffixes[name]}"
    if name == "Notebook":
        assert "cells-not-values" in [cell["id"] for cell in json.loads(text)["cells"]]


@pytest.mark.parametrize("width", [360, 430, 1280])
def test_text_stays_where_it_is_when_tools_come(reader: Reader, handbook: str, width: int) -> None:
    viewport = {"width": width, "height": 844}
    visit = reader.visit(handbook, CLOSURES, viewport=viewport, script=WATCH)
    expect(visit.page.get_by_role("button", name="Run all")).to_be_visible()
    visit.page.wait_for_function("() => window.after !== undefined")
    before, after = visit.page.evaluate("[window.before, window.after]")
    assert abs(after - before) < 1


def test_finger_finds_each_download(reader: Reader, handbook: str) -> None:
    phone = {"width": 390, "height": 844}
    visit = reader.visit(handbook, CLOSURES, viewport=phone, has_touch=True)
    for name in ("Notebook", "Script", "Markdown"):
        link = visit.page.get_by_role("main").get_by_role("link", name=name, exact=True)
        box = link.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
