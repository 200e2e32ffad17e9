"""Reading, with nothing run: width, themes, no JavaScript, what is loaded, other hosts."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import hosts
from tests.browser.screen import WIDEST

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator

    from tests.browser.conftest import Reader, Visit

CLOSURES = "functions/closures/"
PHONE = {"width": 390, "height": 844}
# Narrower than this, in pixels, the bar at the top has no room for links: they are in the menu.
PHONE_BELOW = 640
# What a page may cost that is only read, with what it keeps for later: all of it, compressed.
MAX_PAGE_BYTES = 60_000
# What a page that is only read keeps, for a visit without a connection.
IS_KEPT = """async () => {
    const visited = await caches.match(location.href, { cacheName: "handbook-visited" });
    const list = await caches.match(new URL("/assets.json", location.href).href);
    return Boolean(visited && list && navigator.serviceWorker.controller);
}"""
KEPT = """async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const keys = await Promise.all(caches_.map((cache) => cache.keys()));
    return keys.flat().map(({ url }) => url);
}"""
RUNTIME = re.compile(r"assets/(pyodide|pyscript|interpreter|worker|python|site-runtime)-|\.zip")
EDITOR = "assets/editor"


def header_link(visit: Visit, name: str) -> Locator:
    """Return a link of the bar at the top of the page."""
    return visit.page.get_by_role("banner").get_by_role("link", name=name, exact=True)


@pytest.mark.parametrize("width", [320, 390, 700, 1280])
def test_exercises_found_in_the_header_or_the_menu(
    reader: Reader, handbook: str, width: int
) -> None:
    visit = reader.visit(handbook, CLOSURES, viewport={"width": width, "height": 844})
    if width < PHONE_BELOW:
        expect(header_link(visit, "Exercises")).to_be_hidden()
        visit.page.get_by_role("button", name="Menu").click()
        menu = visit.page.get_by_role("navigation", name="Chapters")
        link = menu.get_by_role("link", name="Exercises", exact=True)
        expect(menu.get_by_role("button", name="Close")).to_be_in_viewport(ratio=1)
    else:
        link = header_link(visit, "Exercises")
    assert visit.page.evaluate(WIDEST) == [0, width]
    link.click()
    expect(visit.page).to_have_url(f"{handbook}exercises/")


def test_phone_long_lines_scroll_within_their_example(reader: Reader, fixture_site: str) -> None:
    visit = reader.visit(fixture_site, "fixtures/programs/", viewport=PHONE)
    wide = visit.example("wide-line")
    assert "NameError" in wide.run()
    assert visit.page.evaluate(WIDEST) == [0, PHONE["width"]]
    wide.edit()
    assert visit.page.evaluate(WIDEST) == [0, PHONE["width"]]


def test_static_code_and_console_readable_and_not_runnable(
    reader: Reader, fixture_site: str
) -> None:
    visit = reader.visit(fixture_site)
    main = visit.page.get_by_role("main")
    expect(visit.example("edited-later").button("Run")).to_be_visible()
    static = main.get_by_role("figure").filter(has_text="import printer")
    expect(static).to_contain_text("it would need a printer")
    console = main.get_by_role("figure").filter(has_text="$ python3 --version")
    expect(console).to_contain_text("Python 3.14.2")
    expect(main.get_by_role("figure").get_by_role("button")).to_have_count(0)


def test_phone_menu_opens_the_chapters_and_closes(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook, CLOSURES, viewport=PHONE)
    chapters = visit.page.get_by_role("navigation", name="Chapters")
    expect(chapters).to_be_hidden()
    visit.page.get_by_role("button", name="Menu").click()
    expect(chapters.get_by_role("link", name="Closures")).to_have_attribute("aria-current", "page")
    chapters.get_by_role("button", name="Close").click()
    expect(chapters).to_be_hidden()


def test_dark_theme_chosen_changes_the_code_and_stays(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook, CLOSURES, color_scheme="light")
    keyword = visit.example("closures-basics").code.get_by_text("return").first
    colours = "e => [getComputedStyle(e).color, getComputedStyle(document.body).backgroundColor]"
    light = keyword.evaluate(colours)
    visit.page.get_by_role("combobox", name="Theme").select_option("Dark")
    dark = keyword.evaluate(colours)
    assert light[0] != dark[0]
    assert light[1] != dark[1]
    visit.open("contents/")
    expect(visit.page.get_by_role("combobox", name="Theme")).to_have_value("dark")
    visit.open(CLOSURES)
    assert keyword.evaluate(colours) == dark
    visit.page.get_by_role("combobox", name="Theme").select_option("Auto")
    assert keyword.evaluate(colours) == light


def test_dark_theme_of_the_system_followed(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook, CLOSURES, color_scheme="dark")
    background = "() => getComputedStyle(document.body).backgroundColor"
    dark = visit.page.evaluate(background)
    visit.page.emulate_media(color_scheme="light")
    assert visit.page.evaluate(background) != dark


def test_no_javascript_code_and_output_readable_and_no_dead_button(
    reader: Reader, handbook: str
) -> None:
    visit = reader.visit(handbook, CLOSURES, java_script_enabled=False)
    expect(visit.page.get_by_label("Python code: closures-basics")).to_contain_text("cellar(40)")
    output = visit.page.get_by_label("Recorded output of closures-basics")
    expect(output).to_be_visible()
    expect(output).to_have_text("False True\n")
    expect(
        visit.page.get_by_role("button", name=re.compile("^(Run|Edit|Reset|Copy)"))
    ).to_have_count(0)
    expect(visit.page.get_by_role("combobox", name="Theme")).to_have_count(0)
    header_link(visit, "Contents").click()
    expect(visit.page.get_by_role("heading", level=1)).to_be_visible()


def test_page_left_alone_loads_no_runtime_and_little_else(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook, CLOSURES)
    expect(visit.example("closures-basics").button("Run")).to_be_visible()
    visit.wait_until(IS_KEPT)
    visit.page.wait_for_load_state("networkidle")
    assert [request.url for request in visit.watch.requests if RUNTIME.search(request.url)] == []
    assert visit.watch.requested(EDITOR) == []
    kept = visit.page.evaluate(KEPT)
    assert [address for address in kept if RUNTIME.search(address)] == []
    addresses = {request.url for request in visit.watch.requests} | set(kept)
    assert {f"{handbook}service-worker.js", f"{handbook}assets.json"} <= addresses
    bodies = [visit.page.request.get(address).body() for address in sorted(addresses)]
    assert len(bodies) >= 5
    assert sum(len(gzip.compress(body, 9, mtime=0)) for body in bodies) <= MAX_PAGE_BYTES


def test_hover_starts_loading_editor_and_python(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook, CLOSURES)
    basics = visit.example("closures-basics")
    expect(basics.button("Run")).to_be_visible()
    with (
        visit.page.expect_request(re.compile("assets/pyscript-.*/core")),
        visit.page.expect_request(re.compile(EDITOR)),
    ):
        basics.code.hover()


def test_focus_starts_loading_python(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook, CLOSURES)
    with visit.page.expect_request(re.compile("assets/pyscript-.*/core")):
        visit.example("closures-basics").button("Run").focus()


def test_site_below_a_prefix_runs(reader: Reader, handbook_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "some").mkdir()
    (tmp_path / "some/prefix").symlink_to(handbook_folder, target_is_directory=True)
    with hosts.plain(tmp_path) as address:
        visit = reader.visit(f"{address}some/prefix/")
        assert visit.example("home-hello").run().startswith(" " * 20 + "▲")
        header_link(visit, "Contents").click()
        visit.page.get_by_role("main").get_by_role("link", name="Closures").click()
        expect(visit.page).to_have_url(f"{address}some/prefix/{CLOSURES}")
        expect(visit.example("closures-basics").button("Run")).to_be_visible()
        reader.close()


def test_contents_link_what_is_written_only(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook, "contents/")
    main = visit.page.get_by_role("main")
    expect(main.get_by_role("link", name="Closures")).to_have_count(1)
    expect(main.get_by_text("Using pyenv")).to_be_visible()
    expect(main.get_by_role("link", name="Using pyenv")).to_have_count(0)
    addresses = main.get_by_role("link").evaluate_all("links => links.map(link => link.href)")
    for address in addresses:
        assert visit.page.request.get(address).ok, address


def test_every_link_of_the_section_leads_somewhere(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook, CLOSURES)
    addresses = visit.page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")
    ours = {address.partition("#")[0] for address in addresses if address.startswith(handbook)}
    for address in sorted(ours):
        assert visit.page.request.get(address).ok, address
    missing = visit.page.evaluate("""() => [...document.querySelectorAll('a[href^="#"]')]
        .filter(link => !document.getElementById(decodeURIComponent(link.hash.slice(1))))
        .map(link => link.hash)""")
    assert missing == []


def test_unknown_address_gives_the_site_s_own_page(reader: Reader, handbook: str) -> None:
    def expect_404(visit: Visit) -> None:
        visit.watch.allow(r"404 .*/no/such/page/\)$")

    visit = reader.visit(handbook, "no/such/page/", before=expect_404)
    header_link(visit, "Contents").click()
    expect(visit.page).to_have_url(f"{handbook}contents/")
