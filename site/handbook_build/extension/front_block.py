"""A block of YAML at the head of a file, read with the lines of its keys.

Owns: what goes wrong with any such block: malformed YAML, keys that are unknown or given twice,
values that are no text. Which keys there are is the business of its subclasses. Must not import
Sphinx.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, ClassVar

import yaml

from .mistakes import Mistake, Problem
from .yaml_nodes import compose

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FrontBlock", "as_yaml"]

_STR = "tag:yaml.org,2002:str"


class FrontBlock:
    """Reads one block and keeps what is wrong with it.

    :cvar keys: every key, and what an author writes for it
    :param first_line: the line of the file on which the YAML starts
    """

    keys: ClassVar[Mapping[str, str]] = {}

    def __init__(self, first_line: int = 2) -> None:
        self.first_line = first_line
        self.problems: list[Problem] = []

    def complain(
        self,
        node: yaml.Node | None,
        what: str,
        do: str,
        kind: Mistake = Mistake.FRONT_MATTER,
    ) -> None:
        """Note a mistake at a node, or at the head of the file."""
        line = self.first_line + node.start_mark.line if node else 1
        self.problems.append(Problem(kind, line, what, do))

    def fields(self, text: str) -> dict[str, yaml.Node] | None:
        """Return the value of every key, or None if the block is no mapping."""
        try:
            root = compose(text)
        except yaml.MarkedYAMLError as error:
            line = self.first_line + (error.problem_mark.line if error.problem_mark else 0)
            what = f"The front matter is malformed YAML: {error.problem}"
            do = "Put a text with a colon or a backtick into quotes"
            self.problems.append(Problem(Mistake.FRONT_MATTER, line, what, do))
            return None
        if not isinstance(root, yaml.MappingNode):
            form = next(iter(self.keys.values()))
            self.complain(root, "The front matter has no keys", f"Write {form}")
            return None
        found: dict[str, yaml.Node] = {}
        for key, value in root.value:
            self._check_key(key, found)
            found.setdefault(str(key.value), value)
        return found

    def _check_key(self, key: yaml.Node, found: Mapping[str, yaml.Node]) -> None:
        """Refuse a key that is unknown, or given twice."""
        if key.value not in self.keys:
            near = difflib.get_close_matches(str(key.value), self.keys, 1)
            hint = f"Did you mean {near[0]}? Allowed" if near else "Allowed"
            what = f"The front matter has no key {key.value}"
            self.complain(key, what, f"{hint}: {', '.join(self.keys)}")
        elif key.value in found:
            self.complain(key, f"The key {key.value} is given twice", "Keep one of the two")

    def text(self, key: str, node: yaml.Node | None) -> str:
        """Return the text of a key; "" if there is none."""
        if node is None:
            return ""
        if isinstance(node, yaml.ScalarNode) and node.tag == _STR and node.value.strip():
            return str(node.value).strip()
        if isinstance(node, yaml.ScalarNode) and node.value:
            what = f"{key}: {node.value} is a number or a constant in YAML, not text"
            self.complain(node, what, f'Write {key}: "{node.value}"')
        else:
            self.complain(node, f"The key {key} has no text", f"Write {self.keys[key]}")
        return ""


def as_yaml(text: str) -> str:
    """Return a text as a YAML scalar, quoted only if it must be."""
    try:
        plain = yaml.safe_load(f"title: {text}") == {"title": text}
    except yaml.YAMLError:
        plain = False
    return text if plain else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
