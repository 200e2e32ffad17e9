"""Which releases the packages and all their dependencies are, for Pyodide instead of this computer.

pip finds the newest release that fits, but judges markers such as ``sys_platform == "win32"`` by
the Python that it runs on. So it is asked for one level at a time, without dependencies, and their
markers are judged here, until nothing new is asked for.

Runs in the environment of ``vendor.py``.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from handbook_build.errors import HandbookError
from handbook_build.pipeline.wheels import FOREIGN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

__all__ = ["FROM_SDIST", "UNNAMED", "Release", "ask_pip", "resolve"]

FROM_SDIST = ("markupsafe",)
"""Packages without a wheel for Pyodide, whose Python files are all that is needed of them."""

UNNAMED = {"kombu": ("tzdata",), "tzlocal": ("tzdata",)}
"""What packages need in Pyodide and ask for only elsewhere: a desktop's system has the zones."""

MAX_ROUNDS = 20


@dataclass
class Release:
    """What was chosen of one package.

    :param requires: its requirements, as in its metadata
    :param depends: normalized names of those that hold in Pyodide, sorted
    """

    name: str
    version: str
    requires: list[str]
    depends: list[str] = field(default_factory=list)


def resolve(
    wanted: Iterable[str],
    markers: Mapping[str, str],
    ask: Callable[[list[str]], list[Release]],
) -> list[Release]:
    """Choose the releases.

    :param wanted: requirements, such as ``"coverage[toml]>=7"``
    :param markers: the marker environment of PEP 508 in Pyodide
    :param ask: returns the newest releases that satisfy some requirements without markers
    :return: all releases, by name
    :raises HandbookError: when the requirements never come to rest
    """
    top = [Requirement(text) for text in wanted]
    lines, releases = sorted(map(str, top)), list[Release]()
    for _ in range(MAX_ROUNDS):
        releases = ask(lines)
        new = sorted({*map(str, top), *_level(releases, top, markers)})
        if new == lines:
            return sorted(releases, key=lambda release: release.name)
        lines = new
    raise HandbookError(f"the requirements do not come to rest: {', '.join(lines)}")


def _level(releases: list[Release], top: list[Requirement], markers: Mapping[str, str]) -> set[str]:
    """Return what the releases ask for, and note it in each."""
    known = {release.name: release for release in releases}
    extras = dict[str, set[str]]()
    found = {release.name: set[str]() for release in releases}
    todo = list(top)
    for requirement in todo:
        name = canonicalize_name(requirement.name)
        missing = {"", *requirement.extras} - extras.setdefault(name, set())
        extras[name] |= missing
        for text in (*known[name].requires, *UNNAMED.get(name, ())) if name in known else ():
            asked = Requirement(text)
            if any(_holds(asked, markers, extra) for extra in missing):
                todo.append(asked)
                asked.marker = None
                found[name].add(str(asked))
    for release in releases:
        depends = {canonicalize_name(Requirement(line).name) for line in found[release.name]}
        release.depends = sorted(depends - {release.name})
    return set().union(*found.values())


def _holds(requirement: Requirement, markers: Mapping[str, str], extra: str) -> bool:
    """Return whether a requirement is one in Pyodide."""
    return requirement.marker is None or requirement.marker.evaluate({**markers, "extra": extra})


def ask_pip(folder: Path, kept: Path) -> Callable[[list[str]], list[Release]]:
    """Return a function that asks pip, with whatever index it is configured for.

    :param folder: for pip's files
    :param kept: constraints: the releases that were chosen before
    """
    options = (
        *("-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet"),
        *("--dry-run", "--ignore-installed", "--no-deps", "--target", str(folder / "nowhere")),
        *(*FOREIGN, "--only-binary=:all:", f"--no-binary={','.join(FROM_SDIST)}"),
        *("--no-build-isolation", "--constraint", str(kept)),
    )

    def ask(lines: list[str]) -> list[Release]:
        listed, report = folder / "requirements.txt", folder / "report.json"
        listed.write_text("\n".join(lines), encoding="utf-8")
        files = ("--requirement", str(listed), "--report", str(report))
        subprocess.run([sys.executable, *options, *files], check=True)
        installed = json.loads(report.read_text(encoding="utf-8"))["install"]
        return [_release(item["metadata"]) for item in installed]

    return ask


def _release(metadata: dict[str, Any]) -> Release:
    """Return a release as pip reports it."""
    name = canonicalize_name(metadata["name"])
    return Release(name, metadata["version"], metadata.get("requires_dist", []))
