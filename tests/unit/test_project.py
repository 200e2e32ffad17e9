"""The addresses that pyproject.toml sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from handbook_build.errors import HandbookError
from handbook_build.project import Project, load_project

if TYPE_CHECKING:
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths


def written(folder: Path, table: str) -> Path:
    path = folder / "pyproject.toml"
    path.write_text(f"[project]\nname = 'x'\n\n{table}", "utf-8")
    return path


def test_load_project_names_the_source_and_the_form_for_reports(checkout: Paths) -> None:
    project = load_project(checkout.root / "pyproject.toml")
    assert project.source.startswith("https://")
    assert "{title}" in project.mistakes


@pytest.mark.parametrize("table", ["", "[tool.handbook]\nsource = ''\n"])
def test_load_project_without_addresses_names_none(tmp_path: Path, table: str) -> None:
    assert load_project(written(tmp_path, table)) == Project()
    assert load_project(tmp_path / "none.toml") == Project()


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        ("sources = 'https://example.org/'", "has no key sources"),
        ("source = 'example.org'", "'example.org', which is no address"),
        ("mistakes = 'javascript:alert({title}{text})'", "which is no address"),
        ("mistakes = 'https://example.org/new?title={title}'", r"Put \{title\} and \{text\}"),
    ],
)
def test_load_project_refuses_what_no_page_can_name(tmp_path: Path, table: str, wrong: str) -> None:
    with pytest.raises(HandbookError, match=wrong):
        load_project(written(tmp_path, f"[tool.handbook]\n{table}\n"))
