"""Every page of the built site, on a phone and on a wide screen, in both themes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from tests.browser.axe import COLOURS, findings

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import ConsoleMessage, ViewportSize

    from tests.browser.conftest import Reader, Visit

PHONE: ViewportSize = {"width": 390, "height": 844}
WIDE: ViewportSize = {"width": 1280, "height": 900}
Theme = Literal["light", "dark"]

COMPLETE = """async () => {
    const programs = document.querySelector("py-example, py-exercise");
    if (programs) await customElements.whenDefined(programs.localName);
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
}"""
OVERFLOW = """() => {
    const root = document.scrollingElement;
    root.scrollLeft = 1000;
    const beyond = [root.scrollLeft, root.scrollWidth - innerWidth];
    root.scrollLeft = 0;
    return beyond;
}"""


# There are as many pages for frames as examples, and their lessons are looked at already.
ONE_OF = 25


def addresses(folder: Path) -> list[str]:
    """Return where all pages are, below the site's own address; of those for frames, a few."""
    pages = [page.relative_to(folder).as_posix() for page in folder.rglob("*.html")]
    found = sorted(name.removesuffix("index.html") for name in pages)
    embeds = [name for name in found if name.startswith("embed/")]
    others = [name for name in found if not name.startswith("embed/")]
    # The first shows nothing by itself.
    return [*others, *embeds[1::ONE_OF]]


def console_of(visit: Visit) -> list[str]:
    """Return a list to which everything is added that pages write to the console from now on."""
    said: list[str] = []

    def note(message: ConsoleMessage) -> None:
        said.append(f"{message.type}: {message.text} ({message.location['url']})")

    visit.context.on("console", note)
    return said


def wrong_with(visit: Visit, axe: str) -> list[str]:
    """Look at a page in both widths and themes.

    axe judges all of it once, and what a theme can change once more, where most of it is seen.
    """
    found = []
    looks: list[tuple[ViewportSize, Theme, list[str] | None]] = [
        (PHONE, "light", None),
        (PHONE, "dark", []),
        (WIDE, "light", []),
        (WIDE, "dark", COLOURS),
    ]
    for size, theme, rules in looks:
        visit.page.set_viewport_size(size)
        visit.page.emulate_media(color_scheme=theme)
        visit.page.evaluate(COMPLETE)
        where = f"{theme}, {size['width']} px"
        beyond = visit.page.evaluate(OVERFLOW)
        if beyond != [0, 0]:
            found.append(f"{where}: {beyond} beyond the screen")
        if rules != []:
            found += [f"{where}: {one}" for one in findings(visit, axe, rules)]
    return found


@pytest.mark.parametrize("part", range(4))
def test_every_page_fits_is_accessible_and_says_nothing_to_the_console(
    reader: Reader, handbook: str, handbook_folder: Path, axe: str, part: int
) -> None:
    visit = reader.visit(handbook, viewport=PHONE)
    said = console_of(visit)
    pages = addresses(handbook_folder)[part::4]
    assert len(pages) > 5
    found = {}
    for path in pages:
        visit.open(path)
        found[path] = wrong_with(visit, axe)
    assert {path: problems for path, problems in found.items() if problems} == {}
    assert said == []
