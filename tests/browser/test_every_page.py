"""Every page of the handbook, as read: no wider than the screen, and axe-core finds nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import COLOURS, findings
from tests.browser.screen import WIDEST

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Reader


@pytest.mark.parametrize("width", [390, 1280])
def test_page_fits_and_has_no_findings_in_both_themes(
    reader: Reader, handbook: str, handbook_folder: Path, axe: str, width: int
) -> None:
    indexes = sorted(handbook_folder.rglob("index.html"))
    paths = [f"{index.parent.relative_to(handbook_folder).as_posix()}/" for index in indexes]
    visit = reader.visit(handbook, viewport={"width": width, "height": 844})
    found = {}
    for path in ["404.html", *paths]:
        visit.page.emulate_media(color_scheme="light")
        visit.open(path.removeprefix("./"))
        found[path] = findings(visit, axe)
        if visit.page.evaluate(WIDEST) != [0, width]:
            found[path].append("wider than the screen")
        visit.page.emulate_media(color_scheme="dark")
        found[path] += findings(visit, axe, COLOURS)
    assert {path: problems for path, problems in found.items() if problems} == {}
    assert {"./", "glossary/", "functions/closures/", "your-work/"} < found.keys()
