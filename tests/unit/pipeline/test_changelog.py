"""The changelog as data, and the feed of it."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from handbook_build.pipeline import changelog, feed
from handbook_build.pipeline.changelog import Line

if TYPE_CHECKING:
    from pathlib import Path

ATOM = {"atom": "http://www.w3.org/2005/Atom"}

TEXT = """\
# Changelog

What changed.

## [Unreleased]

### Added

- Threads run: with `threading`. They
  take turns.
- A page.

## [0.2.0] - 2026-05-01

### Added

- Search & `<find>`.

### Fixed

- A typo.

## [0.1.0] - 2026-04-01

- Everything.
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose changelog was written in two commits, the second at its 9th line."""
    root = tmp_path / "repository"
    root.mkdir()
    git(root, "init", "--quiet")
    (root / "CHANGELOG.md").write_text(TEXT.replace("- A page.\n", ""), "utf-8")
    commit(root, "2026-06-01T10:00:00+02:00")
    (root / "CHANGELOG.md").write_text(TEXT, "utf-8")
    commit(root, "2026-06-02T10:00:00+02:00")
    return root


def git(root: Path, *arguments: str, date: str = "") -> None:
    identity = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "A"), ("EMAIL", "a@example.org"), ("DATE", date))
        if value
    }
    subprocess.run(
        ["git", "-C", str(root), *arguments],
        env={**os.environ, "HOME": str(root), **identity},
        check=True,
        capture_output=True,
    )


def commit(root: Path, date: str) -> None:
    git(root, "add", "CHANGELOG.md")
    git(root, "commit", "--quiet", "--message", "x", date=date)


def plain(text: str) -> list[Line]:
    return [Line(line) for line in text.splitlines()]


def moment(day: int, hour: int = 0, month: int = 6) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


def test_read_finds_releases_and_their_changes() -> None:
    unreleased, second, first = changelog.read(plain(TEXT))
    assert [release.version for release in (unreleased, second, first)] == [
        "Unreleased",
        "0.2.0",
        "0.1.0",
    ]
    assert (unreleased.date, second.date) == (None, moment(1, month=5))
    assert [change.text for change in unreleased.changes] == [
        "Threads run: with `threading`. They take turns.",
        "A page.",
    ]
    assert [(change.kind, change.text) for change in second.changes] == [
        ("Added", "Search & `<find>`."),
        ("Fixed", "A typo."),
    ]
    assert [(change.kind, change.text) for change in first.changes] == [("", "Everything.")]


def test_committed_knows_when_each_line_was_written(repository: Path) -> None:
    unreleased = changelog.read(changelog.committed(repository, "CHANGELOG.md"))[0]
    assert [change.written for change in unreleased.changes] == [moment(1, 8), moment(2, 8)]


def test_committed_leaves_out_what_is_not_committed(repository: Path) -> None:
    path = repository / "CHANGELOG.md"
    path.write_text(TEXT.replace("- A page.\n", "- A page.\n- Tomorrow's.\n"), "utf-8")
    lines = changelog.committed(repository, "CHANGELOG.md")
    assert "\n".join(line.text for line in lines) == TEXT.rstrip("\n")


def test_committed_without_a_repository_or_its_history_knows_nothing(
    repository: Path, tmp_path: Path
) -> None:
    assert changelog.committed(tmp_path, "CHANGELOG.md") == []
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{repository}", str(clone))
    assert changelog.committed(clone, "CHANGELOG.md") == []


def test_entries_are_dated_changes_and_releases_newest_first(repository: Path) -> None:
    found = feed.entries(changelog.read(changelog.committed(repository, "CHANGELOG.md")))
    assert [(entry.title, entry.updated) for entry in found] == [
        ("A page", moment(2, 8)),
        ("Threads run", moment(1, 8)),
        ("Version 0.2.0", moment(1, month=5)),
        ("Version 0.1.0", moment(1, month=4)),
    ]
    assert "<h2>Fixed</h2>\n<ul>\n<li>A typo.</li>" in found[2].html


def test_entries_without_dates_are_left_out() -> None:
    found = feed.entries(changelog.read(plain(TEXT)))
    assert [entry.title for entry in found] == ["Version 0.2.0", "Version 0.1.0"]


def test_atom_has_what_the_format_requires(repository: Path) -> None:
    lines = changelog.committed(repository, "CHANGELOG.md")
    found = feed.entries(changelog.read(lines))
    tree = ElementTree.fromstring(feed.atom("Handbook", "https://example.org/book/", found))
    assert tree.findtext("atom:id", None, ATOM) == "https://example.org/book/changes.xml"
    assert tree.findtext("atom:updated", None, ATOM) == "2026-06-02T08:00:00Z"
    assert tree.findtext("atom:author/atom:name", None, ATOM)
    entries = tree.findall("atom:entry", ATOM)
    names = {entry.findtext("atom:id", None, ATOM) for entry in entries}
    assert len(names) == len(entries) == 4
    assert "https://example.org/book/changes.xml#0.2.0" in names
    html = entries[2].findtext("atom:content", "", ATOM)
    assert "<li>Search &amp; <code>&lt;find&gt;</code>.</li>" in html
    links = {link.get("rel"): link.get("href") for link in tree.findall("atom:link", ATOM)}
    assert links == {
        "self": "https://example.org/book/changes.xml",
        "alternate": "https://example.org/book/",
    }


def test_a_long_title_ends_at_a_word() -> None:
    text = f"- {'word ' * 40}\n"
    (entry,) = feed.entries(
        changelog.read([Line("## [Unreleased]"), Line(text.strip(), moment(1))])
    )
    assert entry.title.endswith("word …")
    assert len(entry.title) <= 92
