"""The outline of the handbook: which chapters and sections there are, their files and addresses.

Owns: reading ``lessons/outline.yaml`` and everything that follows from a position in it. Must not
import Sphinx: ``build.py new`` uses it too.
"""

from __future__ import annotations

import difflib
import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from handbook_build.errors import LessonError

from .yaml_nodes import compose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Chapter", "Outline", "Section", "Subtopic", "load_outline"]

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

#: First parts of addresses that the site uses for something else than a chapter.
RESERVED_SLUGS = frozenset(
    {
        "404", "assets", "contents", "data", "embed", "embedding", "exercises", "files", "images",
        "licences", "offline", "play", "playground", "repl", "search", "terms", "your-work",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Subtopic:
    """A sub-bullet. ``id`` is None where the table of contents gives it no number."""

    id: str | None
    title: str


@dataclass(frozen=True)
class Section:
    """A section: ``docname`` is where its file belongs, ``address`` where its page stands."""

    id: str
    title: str
    slug: str
    docname: str
    address: str
    subtopics: tuple[Subtopic, ...]


@dataclass(frozen=True)
class Chapter:
    """A chapter. ``number`` is None for the bonus part; ``folder`` is below ``lessons``."""

    id: str
    title: str
    slug: str
    number: int | None
    folder: str
    docname: str
    address: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Outline:
    """The whole table of contents, in reading order."""

    title: str
    chapters: tuple[Chapter, ...]

    @functools.cached_property
    def by_id(self) -> dict[str, Chapter | Section]:
        """Every chapter and section by its id."""
        return {entry.id: entry for entry in self}

    @functools.cached_property
    def by_docname(self) -> dict[str, Chapter | Section]:
        """Every chapter and section by the docname its file must have."""
        return {entry.docname: entry for entry in self}

    def __iter__(self) -> Iterator[Chapter | Section]:
        """Iterate over chapters and their sections in reading order."""
        for chapter in self.chapters:
            yield chapter
            yield from chapter.sections

    def chapter_of(self, entry: Chapter | Section) -> Chapter:
        """Return the chapter that an entry belongs to; a chapter belongs to itself."""
        chapter = self.chapter_in(entry.docname)
        assert chapter
        return chapter

    def chapter_in(self, docname: str) -> Chapter | None:
        """Return the chapter whose folder a file is in, None if it is in no chapter's."""
        folder = docname.partition("/")[0]
        return next((chapter for chapter in self.chapters if chapter.folder == folder), None)

    def near(self, wrong: str) -> list[str]:
        """Return up to three ids that somebody who wrote ``wrong`` may have meant."""
        siblings = [i for i in self.by_id if i.rpartition(".")[0] == wrong.rpartition(".")[0]]
        pool = siblings or list(self.by_id)
        return difflib.get_close_matches(wrong, pool, 3, 0.4) or pool[-1:]


def load_outline(path: Path) -> Outline:
    """Read and check the outline; an unchanged file is read once a process.

    :param path: ``lessons/outline.yaml``
    :raises LessonError: if it is missing or ill-formed
    """
    try:
        stamp = path.stat()
    except OSError:
        raise LessonError(
            f"{path.parent.name}/{path.name}", 0, "The outline is missing", "Restore the file"
        ) from None
    return _load(path, stamp.st_mtime_ns, stamp.st_size)


@functools.lru_cache(maxsize=4)
def _load(path: Path, _mtime_ns: int, _size_bytes: int) -> Outline:
    """Read the outline; the stamps are there for the cache alone."""
    return _Reader(f"{path.parent.name}/{path.name}").outline(path.read_text("utf-8"))


class _Reader:
    """Builds the outline from YAML nodes, which know their lines."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.ids: set[str] = set()

    def fail(self, node: yaml.Node, what: str, do: str) -> LessonError:
        return LessonError(self.path, node.start_mark.line + 1, what, do)

    def outline(self, text: str) -> Outline:
        try:
            root = compose(text)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 0
            raise LessonError(
                self.path, line, f"The YAML is malformed: {error.problem}", "Correct the line"
            ) from None
        fields = self.fields(root, ("title", "chapters"))
        chapters = self.items(fields["chapters"])
        self.distinct(chapters)
        return Outline(
            self.text(fields["title"]),
            tuple(self.chapter(node, place) for place, node in enumerate(chapters, 1)),
        )

    def chapter(self, node: yaml.Node, place: int) -> Chapter:
        fields = self.fields(node, ("id", "title", "slug", "sections"))
        label, slug = self.new_id(fields["id"]), self.slug(fields["slug"])
        if slug in RESERVED_SLUGS:
            raise self.fail(fields["slug"], f"The site uses /{slug}/ itself", "Use another slug")
        folder = f"{place:02}-{slug}"
        sections = self.items(fields["sections"])
        self.distinct(sections)
        return Chapter(
            id=label,
            title=self.text(fields["title"]),
            slug=slug,
            number=int(label) if label.isdigit() else None,
            folder=folder,
            docname=f"{folder}/index",
            address=f"{slug}/",
            sections=tuple(
                self.section(item, label, folder, number) for number, item in enumerate(sections, 1)
            ),
        )

    def section(self, node: yaml.Node, label: str, folder: str, place: int) -> Section:
        fields = self.fields(node, ("id", "title", "slug", "subtopics"))
        own, slug = self.new_id(fields["id"]), self.slug(fields["slug"])
        if own != f"{label}.{place}":
            raise self.fail(
                fields["id"],
                f"The section has the id {own} but stands at {label}.{place}",
                f'Write id: "{label}.{place}" or move it',
            )
        return Section(
            id=own,
            title=self.text(fields["title"]),
            slug=slug,
            docname=f"{folder}/{place:02}-{slug}",
            address=f"{folder.partition('-')[2]}/{slug}/",
            subtopics=tuple(self.subtopic(item) for item in self.items(fields["subtopics"])),
        )

    def subtopic(self, node: yaml.Node) -> Subtopic:
        fields = self.fields(node, ("id", "title"))
        unnumbered = fields["id"].tag == "tag:yaml.org,2002:null"
        return Subtopic(
            None if unnumbered else self.new_id(fields["id"]), self.text(fields["title"])
        )

    def fields(self, node: yaml.Node | None, keys: tuple[str, ...]) -> dict[str, yaml.Node]:
        """Return the values of a mapping that must have exactly these keys."""
        if not isinstance(node, yaml.MappingNode):
            raise LessonError(
                self.path,
                node.start_mark.line + 1 if node else 1,
                "A mapping is expected here",
                f"Write the keys {', '.join(keys)}",
            )
        found: dict[str, Any] = {key.value: value for key, value in node.value}
        if set(found) != set(keys):
            given = ", ".join(found) or "none"
            raise self.fail(node, f"The keys are {given}", f"Write exactly {', '.join(keys)}")
        return found

    def items(self, node: yaml.Node) -> list[yaml.Node]:
        if not isinstance(node, yaml.SequenceNode):
            raise self.fail(node, "A list is expected here", "Write one item a line, or []")
        return list(node.value)

    def text(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            raise self.fail(node, "Text is expected here", "Write one line of text")
        return str(node.value)

    def slug(self, node: yaml.Node) -> str:
        if not _SLUG.fullmatch(self.text(node)):
            raise self.fail(
                node,
                f"The slug {self.text(node)} is not kebab-case",
                "Use lower-case letters, digits and single hyphens",
            )
        return self.text(node)

    def new_id(self, node: yaml.Node) -> str:
        value = self.text(node)
        if value in self.ids:
            raise self.fail(node, f"The id {value} is used twice", "Give every entry its own id")
        self.ids.add(value)
        return value

    def distinct(self, entries: list[yaml.Node]) -> None:
        """Refuse two entries of one list with the same slug."""
        seen: set[str] = set()
        for entry in entries:
            node = self.fields(entry, tuple(key.value for key, _ in entry.value)).get("slug")
            if node is None:
                continue
            if node.value in seen:
                raise self.fail(
                    node, f"The slug {node.value} is used twice here", "Use another slug"
                )
            seen.add(node.value)
