"""Exercises elsewhere than where they stand: lists, counts and links, with the site's own theme."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from handbook_build.pipeline.pages import ON_PAGES

from .conftest import ADDING, CHAPTER, HOME
from .test_exercises import FILES, TASK, put

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Built, Handbook

ASSETS = {name: f"assets/{name}" for name in ON_PAGES}


def build(handbook: Handbook) -> Built:
    """Build with the site's own theme."""
    return handbook.build(html_theme="handbook", handbook_assets=ASSETS)


def copy(handbook: Handbook, folder: str, title: str) -> None:
    """Write another exercise."""
    for name, text in FILES.items():
        handbook.write(f"{folder}/{name}", text.replace("title: Double `it`", f"title: {title}"))


@pytest.fixture
def filled(handbook: Handbook) -> Handbook:
    """A handbook with two exercises in a section, one in its chapter's page, one at home."""
    put(handbook, exercise=TASK.replace("Double `it`", "Double `<it>` & more"))
    copy(handbook, "01-numbers/exercises/halve-it", "Halve it")
    copy(handbook, "01-numbers/exercises/count-it", "Count it")
    copy(handbook, "exercises/greet", "Greet")
    lesson = ADDING + "\n```{exercise} double-it\n```\n\n```{exercise} halve-it\n```\n"
    handbook.write("01-numbers/01-adding.md", lesson)
    handbook.write("01-numbers/index.md", CHAPTER + "\n```{exercise} count-it\n```\n")
    handbook.write("index.md", HOME + "\n```{exercise} greet\n```\n")
    return handbook


def main(page: str) -> str:
    """Return the text of a page without markup, its lines stripped and not empty."""
    text = re.sub(r"<[^>]*>", "", page.partition("<main")[2].partition(">")[2])
    text = text.partition("Contents · Exercises")[0]
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def test_every_exercise_is_listed_by_chapter_and_section(filled: Handbook) -> None:
    built = build(filled)
    assert built.errors == []
    page = built.html("exercises")
    assert main(page) == (
        "Home\nExercises#\nEvery exercise of the handbook, by chapter and section.\n"
        "1 Numbers 3 exercises\nCount it\n"
        "1.1 Adding &amp; Taking Away\nDouble &lt;it&gt; &amp; more\nHalve it\n"
        "Welcome\nGreet"
    )
    for name, address, title in (
        ("double-it", "../numbers/adding/", "Double <code>&lt;it&gt;</code> &amp; more"),
        ("count-it", "../numbers/", "Count it"),
        ("greet", "../", "Greet"),
    ):
        link = f'<li data-exercise="{name}"><a href="{address}#{name}">{title}</a></li>'
        assert link in page


def test_no_exercise_is_said_to_be_none(handbook: Handbook) -> None:
    handbook.fill()
    page = build(handbook).html("exercises")
    assert "<p>No exercise is written yet.</p>" in page
    assert '<ol class="exercises"' not in page


def test_exercises_are_counted_in_the_contents_and_on_the_chapters_page(filled: Handbook) -> None:
    built = build(filled)
    section = ' <span class="exercise-count" data-exercises="double-it halve-it">2 exercises</span>'
    chapter = (
        '<span class="exercise-count" data-exercises="count-it double-it halve-it">'
        "3 exercises</span>"
    )
    for page in ("contents", "numbers"):
        text = built.html(page)
        assert text.count('class="exercise-count"') == 2
        assert f'<span class="entry-title">Adding &amp; Taking Away</span></a>{section}' in text
        assert chapter in text
    link = '<a href="../exercises/#chapter-1">Exercises of this chapter</a>'
    assert link in built.html("numbers")
    assert 'id="chapter-1"' in built.html("exercises")
    assert "exercise-count" not in built.html("numbers/adding")


def test_one_exercise_is_no_exercises(handbook: Handbook) -> None:
    put(handbook)
    assert ">1 exercise</span>" in build(handbook).html("contents")


def test_the_page_of_the_readers_work_reads_well_without_a_script(handbook: Handbook) -> None:
    page = build(handbook).html("your-work")
    assert "What you write in the handbook is kept in this browser only." in page
    assert "<noscript><p>This page needs JavaScript to show it.</p></noscript>" in page
    assert "<div data-your-work></div>" in page


def test_every_page_links_to_the_lists(handbook: Handbook) -> None:
    handbook.fill()
    built = build(handbook)
    for page, root in (("", "./"), ("numbers/adding", "../../"), ("contents", "../")):
        footer = built.html(page).partition("<footer")[2]
        for address in ("contents/", "exercises/", "your-work/"):
            assert f'href="{root}{address}"' in footer
    text = built.html("contents").partition("<main")[2].partition("<footer")[0]
    assert '<a href="../exercises/">exercises</a>' in text
    assert 'href="/exercises/"' in (built.dist / "404.html").read_text("utf-8")


def test_an_exercise_is_linked_by_its_title(filled: Handbook) -> None:
    filled.write("index.md", HOME + "\n{exercise}`double-it` {exercise}`this <halve-it>`\n")
    built = build(filled)
    assert built.errors == []
    page = built.html("")
    title = "<span>Double <code>&lt;it&gt;</code> &amp; more</span>"
    assert f'href="numbers/adding/#double-it">{title}</a>' in page
    assert 'href="numbers/adding/#halve-it"><span>this</span></a>' in page


def test_a_link_to_no_exercise_is_reported(errors_of: Callable[[str], list[str]]) -> None:
    assert errors_of("{exercise}`nope`\n") == [
        "8: There is no exercise nope. Write the name of an exercise."
    ]
