"""What a page takes: phones end pages that want too much."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

import pytest
from handbook_build.bench.memory import renderers_mb
from handbook_build.pipeline.browsers import CHROMIUM_FLAGS
from playwright.sync_api import expect

from tests.browser.example import RUN_MS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Playwright, ViewportSize

FIFTEEN = "fixtures/fifteen/"
PHONE: ViewportSize = {"width": 390, "height": 844}
MAX_MB = 250
#: A program's garbage may stay for a moment: an idle page's collector comes within seconds.
SETTLED_S, EVERY_S = 15, 0.5


@pytest.fixture
def launch(
    playwright: Playwright, program: Callable[[str], str], tmp_path: Path
) -> Callable[[], BrowserContext]:
    """Start a browser whose processes can be found by its profile, the temporary folder."""
    return partial(
        playwright.chromium.launch_persistent_context,
        tmp_path,
        executable_path=program("chromium"),
        args=CHROMIUM_FLAGS,
        viewport=PHONE,
        has_touch=True,
        is_mobile=True,
    )


@pytest.mark.parametrize("visits", [1, 2], ids=["first-visit", "later-visit"])
def test_page_of_fifteen_examples_that_all_ran_takes_little_memory(
    launch: Callable[[], BrowserContext], fixture_site: str, tmp_path: Path, visits: int
) -> None:
    for _ in range(visits):
        with launch() as context:
            (page,) = context.pages
            page.goto(fixture_site + FIFTEEN)
            page.get_by_role("button", name="Run all examples of this page").tap()
            expect(page.get_by_text("All 15 examples ran.")).to_be_visible(timeout=RUN_MS)
            assert len(page.workers) == 1
            sizes = settled_mb(tmp_path)
    assert 50 < sizes[-1] < MAX_MB, sizes


def settled_mb(profile: Path) -> list[float]:
    """Return what the largest renderer took, every half second until that is little."""
    taken: list[float] = []
    end = time.monotonic() + SETTLED_S
    while time.monotonic() < end:
        sizes = renderers_mb(profile)
        assert sizes, "only Linux tells"
        taken.append(max(sizes))
        if taken[-1] < MAX_MB:
            break
        time.sleep(EVERY_S)  # no event tells when a collector has been there
    return taken
