from __future__ import annotations

import pytest
from handbook_build.checker.manifest import Example, Exercise, Lesson
from handbook_build.checker.selection import UnknownPatternError, select


def example(name: str) -> Example:
    return Example(
        name, "", 1, None, None, None, None, None, (), static=False, isolated=False, limit_s=10
    )


def lesson(number: str, *names: str, exercises: tuple[str, ...] = ()) -> Lesson:
    return Lesson(
        f"lessons/{number}.md",
        number,
        f"Title of {number}",
        tuple(example(name) for name in names),
        tuple(Exercise(name, "", "", "write") for name in exercises),
        (),
    )


LESSONS = [
    lesson("home", "home-hello"),
    lesson("5", "functions-basics"),
    lesson("5.1", "def-basics", exercises=("write-a-def",)),
    lesson("5.5", "closures-basics", "closures-cells"),
    lesson("15", "tools-basics"),
    lesson("15.5", "profile-basics"),
    lesson("B", "bonus-basics"),
    lesson("B.1", "quine"),
]


def chosen(*patterns: str) -> dict[str, list[str]]:
    return {
        found.id: [
            *(item.name for item in found.examples),
            *(item.name for item in found.exercises),
        ]
        for found in select(LESSONS, patterns)
    }


def test_select_without_pattern_means_everything() -> None:
    assert list(chosen()) == ["home", "5", "5.1", "5.5", "15", "15.5", "B", "B.1"]


@pytest.mark.parametrize("pattern", ["5", "05"])
def test_select_chapter_takes_its_page_and_sections_but_not_those_of_15(pattern: str) -> None:
    assert list(chosen(pattern)) == ["5", "5.1", "5.5"]


@pytest.mark.parametrize("pattern", ["5.5", "05.5", "05.05"])
def test_select_section_takes_that_section(pattern: str) -> None:
    assert chosen(pattern) == {"5.5": ["closures-basics", "closures-cells"]}


def test_select_bonus_chapter_by_its_letter() -> None:
    assert list(chosen("B")) == ["B", "B.1"]


def test_select_page_by_its_id() -> None:
    assert chosen("home") == {"home": ["home-hello"]}


def test_select_glob_takes_examples_and_exercises_by_name() -> None:
    assert chosen("*-basics", "write-*") == {
        "5": ["functions-basics"],
        "5.1": ["def-basics", "write-a-def"],
        "5.5": ["closures-basics"],
        "15": ["tools-basics"],
        "15.5": ["profile-basics"],
        "B": ["bonus-basics"],
    }


def test_select_several_patterns_on_one_page_adds_up() -> None:
    assert chosen("closures-cells", "closures-basics") == {
        "5.5": ["closures-basics", "closures-cells"]
    }


@pytest.mark.parametrize(
    ("pattern", "near"),
    [
        ("5.6", "5.5"),
        ("closure-basics", "closures-basics"),
        ("quin", "quine"),
        ("cells*x", "cells"),
    ],
)
def test_select_pattern_that_matches_nothing_names_what_is_near(pattern: str, near: str) -> None:
    with pytest.raises(UnknownPatternError, match=f"Nothing is called .*Near it: .*{near}"):
        select(LESSONS, ["5", pattern])


def test_select_pattern_far_from_everything_names_the_forms() -> None:
    with pytest.raises(UnknownPatternError) as caught:
        select(LESSONS, ["zzz"])
    assert "Near" not in str(caught.value)
    assert "Try: a chapter (5)" in str(caught.value)
