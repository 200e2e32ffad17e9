"""The outline: the real one is whole, broken ones are refused; new sections are written from it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from handbook_build.errors import HandbookError, LessonError
from handbook_build.extension import load_outline, new_section

from .conftest import OUTLINE

if TYPE_CHECKING:
    from .conftest import Handbook

REAL = Path(__file__).parents[3] / "lessons" / "outline.yaml"


def test_the_outline_holds_the_whole_handbook() -> None:
    outline = load_outline(REAL)
    sections = [section for chapter in outline.chapters for section in chapter.sections]
    subtopics = [subtopic for section in sections for subtopic in section.subtopics]
    assert [chapter.id for chapter in outline.chapters] == [*map(str, range(1, 20)), "B"]
    assert len(sections) == 119
    assert len(subtopics) == 51
    assert sum(1 for subtopic in subtopics if subtopic.id) == 22
    assert outline.by_id["5.5"].docname == "05-functions/05-closures"
    assert outline.by_id["5.5"].address == "functions/closures/"
    assert outline.by_id["B.1"].docname == "20-bonus-sections/01-python-cheatsheet"


def test_addresses_and_titles_of_the_outline_are_well_formed() -> None:
    outline = load_outline(REAL)
    addresses = [entry.address for entry in outline]
    assert len(set(addresses)) == len(addresses)
    assert all(re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*/){1,2}", item) for item in addresses)
    assert all(entry.title.count("`") % 2 == 0 for entry in outline)
    assert all(entry.title == entry.title.strip() for entry in outline)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'id: "1.2"',
            'id: "1.1"',
            "lessons/outline.yaml:8: The id 1.1 is used twice. Give every entry its own id.",
        ),
        (
            'id: "1.2"',
            'id: "1.3"',
            "lessons/outline.yaml:8: The section has the id 1.3 but stands at 1.2. "
            'Write id: "1.2" or move it.',
        ),
        (
            "slug: int-type",
            "slug: adding",
            "lessons/outline.yaml:8: The slug adding is used twice here. Use another slug.",
        ),
        (
            "slug: int-type",
            "slug: Int_Type",
            "lessons/outline.yaml:8: The slug Int_Type is not kebab-case. "
            "Use lower-case letters, digits and single hyphens.",
        ),
        (
            "slug: texts",
            "slug: data",
            "lessons/outline.yaml:11: The site uses /data/ itself. Use another slug.",
        ),
        (
            "  slug: texts\n",
            "",
            "lessons/outline.yaml:9: The keys are id, title, sections. "
            "Write exactly id, title, slug, sections.",
        ),
        ("title: Texts", "title: ", "lessons/outline.yaml:10: Text is expected here. "),
        ("title: Texts", "title: [", "lessons/outline.yaml:12: The YAML is malformed: "),
    ],
)
def test_a_broken_outline_is_refused(old: str, new: str, message: str, handbook: Handbook) -> None:
    handbook.write("outline.yaml", OUTLINE.replace(old, new, 1))
    with pytest.raises(LessonError) as raised:
        load_outline(handbook.lessons / "outline.yaml")
    assert str(raised.value).startswith(message)


def test_a_missing_outline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LessonError, match="The outline is missing"):
        load_outline(tmp_path / "outline.yaml")


def test_a_new_section_and_its_chapter_build_but_for_the_source(handbook: Handbook) -> None:
    path = new_section("2.1", handbook.lessons)
    assert path == handbook.lessons / "02-texts/01-letters.md"
    text = path.read_text("utf-8")
    assert 'id: "2.1"\ntitle: Letters\n' in text
    assert "## `ord` and `chr`\n" in text
    assert (handbook.lessons / "02-texts/index.md").is_file()
    assert handbook.build().errors == [
        "lessons/02-texts/01-letters.md:5: The source py:PAGE is in no form that the handbook "
        "knows. Write it like py:reference/executionmodel."
    ]


def test_a_title_that_yaml_would_misread_is_quoted(handbook: Handbook) -> None:
    handbook.write("outline.yaml", OUTLINE.replace("title: Puzzles", 'title: "`x`: why?"'))
    text = new_section("B.1", handbook.lessons).read_text("utf-8")
    assert 'title: "`x`: why?"\n' in text


def test_an_existing_file_is_not_overwritten(handbook: Handbook) -> None:
    handbook.write("01-numbers/01-adding.md", "mine")
    with pytest.raises(HandbookError, match=r"^lessons/01-numbers/01-adding.md exists already\."):
        new_section("1.1", handbook.lessons)
    assert (handbook.lessons / "01-numbers/01-adding.md").read_text("utf-8") == "mine"
    assert not (handbook.lessons / "01-numbers/index.md").exists()


def test_an_unknown_id_is_refused_with_those_near_it(handbook: Handbook) -> None:
    with pytest.raises(HandbookError) as raised:
        new_section("1.7", handbook.lessons)
    assert str(raised.value) == (
        "The outline has no section 1.7. Near it: 1.2 (The `int` Type), 1.1 (Adding & Taking Away)."
    )
