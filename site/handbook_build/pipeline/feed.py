"""The feed of changes, an Atom file (RFC 4287) made of the changelog.

Owns: which changes are entries, and their names, which never change. A release is one entry; until
there is one, each change is.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from handbook_build.pipeline.changelog import Release

__all__ = ["FEED", "Entry", "atom", "entries"]

FEED = "changes.xml"

ATOM = "http://www.w3.org/2005/Atom"
AUTHOR = "The Python Handbook developers"
TITLE_LENGTH = 90


@dataclass(frozen=True)
class Entry:
    """One entry of the feed.

    :ivar key: what makes its name, unlike that of any other
    :ivar html: its text
    """

    key: str
    title: str
    updated: datetime
    html: str


def entries(releases: Sequence[Release]) -> list[Entry]:
    """Return what has a date, newest first."""
    found = [entry for release in releases for entry in _of_release(release)]
    return sorted(found, key=lambda entry: (entry.updated, entry.key), reverse=True)


def _of_release(release: Release) -> Iterator[Entry]:
    """Yield the entry of a release, or those of the changes that wait for one."""
    if release.date:
        kinds = dict.fromkeys(change.kind for change in release.changes)
        parts = [
            f"## {kind}\n\n" + "\n".join(f"- {c.text}" for c in release.changes if c.kind == kind)
            for kind in kinds
        ]
        title = f"Version {release.version}"
        yield Entry(release.version, title, release.date, _html("\n\n".join(parts)))
        return
    for change in release.changes:
        if change.written:
            key = hashlib.sha256(change.text.encode()).hexdigest()[:16]
            yield Entry(key, _title(change.text), change.written, _html(change.text))


def _html(markdown: str) -> str:
    return str(MarkdownIt("commonmark").render(markdown))


def _title(text: str) -> str:
    """Return the first sentence, or what fits of it, without marks of Markdown."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("`", "").replace("*", "")
    sentence = re.split(r"(?<=[.:;]) ", plain, maxsplit=1)[0].rstrip(".:;")
    if len(sentence) <= TITLE_LENGTH:
        return sentence
    return sentence[:TITLE_LENGTH].rpartition(" ")[0].rstrip(",") + " …"


def atom(title: str, base_url: str, found: Sequence[Entry]) -> bytes:
    """Return the file.

    :param title: of the site
    :param base_url: of the site, ending in a slash
    :param found: at least one entry, newest first
    """
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed")
    own = base_url + FEED
    _add(feed, "title", f"Changes of the {title}")
    _add(feed, "id", own)
    _add(feed, "updated", _time(found[0].updated))
    _add(feed, "link", rel="self", type="application/atom+xml", href=own)
    _add(feed, "link", rel="alternate", type="text/html", href=base_url)
    _add(_add(feed, "author"), "name", AUTHOR)
    for entry in found:
        element = _add(feed, "entry")
        _add(element, "title", entry.title)
        _add(element, "id", f"{own}#{entry.key}")
        _add(element, "updated", _time(entry.updated))
        _add(element, "link", rel="alternate", type="text/html", href=base_url)
        _add(element, "content", entry.html, type="html")
    ElementTree.indent(feed)
    text: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _add(
    parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = text
    return element


def _time(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
