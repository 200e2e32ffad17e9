"""Builds after builds: what is read again, what is written again, what is removed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from handbook_build.extension.downloads import FORMATS
from handbook_build.extension.navigation import GENERATED

from .conftest import ADDING, CHAPTER, HOME, OUTLINE
from .test_exercises import FILES, FOLDER, TASK, put

if TYPE_CHECKING:
    from .conftest import Built, Handbook

SECOND = """---
id: "1.2"
title: The `int` Type
summary: Whole numbers.
sources: [py:library/functions]
---

Text.
"""


#: What is written with the page of 1.1.
DOWNLOADS = {f"numbers/adding/adding{suffix}" for suffix in FORMATS}


def age(built: Built) -> None:
    """Set every file's time back, for `written`."""
    for path in built.dist.rglob("*"):
        if path.is_file():
            os.utime(path, ns=(1, 1))


def written(built: Built) -> set[str]:
    """Return the files written since `age`."""
    files = [path for path in built.dist.rglob("*") if path.is_file()]
    return {
        path.relative_to(built.dist).as_posix() for path in files if path.stat().st_mtime_ns > 1
    }


def test_an_unchanged_handbook_is_neither_read_nor_written(handbook: Handbook) -> None:
    handbook.fill()
    age(handbook.build())
    again = handbook.build()
    assert (again.read, written(again)) == ([], set())


def test_a_changed_text_writes_its_page_alone(handbook: Handbook) -> None:
    handbook.fill()
    age(handbook.build())
    handbook.write("01-numbers/01-adding.md", ADDING.replace("Plus adds", "Plus sums"))
    again = handbook.build()
    assert again.read == ["01-numbers/01-adding"]
    assert written(again) == {"numbers/adding/index.html", *DOWNLOADS}


def test_a_new_page_is_linked_from_all_others(handbook: Handbook) -> None:
    handbook.fill()
    handbook.build()
    handbook.write("01-numbers/02-int-type.md", SECOND)
    again = handbook.build()
    assert again.read == ["01-numbers/02-int-type"]
    context = again.context("numbers/adding")
    assert context["lesson"]["next"] == {
        "title": "The `int` Type",
        "url": "../int-type/",
        "id": "1.2",
    }
    assert '<a class="reference internal" href="../int-type/">' in again.html("numbers/adding")
    assert '"../numbers/int-type/"' in again.html("contents")


def test_a_removed_page_leaves_nothing(handbook: Handbook) -> None:
    handbook.fill()
    handbook.write("01-numbers/02-int-type.md", SECOND)
    handbook.build()
    (handbook.lessons / "01-numbers/02-int-type.md").unlink()
    again = handbook.build()
    assert not (again.dist / "numbers/int-type").exists()
    assert again.context("numbers/adding")["lesson"]["next"] is None
    assert [lesson["id"] for lesson in again.manifest()["lessons"]] == ["home", "1", "1.1"]


def test_a_new_slug_moves_the_page(handbook: Handbook) -> None:
    handbook.fill()
    handbook.build()
    handbook.write("outline.yaml", OUTLINE.replace("slug: adding", "slug: plus"))
    (handbook.lessons / "01-numbers/01-adding.md").rename(
        handbook.lessons / "01-numbers/01-plus.md"
    )
    again = handbook.build()
    assert again.errors == []
    assert not (again.dist / "numbers/adding").exists()
    assert (again.dist / "numbers/plus/index.html").is_file()


def test_a_new_title_in_the_outline_reads_every_page(handbook: Handbook) -> None:
    handbook.fill()
    handbook.build()
    handbook.write("outline.yaml", OUTLINE.replace("title: Numbers", "title: Digits"))
    again = handbook.build()
    assert [error.split(". ")[0] for error in again.errors] == [
        'lessons/01-numbers/index.md:3: The title is "Numbers", but the outline calls 1 "Digits"'
    ]


def test_an_example_that_moves_takes_its_links_along(handbook: Handbook) -> None:
    handbook.fill()
    handbook.write("index.md", HOME + "\n{example}`minus`\n")
    handbook.build()
    moved = "\n```python name=minus after=adding-basics\nprint(2 - 1)\n```\n"
    handbook.write("01-numbers/01-adding.md", ADDING.partition("```python name=minus")[0])
    handbook.write("01-numbers/index.md", CHAPTER + moved)
    again = handbook.build()
    assert again.errors == []
    assert 'href="numbers/#minus"' in again.html("")


def test_a_mended_mistake_is_gone(handbook: Handbook) -> None:
    handbook.fill()
    handbook.write("index.md", HOME + "\n{example}`later`\n")
    assert len(handbook.build().errors) == 1
    handbook.write("01-numbers/index.md", CHAPTER + "\n```python name=later\nx = 1\n```\n")
    again = handbook.build()
    assert again.errors == []
    assert 'href="numbers/#later"' in again.html("")


def test_new_assets_write_every_page(handbook: Handbook) -> None:
    handbook.fill()
    age(handbook.build())
    again = handbook.build(handbook_assets={"handbook.css": "assets/handbook-ffff.css"})
    assert again.read == []
    assert "../../assets/handbook-ffff.css" in again.html("numbers/adding")


def test_a_lost_file_is_written_again(handbook: Handbook) -> None:
    handbook.fill()
    built = handbook.build()
    (built.dist / "numbers/adding/index.html").unlink()
    assert 'id="minus"' in handbook.build().html("numbers/adding")


def test_a_changed_recording_reads_its_page_again(handbook: Handbook) -> None:
    handbook.write("01-numbers/recorded/t.html", "<b>1</b>")
    handbook.section("```python name=t\nx = 1\n```\n```output html\nrecorded/t.html\n```\n")
    handbook.build()
    handbook.write("01-numbers/recorded/t.html", "<b>2</b>")
    assert "&lt;b&gt;2&lt;/b&gt;" in handbook.build().html("numbers/adding")


def test_any_file_of_an_exercise_reads_its_page_again(handbook: Handbook) -> None:
    put(handbook)
    handbook.write("01-numbers/index.md", CHAPTER)
    handbook.build()
    for name, text in FILES.items():
        handbook.write(f"{FOLDER}/{name}", f"{text}\n")
        assert handbook.build().read == ["01-numbers/01-adding"], name
    handbook.write(f"{FOLDER}/wrong/new.py", "x = 1\n")
    assert handbook.build().read == ["01-numbers/01-adding"]
    (handbook.lessons / FOLDER / "wrong/new.py").unlink()
    assert handbook.build().read == ["01-numbers/01-adding"]
    age(handbook.build())
    again = handbook.build()
    assert (again.read, written(again)) == ([], set())


def test_a_changed_exercise_changes_what_is_made_of_it(handbook: Handbook) -> None:
    put(handbook)
    age(handbook.build())
    handbook.write(f"{FOLDER}/solution.py", "double = lambda n: 2 * n\n")
    again = handbook.build()
    assert "lambda" in (again.dist / "data/exercises/double-it.json").read_text("utf-8")
    assert written(again) == {"data/exercises/double-it.json", *DOWNLOADS}


def test_a_new_title_of_an_exercise_is_listed(handbook: Handbook) -> None:
    put(handbook)
    handbook.build()
    handbook.write(f"{FOLDER}/exercise.md", TASK.replace("Double `it`", "Twice"))
    again = handbook.build()
    assert '"Twice"' in again.html("exercises")
    assert again.manifest()["exercises"][0]["title"] == "Twice"


def test_a_removed_exercise_leaves_nothing(handbook: Handbook) -> None:
    put(handbook)
    assert (handbook.build().dist / "data/exercises/double-it.json").is_file()
    handbook.fill()
    again = handbook.build()
    assert not (again.dist / "data/exercises").exists()
    assert again.manifest()["exercises"] == []
    assert "double-it" not in again.html("exercises")


def test_a_lost_file_of_an_exercise_is_written_again(handbook: Handbook) -> None:
    put(handbook)
    path = handbook.build().dist / "data/exercises/double-it.json"
    path.unlink()
    handbook.build()
    assert path.is_file()


def test_a_new_summary_is_written_where_it_is_shown(handbook: Handbook) -> None:
    handbook.fill()
    age(handbook.build())
    handbook.write("01-numbers/01-adding.md", ADDING.replace("Plus and minus", "Sums"))
    again = handbook.build()
    lists = {f"{name}/index.html" for name in GENERATED}
    shown = {"numbers/index.html", "numbers/adding/index.html"}
    changed = {path for path in written(again) if path not in {*lists, "404.html"}}
    assert changed == {*shown, "data/handbook.json", *DOWNLOADS}
    assert again.context("numbers")["lesson"]["chapter"]["sections"][0]["summary"] == "Sums."
    assert '"Sums."' in again.html("contents")


def test_a_new_example_writes_no_page_that_links_to_others(handbook: Handbook) -> None:
    handbook.fill()
    handbook.write("index.md", HOME + "\n{example}`minus`, {section}`1.1`\n")
    age(handbook.build())
    more = "\n```python name=more\nx = 1\n```\n"
    handbook.write("01-numbers/01-adding.md", ADDING + more)
    again = handbook.build()
    page = {"numbers/adding/index.html", *DOWNLOADS}
    own = {"embed/more/index.html", "embed/more/example.json"}
    assert written(again) == {*page, *own, "data/handbook.json", "data/names.json"}


def test_a_new_title_of_an_exercise_reaches_links_to_it(handbook: Handbook) -> None:
    put(handbook)
    handbook.write("index.md", HOME + "\n{exercise}`double-it`\n")
    age(handbook.build())
    handbook.write(f"{FOLDER}/exercise.md", TASK.replace("Double `it`", "Twice"))
    again = handbook.build()
    assert "index.html" in written(again)
    assert ">Twice</" in again.html("")


# MyST's own, in a method that only links by addresses reach.
@pytest.mark.filterwarnings("ignore:.*MystReferenceResolver.app:PendingDeprecationWarning")
def test_a_heading_that_is_gone_is_missed_by_links_to_it(handbook: Handbook) -> None:
    handbook.fill()
    handbook.write("index.md", HOME + "\n[There](01-numbers/01-adding.md#taking-away).\n")
    assert handbook.build().errors == []
    handbook.write("01-numbers/01-adding.md", ADDING.replace("## Taking", "## Giving"))
    assert len(handbook.build().errors) == 1


def test_a_lost_list_and_a_lost_manifest_are_written_again(handbook: Handbook) -> None:
    handbook.fill()
    built = handbook.build()
    lost = built.dist / "contents/index.html", built.dist / "data/handbook.json"
    before = [path.read_bytes() for path in lost]
    for path in lost:
        path.unlink()
    handbook.build()
    assert [path.read_bytes() for path in lost] == before


def test_new_licences_are_listed(handbook: Handbook) -> None:
    (handbook.root / "themes/small/licences.html").write_text("{{ licences|tojson }}")
    handbook.fill()
    handbook.build(handbook_licences=[{"name": "one"}])
    assert '"two"' in handbook.build(handbook_licences=[{"name": "two"}]).html("licences")
