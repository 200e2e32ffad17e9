"""Links, headings, page variables, the manifest and what is written where."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from handbook_build.extension.consistency import THEME_IDS

from .conftest import CHAPTER
from .test_exercises import put

if TYPE_CHECKING:
    from .conftest import Built, Handbook

SECTION = "lessons/01-numbers/01-adding.md"


def test_only_the_pages_are_written(usual: tuple[Handbook, Built]) -> None:
    _, built = usual
    files = [path for path in built.dist.rglob("*") if path.is_file()]
    assert sorted(path.relative_to(built.dist).as_posix() for path in files) == [
        "404.html",
        "contents/index.html",
        "data/handbook.json",
        "data/names.json",
        "embed/adding-basics/example.json",
        "embed/adding-basics/index.html",
        "embed/index.html",
        "embed/minus/example.json",
        "embed/minus/index.html",
        "embedding/index.html",
        "exercises/index.html",
        "index.html",
        "licences/index.html",
        "numbers/adding/adding.ipynb",
        "numbers/adding/adding.md",
        "numbers/adding/adding.py",
        "numbers/adding/index.html",
        "numbers/index.html",
        "offline/index.html",
        "play/index.html",
        "repl/index.html",
        "terms/index.html",
        "your-work/index.html",
    ]


def test_headings_have_one_anchor_and_the_title_is_the_themes(
    usual: tuple[Handbook, Built],
) -> None:
    page = usual[1].html("numbers/adding")
    assert "<h1" not in page
    assert (
        '<section id="taking-away">\n<h2>Taking <code>away</code><a class="headerlink" '
        'href="#taking-away" aria-label="Link to this heading: Taking away">#</a></h2>'
    ) in page


def test_the_ids_of_the_theme_are_known() -> None:
    theme = Path(__file__).parents[3] / "site" / "theme"
    text = "".join(path.read_text("utf-8") for path in theme.rglob("*.html"))
    assert set(re.findall(r'\bid="([^"{]+)"', text)) == THEME_IDS


def test_a_link_to_a_section_is_plain_text_until_it_is_written(
    usual: tuple[Handbook, Built],
) -> None:
    page = usual[1].html("numbers/adding")
    assert "takes away; <span>The <code>int</code> Type</span> says" in page
    chapter = usual[1].html("numbers")
    assert '<a class="reference internal" href="adding/">' in chapter


def test_an_example_is_linked_from_another_page(handbook: Handbook) -> None:
    handbook.fill()
    handbook.write(
        "01-numbers/index.md",
        CHAPTER + "\n{example}`minus` {example}`this <minus>`\n\n"
        "```python name=more after=minus\nx = 1\n```\n",
    )
    built = handbook.build()
    assert built.errors == []
    page = built.html("numbers")
    assert 'href="adding/#minus"><code>minus</code></a>' in page
    assert 'href="adding/#minus"><span>this</span></a>' in page
    assert '{"after":"minus","afterPage":"adding/"}' in page


def test_a_table_stands_in_a_box_that_keys_can_scroll(handbook: Handbook) -> None:
    handbook.fill()
    handbook.write("01-numbers/index.md", CHAPTER + "\n| a |\n|---|\n| 1 |\n")
    built = handbook.build()
    assert built.errors == []
    (box,) = re.findall(r'<div class="table-box"([^>]*)>\s*<table', built.html("numbers"))
    assert box == ' role="group" aria-label="Table" tabindex="0"'


def test_a_page_is_told_where_it_stands(usual: tuple[Handbook, Built]) -> None:
    context = usual[1].context("numbers/adding")
    lesson, chapters = context["lesson"], context["handbook"]["chapters"]
    assert context["handbook"]["root"] == "../../"
    assert [chapter["label"] for chapter in chapters] == ["1", "2", "B"]
    assert [chapter["number"] for chapter in chapters] == [1, 2, None]
    assert [chapter["url"] for chapter in chapters] == ["../", None, None]
    first, second = chapters[0]["sections"]
    assert (first["url"], first["current"]) == ("./", True)
    assert (second["url"], second["title"]) == (None, "The `int` Type")
    assert first["subtopics"] == [{"id": None, "title": "Adding"}]
    assert (lesson["kind"], lesson["id"]) == ("section", "1.1")
    assert lesson["chapter"]["title"] == "Numbers"
    assert lesson["breadcrumbs"] == [
        {"title": "Home", "url": "../../"},
        {"title": "Numbers", "url": "../"},
    ]
    assert lesson["prev"] == {"title": "Numbers", "url": "../", "id": "1"}
    assert lesson["next"] is None
    assert (lesson["has_examples"], lesson["examples_count"]) == (True, 2)
    assert lesson["headings"] == [
        {"title": "Taking `away`", "anchor": "taking-away", "children": []}
    ]
    assert lesson["sources"] == [
        {
            "key": "py:library/functions#sum",
            "title": "Python documentation: library/functions#sum",
            "url": "https://docs.python.org/3.14/library/functions.html#sum",
        },
        {"key": "pep:8", "title": "PEP 8", "url": "https://peps.python.org/pep-0008/"},
    ]
    assert '"../../assets/handbook-1a2b.css"' in usual[1].html("numbers/adding")


def test_the_page_for_missing_pages_knows_the_sites_address(handbook: Handbook) -> None:
    dist = handbook.build().dist
    assert (dist / "404.html").read_text("utf-8").startswith("/ ")
    dist = handbook.build(handbook_publication={"base_url": "https://example.org/book/"}).dist
    text = (dist / "404.html").read_text("utf-8")
    assert text.startswith("/book/ ")
    assert "/book/assets/handbook-1a2b.css" in text


def test_a_page_outside_the_outline_has_its_name_as_address(handbook: Handbook) -> None:
    handbook.write("about.md", "---\nid: about\ntitle: About\nsummary: Us.\n---\n\nText.\n")
    built = handbook.build()
    assert built.errors == []
    assert built.context("about")["lesson"]["kind"] == "page"


def test_the_manifest_holds_every_lesson_and_example(usual: tuple[Handbook, Built]) -> None:
    data = usual[1].manifest()
    assert (data["version"], data["exercises"], data["consoles"]) == (1, [], [])
    assert [lesson["id"] for lesson in data["lessons"]] == ["home", "1", "1.1"]
    lesson: dict[str, Any] = data["lessons"][2]
    assert lesson["examples"] == ["adding-basics", "minus"]
    assert (lesson["path"], lesson["url"]) == (SECTION, "numbers/adding/")
    example = data["examples"][0]
    assert {key: example[key] for key in ("name", "lesson", "path", "line", "url")} == {
        "name": "adding-basics",
        "lesson": "1.1",
        "path": SECTION,
        "line": 10,
        "url": "numbers/adding/#adding-basics",
    }
    assert example["source"] == "print(1 + 1)\n"
    assert (example["output"], example["output_kind"], example["output_line"]) == (
        "2\n",
        "text",
        13,
    )
    assert example["digest"] == "e129241ca638617d"


def test_processes_and_repetition_do_not_change_a_byte(handbook: Handbook) -> None:
    handbook.fill()
    put(handbook)
    handbook.write("01-numbers/files/orders.csv", "1\n")
    example = "\n```python name=more files=orders.csv\n# fold\nx = 1\n# end fold\n```\n"
    handbook.write("01-numbers/index.md", CHAPTER + example)
    built = handbook.build()
    one, two = handbook.build("parallel", 2), handbook.build("again")
    assert one.errors == two.errors == built.errors == []
    for path in built.dist.rglob("*"):
        if path.is_file():
            name = path.relative_to(built.dist)
            data = path.read_bytes()
            assert (one.dist / name).read_bytes() == data, name
            assert (two.dist / name).read_bytes() == data, name


def test_an_unknown_asset_names_the_ones_there_are(handbook: Handbook) -> None:
    with pytest.raises(
        Exception, match=r"asks for the asset handbook\.css, which the build did not"
    ):
        handbook.build(handbook_assets={"handbook.js": "assets/handbook.js"})
