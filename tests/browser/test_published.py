"""What the pages of a site that is put online say of it, and what hosts can take."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.browser.conftest import Reader

BASE = "https://example.org/handbook/"
NO_PLACE = {"404.html"}


@pytest.fixture(scope="module")
def pages(online_folder: Path) -> dict[str, str]:
    """The pages of a site with an address of its own, by their addresses below it.

    Those that stand in frames are not to be found by themselves.
    """
    site = online_folder / "handbook"
    found = {
        path.relative_to(site).as_posix().removesuffix("index.html"): path.read_text("utf-8")
        for path in site.rglob("*.html")
    }
    return {address: html for address, html in found.items() if not address.startswith("embed/")}


def described(html: str) -> Iterator[tuple[str, str]]:
    """Yield the names and values of a page's meta elements and links."""
    for name, value in re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', html):
        yield name, unescape(value)
    for name, value in re.findall(r'<link rel="(\w+)"[^>]* href="([^"]*)">', html):
        yield name, unescape(value)


def test_every_page_has_its_address_title_description_and_picture(
    pages: dict[str, str], online_folder: Path
) -> None:
    assert len(pages) > 10
    for address, html in pages.items():
        said = dict(described(html))
        assert said["description"] == said["og:description"] != ""
        assert said["og:title"] != ""
        if address not in NO_PLACE:
            assert said["canonical"] == said["og:url"] == BASE + address
        card = said["og:image"].removeprefix(BASE)
        assert (online_folder / "handbook" / card).read_bytes().startswith(b"\x89PNG")
        # A clone without the history of git has none
        assert ("alternate" in said) == (online_folder / "handbook" / "changes.xml").is_file()
        width, height = said["og:image:width"], said["og:image:height"]
        assert (width, height) == ("1200", "630")


def test_the_picture_has_the_size_that_pages_say(online_folder: Path) -> None:
    header = (online_folder / "handbook" / "card.png").read_bytes()[:24]
    assert (int.from_bytes(header[16:20]), int.from_bytes(header[20:])) == (1200, 630)


def test_the_sitemap_has_every_page_that_is_one(pages: dict[str, str], online_folder: Path) -> None:
    tree = ElementTree.parse(online_folder / "handbook" / "sitemap.xml")
    found = {str(element.text).removeprefix(BASE) for element in tree.iter() if element.text}
    found.discard("\n")
    assert found == pages.keys() - NO_PLACE - {"your-work/", "offline/"}


def test_pages_of_a_site_without_an_address_name_none(handbook_folder: Path) -> None:
    for name in ("sitemap.xml", "robots.txt", "changes.xml"):
        assert not (handbook_folder / name).exists()
    html = (handbook_folder / "functions" / "closures" / "index.html").read_text("utf-8")
    names = {name for name, _ in described(html)}
    assert not names & {"canonical", "og:url", "og:title", "alternate"}
    assert "description" in names


def test_every_example_and_exercise_can_be_reported_with_its_name_and_build(
    reader: Reader, handbook: str
) -> None:
    visit = reader.visit(handbook, "functions/closures/")
    build = visit.page.locator("footer code.build").inner_text()
    programs = visit.page.locator("py-example, py-exercise")
    reports = visit.page.get_by_role("link", name=re.compile("^Report a mistake in "))
    expect(reports).to_have_count(programs.count())
    for report, name in zip(
        reports.all(), programs.evaluate_all("all => all.map(one => one.id)"), strict=True
    ):
        fields = parse_qs(urlsplit(report.get_attribute("href") or "").query)
        assert fields["title"] == [f"Mistake in {name}"]
        assert fields["body"] == [f"Place: functions/closures/#{name}\nBuild: {build}\n\n"]


def test_a_page_can_be_reported_without_javascript(reader: Reader, handbook: str) -> None:
    visit = reader.visit(handbook, "functions/closures/", java_script_enabled=False)
    footer = visit.page.get_by_role("contentinfo")
    build = footer.locator("code.build").inner_text()
    assert re.fullmatch("[0-9a-f]{12}", build)
    address = footer.get_by_role("link", name="Report a mistake").get_attribute("href")
    fields = parse_qs(urlsplit(address or "").query)
    assert fields["body"] == [f"Place: functions/closures/\nBuild: {build}\n\n"]
    expect(footer.get_by_role("link", name="Source")).to_be_visible()


@pytest.mark.parametrize("width", [360, 390, 430])
@pytest.mark.parametrize("edited", [False, True])
def test_the_controls_of_an_example_fit_a_phone(
    reader: Reader, handbook: str, width: int, edited: bool
) -> None:
    visit = reader.visit(
        handbook,
        "functions/closures/",
        viewport={"width": width, "height": 740},
        has_touch=True,
        is_mobile=True,
    )
    example = visit.example("closures-basics")
    expect(example.controls).to_be_visible()
    if edited:
        example.edit()
        example.append("print()")
        expect(example.controls).to_contain_text("edited")
    room = example.controls.evaluate("bar => bar.clientWidth - bar.scrollWidth")
    assert room == 0


def test_the_site_is_small_enough_for_every_host(handbook_folder: Path) -> None:
    sizes = [path.stat().st_size for path in handbook_folder.rglob("*") if path.is_file()]
    # Of Cloudflare Pages, the strictest: https://developers.cloudflare.com/pages/platform/limits/
    assert max(sizes) <= 25 * 2**20
    assert len(sizes) <= 20_000
