"""Where the handbook's source is, and where mistakes are reported.

Owns: the table ``tool.handbook`` of ``pyproject.toml``, the one place for both. Standard library
only; imports nothing of ``handbook_build`` but the errors.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handbook_build.errors import HandbookError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Project", "load_project"]

TITLE, TEXT = "{title}", "{text}"
SCHEMES = ("https://", "http://", "mailto:")


@dataclass(frozen=True)
class Project:
    """Addresses that pages name; an empty one is named nowhere.

    :ivar source: of the repository
    :ivar mistakes: of the form for a report, with ``{title}`` and ``{text}`` where they belong
    """

    source: str = ""
    mistakes: str = ""


def load_project(path: Path) -> Project:
    """Read the addresses.

    :param path: of ``pyproject.toml``; a missing file names none
    :raises HandbookError: when the table has other keys, or an address that is none
    """
    if not path.is_file():
        return Project()
    table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {})
    values = table.get("handbook", {})
    for key, value in values.items():
        if key not in Project.__dataclass_fields__:
            raise HandbookError(f"{path.name}: tool.handbook has no key {key}. Remove it.")
        if value and not str(value).startswith(SCHEMES):
            raise HandbookError(
                f"{path.name}: tool.handbook.{key} is {value!r}, which is no address. "
                f"Begin it with one of {', '.join(SCHEMES)}."
            )
    project = Project(**values)
    if project.mistakes and not (TITLE in project.mistakes and TEXT in project.mistakes):
        raise HandbookError(
            f"{path.name}: tool.handbook.mistakes has no place for what is reported. "
            f"Put {TITLE} and {TEXT} into it."
        )
    return project
