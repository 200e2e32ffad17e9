"""A new section's file: ``build.py new 5.6``.

Owns: what a fresh lesson holds. Must not import Sphinx.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from handbook_build.errors import HandbookError

from .front_block import as_yaml
from .outline import Chapter, Outline, Section, load_outline

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["new_section"]

_INDEX = """---
id: {id}
title: {title}
summary: WHAT THE CHAPTER IS ABOUT, IN ONE SENTENCE.
---

WHERE THE CHAPTER STARTS AND WHERE IT LEADS.
"""

_SECTION = """---
id: {id}
title: {title}
summary: WHAT THE SECTION SHOWS, IN ONE SENTENCE.
sources: [py:PAGE]
---

THE ORDINARY CASE FIRST, IN TWO SENTENCES.

```python name={slug}-basics
print("THE SMALLEST USEFUL PROGRAM")
```
```output
THE SMALLEST USEFUL PROGRAM
```

WHY IT WORKS: NAME THE MECHANISM.
{headings}"""

_HEADING = """
## {title}

ONE IDEA.

```python name={slug}-{number}
print("ONE IDEA")
```
```output
ONE IDEA
```
"""


def new_section(id: str, lessons_dir: Path) -> Path:
    """Write the file of a section that the outline names, and its chapter's page if there is none.

    :param id: such as ``5.6``; a chapter's id writes its page alone
    :param lessons_dir: the folder that holds ``outline.yaml``
    :return: the new file
    :raises HandbookError: if the outline has no such id, or the file exists
    """
    outline = load_outline(lessons_dir / "outline.yaml")
    entry = outline.by_id.get(id)
    if entry is None:
        raise HandbookError(_unknown(id, outline))
    path = lessons_dir / f"{entry.docname}.md"
    if path.exists():
        raise HandbookError(
            f"{lessons_dir.name}/{entry.docname}.md exists already. Edit it, or remove it first."
        )
    index = lessons_dir / f"{outline.chapter_of(entry).docname}.md"
    if isinstance(entry, Section) and not index.exists():
        _write(index, _index(outline.chapter_of(entry)))
    _write(path, _section(entry) if isinstance(entry, Section) else _index(entry))
    return path


def _unknown(id: str, outline: Outline) -> str:
    """Return what is said about an id that the outline lacks."""
    near = [f"{known} ({outline.by_id[known].title})" for known in outline.near(id)]
    return f"The outline has no section {id}. Near it: {', '.join(near)}."


def _write(path: Path, text: str) -> None:
    """Write a new file, never over another one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _index(chapter: Chapter) -> str:
    return _INDEX.format(id=json.dumps(chapter.id), title=as_yaml(chapter.title))


def _section(section: Section) -> str:
    headings = [
        _HEADING.format(title=subtopic.title, slug=section.slug, number=number)
        for number, subtopic in enumerate(section.subtopics, 1)
    ]
    return _SECTION.format(
        id=json.dumps(section.id),
        title=as_yaml(section.title),
        slug=section.slug,
        headings="".join(headings),
    )
