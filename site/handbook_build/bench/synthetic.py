"""Lessons made up in any number, each about as heavy as a real section, to time the build with.

Owns: what they hold, which is put together from the folder ``material``. The same number of
sections always gives the same bytes. Nothing in them is wrong: they build without a mistake.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["SECTIONS_A_CHAPTER", "section_path", "write_lessons"]

SECTIONS_A_CHAPTER = 12
PARAGRAPHS = 12

#: Of one length, because tracebacks and tables in recorded outputs are aligned.
_NOUNS = (
    "ferry", "metro", "coach", "train", "barge", "cable", "canoe", "kayak", "yacht", "truck",
    "rover", "buggy", "wagon", "moped", "trike", "glide", "lorry", "scoot", "plane", "drone",
)  # fmt: skip

_MATERIAL = Path(__file__).parent / "material"
_HOME = """---
id: home
title: Lines of the town
summary: Many sections that say little, to see how long a build takes.
---

Each section is about one line. {section}`1.1` is the first.
"""
_CHAPTER = """---
id: "§id"
title: §title
summary: The lines that leave from quay §id, and how they count their riders.
sources: [py:tutorial/index]
---

The chapter begins with {section}`§first`. Each section has a line of its own.
"""


class _Text(Template):
    """A text whose gaps are marked by a character that no Python program uses."""

    delimiter = "§"


@dataclass(frozen=True)
class _Section:
    """The section at a place, counted from 0 through the whole tree."""

    place: int

    @property
    def chapter(self) -> int:
        """Number of its chapter."""
        return self.place // SECTIONS_A_CHAPTER + 1

    @property
    def number(self) -> int:
        """Its number in the chapter."""
        return self.place % SECTIONS_A_CHAPTER + 1

    @property
    def id(self) -> str:
        """As in the outline."""
        return f"{self.chapter}.{self.number}"

    @property
    def noun(self) -> str:
        """What goes on its line."""
        return _NOUNS[self.place % len(_NOUNS)]

    @property
    def slug(self) -> str:
        """Different from all others, so that names of examples are."""
        return f"{self.noun}-{self.place + 1000}"

    @property
    def title(self) -> str:
        """As in the outline."""
        return f"The `{self.noun}` of line {self.place + 1000}"

    def subtopics(self) -> list[dict[str, str | None]]:
        """Return the sub-bullets of the outline."""
        counts = f"What the {self.noun} counts"
        ids = [f"{self.id}.{number}" for number in range(1, 4)]
        titles = [
            counts,
            "One list for all",
            "When a stop is missing",
            f"Waiting for `{self.noun}`",
        ]
        return [
            {"id": label, "title": title} for label, title in zip([*ids, None], titles, strict=True)
        ]

    def words(self) -> dict[str, str]:
        """Return what fills the gaps of the texts."""
        return {
            "id": self.id,
            "title": json.dumps(self.title),
            "slug": self.slug,
            "noun": self.noun,
            "number": str(self.place + 1000),
            "before": _Section(max(self.place - 1, 0)).id,
        }


def section_path(lessons: Path, place: int) -> Path:
    """Return the file of a section.

    :param lessons: the folder that :func:`write_lessons` has filled
    :param place: of the section, counted from 0 through all chapters
    """
    section = _Section(place)
    return lessons / _folder(section.chapter) / f"{section.number:02}-{section.slug}.md"


def write_lessons(lessons: Path, sections: int) -> None:
    """Fill a folder with an outline, chapters, sections, exercises and files.

    :param lessons: a folder, which is made; what it holds already stays
    :param sections: how many; each has ten examples, a shell session and two exercises, and every
        twelve have one more page, that of their chapter
    """
    chapters = -(-sections // SECTIONS_A_CHAPTER)
    _put(lessons / "index.md", _HOME)
    _put(lessons / "outline.yaml", _outline(chapters, sections))
    for chapter in range(1, chapters + 1):
        folder = lessons / _folder(chapter)
        words = {"id": str(chapter), "title": f"Quay {chapter}", "first": f"{chapter}.1"}
        _put(folder / "index.md", _Text(_CHAPTER).substitute(words))
        _put(folder / "files/rides.csv", _material("rides.csv"))
    for place in range(sections):
        _write_section(lessons, _Section(place))


def _write_section(lessons: Path, section: _Section) -> None:
    """Write a section with all that it refers to."""
    path, words = section_path(lessons, section.place), section.words()
    text = _Text(_material("section.md")).substitute(words, **_prose(section.place))
    _put(path, text)
    _put(path.parent / f"recorded/{section.slug}-picture.svg", _material("picture.svg"))
    for exercise in ("busiest", "mend"):
        folder = path.parent / "exercises" / f"{section.slug}-{exercise}"
        for name, body in _files(f"exercise-{exercise}.txt"):
            _put(folder / name, _Text(body).substitute(words))


def _folder(chapter: int) -> str:
    """Return the folder of a chapter below the lessons."""
    return f"{chapter:02}-quay-{chapter}"


def _outline(chapters: int, sections: int) -> str:
    """Return the outline; JSON is YAML."""
    all_sections = [_Section(place) for place in range(sections)]
    entries = [
        {
            "id": str(chapter),
            "title": f"Quay {chapter}",
            "slug": f"quay-{chapter}",
            "sections": [
                {"id": s.id, "title": s.title, "slug": s.slug, "subtopics": s.subtopics()}
                for s in all_sections[(chapter - 1) * SECTIONS_A_CHAPTER :][:SECTIONS_A_CHAPTER]
            ],
        }
        for chapter in range(1, chapters + 1)
    ]
    return json.dumps({"title": "Synthetic Handbook", "chapters": entries}, indent=1)


def _prose(place: int) -> dict[str, str]:
    """Return the paragraphs of a section: three or four sentences, in its own order."""
    sentences = _material("prose.txt").splitlines()
    step = place // len(sentences) % (len(sentences) - 1) + 1
    paragraphs, at = {}, place
    for number in range(1, PARAGRAPHS + 1):
        chosen = [sentences[(at + step * i) % len(sentences)] for i in range(3 + number % 2)]
        paragraphs[f"prose{number}"] = "\n".join(chosen)
        at += step * len(chosen)
    return paragraphs


def _material(name: str) -> str:
    """Return the text of a file of the material."""
    return (_MATERIAL / name).read_text(encoding="utf-8")


def _files(name: str) -> Iterator[tuple[str, str]]:
    """Yield the files that one file of the material holds, each after a line ``=== NAME``."""
    for part in _material(name).split("=== ")[1:]:
        head, _, body = part.partition("\n")
        yield head, body


def _put(path: Path, text: str) -> None:
    """Write a file and the folders around it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
