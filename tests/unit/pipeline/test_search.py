"""The index of the search, made by the real Pagefind of pages of a few lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from handbook_build.errors import StepError
from handbook_build.pipeline import pagefind, search
from handbook_build.pipeline.assets import Assets
from handbook_build.pipeline.naming import is_hashed

if TYPE_CHECKING:
    from handbook_build.pipeline.paths import Paths

OUTLINE = """title: Small Handbook
chapters:
- id: "1"
  title: Numbers
  slug: numbers
  sections:
  - {id: "1.1", title: Adding, slug: adding, subtopics: [{id: null, title: "`sum`"}]}
  - {id: "1.2", title: Metaclasses, slug: metaclasses, subtopics: [{id: 1.2.1, title: Slots}]}
"""
ASSETS = Assets("", [], {}, {"search-engine.js": "assets/search-engine-AAAAAAAA.js"}, [], [], {})


class Site:
    """Pages as Sphinx would have left them in ``dist``."""

    def __init__(self, paths: Paths) -> None:
        self.paths = paths
        self.lessons: dict[str, str] = {}
        paths.lessons.mkdir()
        (paths.lessons / "outline.yaml").write_text(OUTLINE)
        self.write("", "index", "Welcome to <code>functools.cache</code>.")
        self.write("numbers/adding/", "01-numbers/01-adding", "Adding exceptions.")

    def write(self, url: str, docname: str, text: str) -> None:
        self.lessons[url] = docname
        folder = self.paths.dist / url
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(f"<main><h1>A page</h1><p>{text}</p></main>")

    def build(self) -> dict[str, Any]:
        manifest = self.paths.dist / "data/handbook.json"
        manifest.parent.mkdir(exist_ok=True)
        lessons = [{"url": url, "docname": docname} for url, docname in self.lessons.items()]
        manifest.write_text(json.dumps({"lessons": lessons}))
        search.build(self.paths, ASSETS)
        start: dict[str, Any] = json.loads((self.paths.dist / "data/search.json").read_text())
        return start

    def times(self) -> dict[str, int]:
        files = (self.paths.dist / search.FOLDER).iterdir()
        return {path.name: path.stat().st_mtime_ns for path in files}


@pytest.fixture
def site(paths: Paths) -> Site:
    return Site(paths)


def test_build_names_every_file_by_its_bytes(site: Site) -> None:
    files = site.build()["files"]
    assert "wasm.en.pagefind" in files
    assert {f"assets/search/{name}" for name in site.times()} == set(files.values())
    assert [name for name in files.values() if not is_hashed(f"/{name}")] == []


def test_start_holds_the_contents_and_what_is_written(site: Site) -> None:
    start = site.build()
    assert start["engine"] == "assets/search-engine-AAAAAAAA.js"
    adding = ["1.1", "Adding", "numbers/adding/", [[None, "`sum`"]]]
    planned = ["1.2", "Metaclasses", None, [["1.2.1", "Slots"]]]
    assert start["contents"] == [["1", "Numbers", None, [adding, planned]]]


def test_words_are_listed_with_those_of_planned_titles(site: Site) -> None:
    path = site.paths.dist / site.build()["files"]["words.json"]
    listed = json.loads(path.read_text())
    assert listed[:2] == ["page", "adding"]
    assert {"functools", "cache", "exceptions", "metaclasses", "slots", "sum"} < set(listed)


def test_unchanged_pages_are_not_indexed_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    before = site.build(), site.times()
    monkeypatch.setattr(pagefind, "index", None)
    assert (site.build(), site.times()) == before


def test_a_changed_page_leaves_the_files_of_others(site: Site) -> None:
    start, before = site.build(), site.times()
    site.write("numbers/adding/", "01-numbers/01-adding", "Adding more.")
    changed = site.build()
    gone = set(start["files"].values()) - set(changed["files"].values())
    assert [name for name in gone if "wasm" in name] == []
    assert len([name for name in gone if "fragment" in name]) == 1
    after = site.times()
    assert all(after[name] == time for name, time in before.items() if name in after)
    assert gone.isdisjoint(f"assets/search/{name}" for name in after)


def test_a_page_that_is_gone_is_found_no_more(site: Site) -> None:
    site.build()
    del site.lessons["numbers/adding/"]
    start = site.build()
    assert len([name for name in start["files"] if "fragment" in name]) == 1
    assert start["contents"][0][3][0][2] is None


def test_a_lost_file_is_made_again(site: Site) -> None:
    path = site.paths.dist / site.build()["files"]["words.json"]
    path.unlink()
    site.build()
    assert path.is_file()


def test_index_without_pages_says_what_pagefind_says(paths: Paths) -> None:
    paths.cache.mkdir()
    with pytest.raises(StepError, match="Search: Pagefind says"):
        pagefind.index(paths.cache / "nothing", paths.cache / "made")
