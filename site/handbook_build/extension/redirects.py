"""Names that examples, exercises and recorded sessions had before: ``lessons/redirects.yaml``.

Owns: the form of the file, ``OLD: NEW`` on each line, and the anchor that keeps an old address.
What was linked or embedded by an old name leads to the new one for ever. Must not import the
builder.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from handbook_build.errors import LessonError

from .yaml_nodes import compose

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

__all__ = ["FILE", "Redirects", "former_anchors", "load_redirects"]

FILE = "redirects.yaml"


class Redirects:
    """The redirects of a handbook.

    :param targets: new name by old name
    :param lines: line of the file by old name
    :param path: of the file as a reader of messages knows it
    """

    def __init__(self, targets: Mapping[str, str], lines: Mapping[str, int], path: str) -> None:
        self.targets = dict(targets)
        self._lines = dict(lines)
        self._path = path

    def former(self, name: str) -> list[str]:
        """Return the names that something had before."""
        return [old for old, new in self.targets.items() if new == name]

    def check(self, names: Collection[str]) -> None:
        """Make sure that each leads from what is no more to what there is.

        :param names: all that the handbook has
        :raises LessonError: for the first that doesn't
        """
        for old, new in self.targets.items():
            if old in names:
                what = f"{old} is redirected, but there is something of this name"
                raise LessonError(self._path, self._lines[old], what, "Remove the line")
            if new not in names:
                what = f"{old} is redirected to {new}, which is no name of the handbook"
                do = "Write the name that it has now"
                raise LessonError(self._path, self._lines[old], what, do)


def load_redirects(outline: str) -> Redirects:
    """Return the redirects of the lessons beside an outline; without a file there are none.

    :param outline: path of ``outline.yaml``
    :raises LessonError: if the file is malformed
    """
    path = Path(outline).with_name(FILE)
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return Redirects({}, {}, "")
    return _read(path, changed)


@functools.lru_cache(maxsize=4)
def _read(path: Path, _changed_ns: int) -> Redirects:
    shown = f"{path.parent.name}/{path.name}"
    try:
        pairs = list(_pairs(compose(path.read_text("utf-8")), shown))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise LessonError(shown, line, f"No YAML: {error.problem}", "Write OLD: NEW") from error
    lines = {old: line for old, _, line in pairs}
    return Redirects({old: new for old, new, _ in pairs}, lines, shown)


def _pairs(node: yaml.Node | None, path: str) -> Iterator[tuple[str, str, int]]:
    """Yield old name, new name and line."""
    if node is None:
        return
    if not isinstance(node, yaml.MappingNode):
        raise LessonError(path, 1, "The file holds no redirects", "Write OLD: NEW on each line")
    seen = set[str]()
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(value, yaml.ScalarNode) or not value.value:
            raise LessonError(path, line, f"{key.value} leads nowhere", "Write OLD: NEW")
        if key.value in seen:
            raise LessonError(path, line, f"{key.value} is redirected twice", "Remove one line")
        seen.add(key.value)
        yield key.value, value.value, line


def former_anchors(redirects: Redirects, name: str) -> str:
    """Return the anchors that stand before something, so that its old addresses lead there."""
    return "".join(f'<span id="{old}"></span>' for old in redirects.former(name))
