"""What a site needs to be found and followed, beside its pages.

Owns: which of these files a build writes, and that none is left of another build. Without the
site's own address there are only those that need none.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handbook_build.extension.manifest import MANIFEST
from handbook_build.extension.state import write_if_changed
from handbook_build.pipeline import build_record, changelog, compression, crawling, feed
from handbook_build.pipeline.host_headers import underscore_headers
from handbook_build.project import load_project

if TYPE_CHECKING:
    from handbook_build.pipeline.feed import Entry
    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

__all__ = ["Place", "Plan", "plan", "write"]

CHANGELOG = "CHANGELOG.md"
CARD = "card.png"
# Nobody's, and what stands in the file until somebody publishes the handbook.
EXAMPLE = "example.org"
HEADERS, LLMS, ROBOTS, SITEMAP = "_headers", "llms.txt", "robots.txt", "sitemap.xml"

#: All that :func:`write` writes or removes.
FILES = (HEADERS, LLMS, ROBOTS, SITEMAP, feed.FEED, CARD, build_record.RECORD)


@dataclass(frozen=True)
class Place:
    """What is known of the place that a build is for.

    :ivar base_url: the site's own address, ending in a slash; "" where it may be anywhere
    :ivar compressed: whether the host sends compressed copies that lie beside the files
    """

    base_url: str = ""
    compressed: bool = False


@dataclass(frozen=True)
class Plan:
    """What is known before the pages are made.

    :ivar base_url: the site's own address, or ""
    :ivar publication: what pages are told, as the extension's ``Publication`` has it
    :ivar entries: of the feed; nothing where there is none
    """

    base_url: str
    publication: dict[str, str]
    entries: list[Entry] = field(default_factory=list)


def plan(paths: Paths, steps: Steps, place: Place) -> Plan:
    """Find out what can be said of the site.

    :param steps: says why there is no feed
    """
    project = load_project(paths.root / "pyproject.toml")
    publication = {"source": project.source, "mistakes": project.mistakes}
    if not place.base_url:
        return Plan("", publication)
    if f"//{EXAMPLE}/" in project.source + project.mistakes:
        steps.say(f"  pyproject.toml names {EXAMPLE} in [tool.handbook]: see docs/deploy.md")
    entries = feed.entries(changelog.read(_changes(paths)))
    if not entries:
        steps.say(f"  no {feed.FEED}: {CHANGELOG} has no date, and the history of git is not here")
    publication |= {
        "base_url": place.base_url,
        "feed": feed.FEED if entries else "",
        "card": CARD,
    }
    return Plan(place.base_url, publication, entries)


def _changes(paths: Paths) -> list[changelog.Line]:
    """Return the lines of the changelog, as git has them where it can say when each was written."""
    path = paths.root / CHANGELOG
    known = changelog.committed(paths.root, CHANGELOG)
    if known or not path.is_file():
        return known
    return [changelog.Line(text) for text in path.read_text(encoding="utf-8").splitlines()]


def write(paths: Paths, made: Plan) -> None:
    """Write the files when the pages are made, and remove those of a build that knew more."""
    dist = paths.dist
    files = _contents(paths, made)
    for name, data in files.items():
        write_if_changed(dist / name, data)
    if made.base_url:
        whole = build_record.record(dist, {build_record.RECORD, *compression.copies(paths)})
        write_if_changed(dist / build_record.RECORD, whole)
        files[build_record.RECORD] = whole
    for name in FILES:
        if name not in files:
            (dist / name).unlink(missing_ok=True)


def _contents(paths: Paths, made: Plan) -> dict[str, bytes]:
    """Return the files that are made of nothing but the manifest and the plan."""
    manifest = json.loads((paths.dist / MANIFEST).read_text(encoding="utf-8"))
    base_url = made.base_url
    texts = {
        HEADERS: underscore_headers(paths),
        LLMS: crawling.llms(manifest, base_url, paths.dist),
    }
    if base_url:
        texts[SITEMAP] = crawling.sitemap(base_url, manifest["lessons"])
        texts[ROBOTS] = crawling.robots(base_url)
    files = {name: text.encode() for name, text in texts.items()}
    if base_url:
        files[CARD] = (paths.site / "images" / CARD).read_bytes()
    if made.entries:
        files[feed.FEED] = feed.atom(manifest["title"], base_url, made.entries)
    return files
