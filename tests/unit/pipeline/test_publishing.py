"""What a build writes beside the pages, with and without the site's own address."""

from __future__ import annotations

import io
import json
import shutil
from typing import TYPE_CHECKING

import pytest
from handbook_build.pipeline import publishing
from handbook_build.pipeline.publishing import Place
from handbook_build.pipeline.steps import Steps

if TYPE_CHECKING:
    from handbook_build.pipeline.paths import Paths

CHANGES = "## [0.1.0] - 2026-04-01\n\n- Everything.\n"
ALWAYS = {"_headers", "llms.txt"}
PUBLISHED = {"sitemap.xml", "robots.txt", "changes.xml", "card.png", "data/build.json"}


@pytest.fixture
def paths(paths: Paths, checkout: Paths) -> Paths:
    """A checkout whose site has two pages."""
    (paths.root / "site").symlink_to(checkout.site)
    shutil.copy(checkout.root / "pyproject.toml", paths.root)
    (paths.root / "CHANGELOG.md").write_text(CHANGES, "utf-8")
    lessons = [{"kind": "home", "id": "home", "title": "Home", "url": "", "summary": "All of it."}]
    manifest = {"title": "Small", "lessons": lessons}
    for name, text in {
        "data/handbook.json": json.dumps(manifest),
        "index.html": '<code class="build">0123456789ab</code>',
        "contents/index.html": '<code class="build">ba9876543210</code>',
    }.items():
        (paths.dist / name).parent.mkdir(parents=True, exist_ok=True)
        (paths.dist / name).write_text(text, "utf-8")
    paths.cache.mkdir()
    return paths


def publish(paths: Paths, steps: Steps, base_url: str) -> set[str]:
    """Write the files; return which of them are there."""
    publishing.write(paths, publishing.plan(paths, steps, Place(base_url)))
    return {name for name in publishing.FILES if (paths.dist / name).is_file()}


def build(paths: Paths) -> str:
    return str(json.loads((paths.dist / "data" / "build.json").read_text("utf-8"))["build"])


def test_without_an_address_there_is_only_what_needs_none(paths: Paths, steps: Steps) -> None:
    assert publish(paths, steps, "") == ALWAYS
    assert "https:" not in (paths.dist / "llms.txt").read_text("utf-8")
    publication = publishing.plan(paths, steps, Place()).publication
    assert publication.keys() == {"source", "mistakes"}


def test_with_an_address_all_is_there_and_goes_without_it(paths: Paths, steps: Steps) -> None:
    assert publish(paths, steps, "https://example.org/book/") == ALWAYS | PUBLISHED
    assert publish(paths, steps, "") == ALWAYS


def test_a_changelog_without_dates_makes_no_feed_and_says_so(paths: Paths) -> None:
    said = io.StringIO()
    steps = Steps(paths.logs, said)
    (paths.root / "CHANGELOG.md").write_text("## [Unreleased]\n\n- Something.\n", "utf-8")
    assert "changes.xml" not in publish(paths, steps, "https://example.org/book/")
    assert publishing.plan(paths, steps, Place("https://a.org/")).publication["feed"] == ""
    assert "no changes.xml: CHANGELOG.md has no date" in said.getvalue()


@pytest.mark.parametrize(("host", "said"), [("example.org", True), ("git.museum", False)])
def test_an_address_that_is_nobodys_is_told_before_it_goes_online(
    paths: Paths, host: str, said: bool
) -> None:
    (paths.root / "pyproject.toml").write_text(
        f'[tool.handbook]\nsource = "https://{host}/handbook"\n', "utf-8"
    )
    lines = io.StringIO()
    publishing.plan(paths, Steps(paths.logs, lines), Place())
    assert lines.getvalue() == ""
    publishing.plan(paths, Steps(paths.logs, lines), Place("https://a.org/"))
    assert ("in [tool.handbook]: see docs/deploy.md" in lines.getvalue()) is said


def test_the_record_of_the_build_names_the_builds_of_its_pages(paths: Paths, steps: Steps) -> None:
    publish(paths, steps, "https://example.org/book/")
    record = json.loads((paths.dist / "data" / "build.json").read_text("utf-8"))
    assert record["pages"] == {"": "0123456789ab", "contents/": "ba9876543210"}


def test_the_build_of_the_site_changes_with_any_file_and_with_nothing_else(
    paths: Paths, steps: Steps
) -> None:
    address = "https://example.org/book/"
    publish(paths, steps, address)
    first = build(paths)
    (paths.cache / "compressed.json").write_text('["index.html.br"]', "utf-8")
    (paths.dist / "index.html.br").write_bytes(b"copy")
    publish(paths, steps, address)
    assert build(paths) == first
    (paths.dist / "service-worker.js").write_text("1", "utf-8")
    publish(paths, steps, address)
    assert build(paths) != first
