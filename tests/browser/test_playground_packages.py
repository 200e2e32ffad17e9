"""Packages in the playground, those of the handbook and those of an index; in both engines."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import hosts
from tests.browser.example import RUN_MS
from tests.browser.playground import PLAY, Playground
from tests.browser.wheels import write_wheel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.browser.conftest import Reader

TOGETHER = "Together: 5.70\n"


@pytest.fixture(scope="module")
def index_site(
    fixture_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Path]]:
    """The address of a site that has a package index of its own, and the index's folder."""
    folder = tmp_path_factory.mktemp("index") / "site"
    shutil.copytree(fixture_folder, folder, copy_function=os.link)
    index = folder / "index"
    for name, tag in (("sayhello", "py3-none-any"), ("compiled", "cp314-cp314-linux_x86_64")):
        wheel = write_wheel(index / name, name, tag)
        html = f'<!doctype html><a href="{wheel.name}">{wheel.name}</a>'
        (wheel.parent / "index.html").write_text(html)
    with hosts.plain(folder) as address:
        yield address, index


def ask_for(play: Playground, name: str, index: str) -> None:
    """Ask for a package of an index."""
    play.open("Packages")
    play.packages.get_by_text("Package index", exact=True).click()
    field = play.packages.get_by_label("Address of the package index")
    field.fill(index)
    field.press("Tab")
    play.packages.get_by_label("Package", exact=True).fill(name)
    play.packages.get_by_role("button", name="Add").click()


def test_package_of_an_index_is_installed(readers: Reader, index_site: tuple[str, Path]) -> None:
    address, _ = index_site
    play = Playground(readers.visit(address, PLAY).page).wait()
    ask_for(play, "sayhello", f"{address}index")
    expect(play.packages).to_contain_text("sayhello will be looked for in the package index.")
    play.write("main.py", "import sayhello\nprint(sayhello.WORD)")
    assert play.run() == "installed\n"
    assert play.run() == "installed\n"


def test_module_that_is_missing_is_offered_from_the_index(
    readers: Reader, index_site: tuple[str, Path]
) -> None:
    address, _ = index_site
    play = Playground(readers.visit(address, PLAY).page).wait()
    ask_for(play, "typing-extensions", f"{address}index")
    play.write("main.py", "import sayhello\nprint(sayhello.WORD)")
    assert "ModuleNotFoundError" in play.run()
    play.button("Install sayhello and run again").click()
    expect(play.output).to_have_text("installed", timeout=RUN_MS)


def test_link_takes_packages_and_input_along_and_installs_nothing_by_itself(
    readers: Reader, index_site: tuple[str, Path]
) -> None:
    address, _ = index_site
    giver = Playground(readers.visit(address, PLAY).page).wait()
    ask_for(giver, "sayhello", f"{address}index")
    giver.write("main.py", "import sayhello\nprint(sayhello.WORD, input())")
    giver.open("Input")
    giver.page.get_by_role("textbox", name="Input of the program").fill("Ada")
    giver.button("Share these files").click()
    link = giver.dialog.get_by_role("textbox", name="Link").input_value()
    visit = readers.visit(address, PLAY + link.partition(PLAY)[2])
    taker = Playground(visit.page).wait()
    expect(taker.notices).to_contain_text("sayhello will be installed")
    taker.open("Packages")
    expect(taker.packages.get_by_role("listitem")).to_contain_text("sayhello")
    taker.packages.get_by_text("Package index", exact=True).click()
    taker.packages.get_by_label("Address of the package index").fill(f"{address}index")
    assert visit.watch.requested("index/sayhello") == []
    assert taker.run() == "Ada\ninstalled Ada\n"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("unheard", "The package index has no package “unheard” that can be read."),
        ("compiled", "“compiled” has no release that a browser can use"),
    ],
)
def test_package_that_cannot_be_had_says_why(
    readers: Reader, index_site: tuple[str, Path], name: str, says: str
) -> None:
    address, _ = index_site
    visit = readers.visit(address, PLAY)
    visit.watch.allow("404")
    play = Playground(visit.page).wait()
    ask_for(play, name, f"{address}index")
    play.write("main.py", "print('never')")
    result = play.run()
    assert says in result
    assert "never" not in result


def test_package_without_a_connection_says_so(
    readers: Reader, index_site: tuple[str, Path]
) -> None:
    address, _ = index_site
    visit = readers.visit(address, PLAY)
    visit.watch.allow("index/sayhello|Failed to load resource|ERR_|NetworkError")
    play = Playground(visit.page).wait()
    assert play.run() == TOGETHER
    ask_for(play, "sayhello", f"{address}index")
    visit.context.route("**/index/**", lambda route: route.abort("connectionfailed"))
    assert "the package index could not be reached. Check the connection." in play.run()


def test_vendored_packages_are_offered_and_need_no_index(play: Playground) -> None:
    play.open("Packages")
    expect(play.packages.locator("datalist option[value=rich]")).to_have_count(1)
    play.packages.get_by_label("Package", exact=True).fill("Typing_Extensions")
    play.packages.get_by_role("button", name="Add").click()
    expect(play.packages.get_by_role("listitem")).to_contain_text("comes with the handbook")
    play.write("main.py", "print(__import__('typing_extensions').__name__)")
    assert play.run() == "typing_extensions\n"
    play.open("Packages")
    play.packages.get_by_role("button", name="Remove Typing_Extensions").click()
    expect(play.packages.get_by_role("listitem")).to_have_count(0)
