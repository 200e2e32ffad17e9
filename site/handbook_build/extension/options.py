"""Options after the first word of a fence: ``key=value``, values with spaces in quotes.

Owns: the way an option is declared (once, on a dataclass: default, reader, what is expected, help)
and the reading of a fence's first line against such a dataclass. Must not import Sphinx.
"""

from __future__ import annotations

import dataclasses
import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from .mistakes import Mistake, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Parsed", "flag", "option", "parse_options", "split_list", "unquote"]

T = TypeVar("T")

_QUOTED = r'"(?:[^"\\]|\\.)*"'
_OPTION = re.compile(rf'\s*([^\s="]+)(=((?:{_QUOTED}|[^\s"])*))?(?=\s|$)')
_LIST_ITEM = re.compile(rf'((?:{_QUOTED}|[^,"])*)(?:,|$)')


@dataclass(frozen=True)
class Parsed(Generic[T]):
    """What came out of a fence's first line; ``options`` is None if there are problems."""

    options: T | None
    problems: list[Problem]


def option(
    default: T, read: Callable[[str], T], *, expects: str, help: str, required: bool = False
) -> T:
    """Declare an option that has a value.

    :param default: its value when it is not given
    :param read: turns the text after ``=``, quotes included, into the value, or raises ValueError
    :param expects: what a value looks like, to follow "Write NAME=": with an example
    :param help: what it does, for authors
    :param required: whether a fence without it is refused
    :return: a dataclass field, typed as its value
    """
    meta = {"read": read, "expects": expects, "help": help, "required": required, "flag": False}
    return dataclasses.field(default=default, metadata=meta)


def flag(help: str) -> bool:
    """Declare an option without a value, off unless it is given.

    :param help: what it does, for authors
    :return: a dataclass field, typed as its value
    """
    meta = {"help": help, "required": False, "flag": True}
    return dataclasses.field(default=False, metadata=meta)


def unquote(raw: str) -> str:
    r"""Return a value without its quotes; ``\"`` stands for a quote, other backslashes stay."""
    return re.sub(_QUOTED, lambda found: found[0][1:-1].replace('\\"', '"'), raw)


def split_list(raw: str) -> list[str]:
    """Split a value at the commas outside quotes; the items keep their quotes.

    :raises ValueError: if an item is empty
    """
    items, at = [], 0
    while at <= len(raw):
        found = _LIST_ITEM.match(raw, at)
        if found is None or not found[1]:
            raise ValueError(raw)
        items.append(found[1])
        at = found.end() + (0 if found[0].endswith(",") else 1)
    return items


def parse_options(cls: type[T], text: str, fence: str, line: int) -> Parsed[T]:
    """Read the options of a fence.

    :param cls: a dataclass whose fields are made with :func:`option` and :func:`flag`
    :param text: what follows the first word of the fence's first line
    :param fence: that first word, for messages
    :param line: of the fence
    :return: the options, or what is wrong with them: all of it
    """
    return _OptionReader(cls, fence, line).read(text)


class _OptionReader(Generic[T]):
    """Reads one first line and keeps what is wrong with it."""

    def __init__(self, cls: type[T], fence: str, line: int) -> None:
        self.cls = cls
        self.fields = {field.name: field for field in dataclasses.fields(cast("Any", cls))}
        self.fence = fence
        self.line = line
        self.problems: list[Problem] = []

    def complain(self, what: str, do: str) -> None:
        self.problems.append(Problem(Mistake.OPTION, self.line, what, do))

    def read(self, text: str) -> Parsed[T]:
        values: dict[str, Any] = {}
        for name, raw in self.split(text.strip()):
            if name in values:
                self.complain(f"The option {name} is given twice", "Keep one of the two")
            elif name not in self.fields:
                self.unknown(name)
            else:
                values[name] = self.value(name, raw)
        for name, field in self.fields.items():
            if field.metadata["required"] and name not in values:
                self.complain(
                    f"The {self.fence} fence has no {name}",
                    f"Write {name}={field.metadata['expects']}",
                )
        return Parsed(None if self.problems else self.cls(**values), self.problems)

    def split(self, text: str) -> Iterator[tuple[str, str | None]]:
        at = 0
        while at < len(text):
            found = _OPTION.match(text, at)
            if found is None:
                self.complain(
                    f"The options from {text[at:].strip()} on cannot be read",
                    'Write key=value, and a value with spaces in quotes: why="two words"',
                )
                return
            yield found[1], found[3] if found[2] else None
            at = found.end()

    def unknown(self, name: str) -> None:
        near = difflib.get_close_matches(name, self.fields, 1)
        allowed = ", ".join(self.fields)
        hint = "Allowed"
        if near:
            hint = f"Did you mean {near[0]} ({self.fields[near[0]].metadata['help']})? Allowed"
        self.complain(f"The {self.fence} fence has no option {name}", f"{hint}: {allowed}")

    def value(self, name: str, raw: str | None) -> Any:
        meta = self.fields[name].metadata
        if meta["flag"]:
            if raw is not None:
                self.complain(f"The option {name} takes no value", f"Write {name} alone")
            return True
        try:
            if not raw:
                raise ValueError(raw)
            return meta["read"](raw)
        except ValueError:
            given = (
                f"The value of {name}={raw} is not understood"
                if raw
                else (f"The option {name} has no value")
            )
            self.complain(given, f"Write {name}={meta['expects']}")
            return None
