"""The files for programs that read the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from handbook_build.pipeline import crawling

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://example.org/a&b/"


def lesson(kind: str, id: str, title: str, url: str) -> dict[str, Any]:
    return {"kind": kind, "id": id, "title": title, "url": url, "summary": f"About {title}."}


LESSONS = [
    lesson("home", "home", "Welcome", ""),
    lesson("chapter", "1", "Numbers", "numbers/"),
    lesson("section", "1.1", "Adding", "numbers/adding/"),
    lesson("section", "2.1", "Letters", "texts/letters/"),
    lesson("page", "glossary", "Glossary", "glossary/"),
]


def test_sitemap_names_every_page_that_somebody_may_look_for() -> None:
    tree = ElementTree.fromstring(crawling.sitemap(BASE, LESSONS).encode())
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    found = [element.text or "" for element in tree.findall("s:url/s:loc", space)]
    assert found[:3] == [BASE, f"{BASE}numbers/", f"{BASE}numbers/adding/"]
    assert f"{BASE}contents/" in found
    assert not [address for address in found if "404" in address or "your-work" in address]


def test_robots_may_read_everything() -> None:
    assert crawling.robots(BASE).splitlines() == [
        "User-agent: *",
        "Disallow:",
        "",
        f"Sitemap: {BASE}sitemap.xml",
    ]


def test_llms_lists_lessons_by_chapter_with_relative_links(tmp_path: Path) -> None:
    text = crawling.llms({"title": "Small Handbook", "lessons": LESSONS}, "", tmp_path)
    assert text.splitlines() == [
        "# Small Handbook",
        "",
        "> About Welcome.",
        "",
        "## Numbers",
        "",
        "- [1 Numbers](numbers/): About Numbers.",
        "- [1.1 Adding](numbers/adding/): About Adding.",
        "",
        "## Chapter 2",
        "",
        "- [2.1 Letters](texts/letters/): About Letters.",
        "",
        "## Optional",
        "",
        "- [Glossary](glossary/): About Glossary.",
    ]


def test_llms_links_the_markdown_of_a_lesson_that_has_one(tmp_path: Path) -> None:
    (tmp_path / "numbers" / "adding").mkdir(parents=True)
    (tmp_path / "numbers" / "adding" / "adding.md").touch()
    text = crawling.llms({"title": "Small", "lessons": LESSONS}, BASE, tmp_path)
    assert f"- [1.1 Adding]({BASE}numbers/adding/adding.md): About Adding." in text
    assert f"- [1 Numbers]({BASE}numbers/): About Numbers." in text
