"""Every file below ``lessons/`` has a reader: a page, an example, an exercise or a session.

Owns: which files a lesson uses, and the search for those that nothing uses.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from handbook_build.checker.findings import Finding

from .consoles import script_of
from .markdown import references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .material import Entry, Material

__all__ = ["check", "used_by"]

_LESSONS = "lessons"
# What is about all lessons.
_COMMON = {"lessons/outline.yaml", "lessons/names.txt", "lessons/redirects.yaml"}
# What to do about a file, by the folder of the chapter in which it lies.
_ADVICE = {
    "exercises": "Write a fence {exercise} with the name of its folder, or remove it",
    "files": "Name it in files= of an example, or remove it",
    "transcripts": "Write a fence console with its name, or remove it",
}


def check(material: Material) -> Iterator[Finding]:
    """Refuse files that nothing refers to, in the folders of the selected lessons."""
    everything = used_by(material, material.manifest["lessons"]) | _COMMON
    homes = {posixpath.dirname(lesson["path"]) for lesson in material.manifest["lessons"]}
    chosen = {posixpath.dirname(lesson["path"]) for lesson in material.lessons}
    for path in material.below(_LESSONS):
        home = _home(path, homes)
        if home in chosen and path not in everything:
            inner = posixpath.relpath(path, home).partition("/")[0]
            do = _ADVICE.get(inner, "Refer to it from a lesson, or remove it")
            yield Finding(path, 1, "files", "Nothing refers to this file", do)


def _home(path: str, homes: set[str]) -> str:
    """Return the folder of lessons to which a file belongs; ``lessons`` for what has none."""
    folder = posixpath.dirname(path)
    while folder not in homes and folder != _LESSONS:
        folder = posixpath.dirname(folder)
    return folder


def used_by(material: Material, lessons: list[Entry]) -> set[str]:
    """Return the files that lessons use, themselves included.

    :param lessons: entries of the manifest
    :return: paths of files that exist
    """
    paths = {lesson["path"] for lesson in lessons}
    found = set(paths)
    for path in paths:
        found |= _referred(material, path, posixpath.dirname(path))
    for example in _of(material, "examples", "path", paths):
        folder = posixpath.dirname(example["path"])
        found |= {f"{folder}/files/{name}" for name in example["options"]["files"]}
        found.add(example["output_path"] or "")
    for console in _of(material, "consoles", "path", paths):
        found.add(script_of(console))
    for exercise in _of(material, "exercises", "page_path", paths):
        found |= set(material.below(exercise["folder"]))
        for folder in (exercise["folder"], posixpath.dirname(exercise["page_path"])):
            found |= _referred(material, exercise["path"], folder)
    return {path for path in found if material.exists(path)}


def _of(material: Material, kind: str, key: str, paths: set[str]) -> Iterator[Entry]:
    return (item for item in material.manifest[kind] if item[key] in paths)


def _referred(material: Material, path: str, folder: str) -> set[str]:
    """Return the paths that a Markdown file refers to, relative to a folder."""
    addresses = references(material.text(path))
    return {posixpath.normpath(posixpath.join(folder, address)) for address in addresses if address}
