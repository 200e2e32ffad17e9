"""``CHANGELOG.md`` as data: releases and single changes, with the dates that it or git knows.

Owns: the reading of the file, in the form of https://keepachangelog.com/en/1.1.0/. The site holds
no time of its own, so a change that is not released yet has the date of the commit that wrote it.
"""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

__all__ = ["Change", "Line", "Release", "committed", "read"]

RELEASE = re.compile(r"## \[(?P<version>[^\]]+)\](?: - (?P<date>\d{4}-\d\d-\d\d))?\s*$")
KIND = re.compile(r"### (?P<kind>.+?)\s*$")
ITEM = "- "


@dataclass(frozen=True)
class Line:
    """A line of the file.

    :ivar written: when it was committed; None where nobody knows
    """

    text: str
    written: datetime | None = None


@dataclass(frozen=True)
class Change:
    """One item of a list.

    :ivar kind: the heading above it, such as "Added"
    :ivar text: Markdown, on one line
    :ivar written: when its last line was committed; None where nobody knows
    """

    kind: str
    text: str
    written: datetime | None


@dataclass(frozen=True)
class Release:
    """One section of the file.

    :ivar version: as in its heading, "Unreleased" too
    :ivar date: in its heading; None for none
    """

    version: str
    date: datetime | None
    changes: list[Change] = field(default_factory=list)


def committed(root: Path, name: str) -> list[Line]:
    """Return the lines of a file as they were committed last, with their dates.

    :param root: of the repository
    :param name: of the file in it
    :return: nothing where git, or its whole history, is not there
    """
    shallow = _git(root, "rev-parse", "--is-shallow-repository")
    if shallow is None or shallow.strip() != "false":
        return []
    answer = _git(root, "blame", "--line-porcelain", "HEAD", "--", name)
    return list(_blamed(answer.splitlines())) if answer else []


def _git(root: Path, *arguments: str) -> str | None:
    """Return what git answers, None where it fails or is not there."""
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def _blamed(lines: Iterable[str]) -> Iterator[Line]:
    """Read the porcelain format of ``git blame``: headers, then a tab and the line itself."""
    written = None
    for line in lines:
        if line.startswith("\t"):
            yield Line(line[1:], written)
        elif line.startswith("committer-time "):
            written = datetime.fromtimestamp(int(line.partition(" ")[2]), UTC)


def read(lines: Sequence[Line]) -> list[Release]:
    """Return the releases in the order of the file, newest first."""
    releases: list[Release] = []
    kind, item = "", list[Line]()

    def end_item() -> None:
        if item and releases:
            text = " ".join(part.text.removeprefix(ITEM).strip() for part in item)
            dates = [part.written for part in item if part.written]
            releases[-1].changes.append(Change(kind, text, max(dates, default=None)))
        item.clear()

    for line in lines:
        if line.text.startswith(("#", ITEM)) or not line.text.strip():
            end_item()
        if heading := RELEASE.match(line.text):
            releases.append(Release(heading["version"], _day(heading["date"])))
            kind = ""
        elif heading := KIND.match(line.text):
            kind = heading["kind"]
        elif line.text.startswith(ITEM) or item:
            item.append(line)
    end_item()
    return releases


def _day(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None
