"""The checkouts that builds are measured in, and what a build in them writes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from handbook_build.bench.build_suite import Tree
from handbook_build.bench.synthetic import SECTIONS_A_CHAPTER, section_path
from handbook_build.errors import HandbookError
from handbook_build.extension.downloads import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths

SECTIONS = SECTIONS_A_CHAPTER + 2
# What names the files that readers keep, and those of the search.
LISTS = {"assets.json", "data/search.json", "release.json"}


@pytest.fixture(scope="module")
def tree(checkout: Paths, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A checkout that has been built."""
    made = Tree(checkout, tmp_path_factory.mktemp("tree") / "build", SECTIONS)
    made.build()
    return made


def files(tree: Tree) -> list[Path]:
    return [path for path in tree.paths.dist.rglob("*") if path.is_file()]


def age(tree: Tree) -> None:
    """Set every file's time back, for `written`."""
    for path in files(tree):
        os.utime(path, ns=(1, 1))


def written(tree: Tree) -> set[str]:
    """Return the files written since `age`, but those of the search."""
    changed = [path for path in files(tree) if path.stat().st_mtime_ns > 1]
    names = {path.relative_to(tree.paths.dist).as_posix() for path in changed}
    return {name for name in names if not name.startswith("assets/search/")}


def of_section(chapter: str, name: str) -> set[str]:
    """Return the page of a section and its downloads."""
    downloads = (f"{name}{suffix}" for suffix in FORMATS)
    return {f"{chapter}/{name}/{file}" for file in ("index.html", *downloads)}


def test_nothing_has_changed_and_nothing_is_written(tree: Tree) -> None:
    age(tree)
    tree.build()
    assert written(tree) == set()


def test_an_edited_lesson_writes_its_page_alone(tree: Tree) -> None:
    age(tree)
    name = tree.edit().stem.partition("-")[2]
    tree.build()
    assert written(tree) == {*of_section("quay-1", name), *LISTS}


def test_a_lesson_with_another_example_and_summary_writes_what_shows_them(tree: Tree) -> None:
    age(tree)
    path = section_path(tree.paths.lessons, SECTIONS - 1)
    text = path.read_text("utf-8").replace("summary: How", "summary: Why")
    path.write_text(f"{text}\n```python name=one-more\nx = 1\n```\n", "utf-8")
    tree.build()
    section = of_section("quay-2", path.stem.partition("-")[2])
    summaries = {"quay-2/index.html", "data/handbook.json", "data/names.json", "llms.txt"}
    frame = {"embed/one-more/index.html", "embed/one-more/example.json"}
    assert written(tree) == {*section, *summaries, *frame, *LISTS}


def test_a_broken_lesson_is_an_error_of_the_benchmark(tree: Tree) -> None:
    path = tree.edit()
    text = path.read_text("utf-8")
    path.write_text(f"{text}\n{{example}}`gone`\n", "utf-8")
    with pytest.raises(HandbookError, match="the build failed"):
        tree.build()
    path.write_text(text, "utf-8")
    tree.build()


def test_forgotten_means_built_anew(tree: Tree) -> None:
    before = {path: path.read_bytes() for path in files(tree)}
    tree.forget()
    assert not tree.paths.dist.exists()
    tree.build()
    assert {path: path.read_bytes() for path in files(tree)} == before
