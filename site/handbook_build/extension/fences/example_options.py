r"""The options of the ``python`` fence.

Owns: every option once, with its type, default, form and help. Must not import Sphinx.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast

from handbook_build.extension.options import flag, option, split_list, unquote

__all__ = ["ExampleOptions", "Mask", "contradiction", "read_name", "read_packages"]

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PACKAGE = re.compile(r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*")
_EXCEPTION = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")
_SCHEDULE = re.compile(r"seed:[0-9]{1,9}(?: switch:(?:blocking|slice|instruction))?")
_FILE = re.compile(r"[\w-][\w.-]*")
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}

MaskKind = Literal["time", "address", "size", "path", "regex"]
_MASKS = ("time", "address", "size", "path")


@dataclass(frozen=True)
class Mask:
    """What of the output may differ from run to run; ``pattern`` is set for the kind ``regex``."""

    kind: MaskKind
    pattern: str | None = None


def read_name(raw: str) -> str:
    """Return a kebab-case name.

    :raises ValueError: if it is none
    """
    if not _NAME.fullmatch(raw):
        raise ValueError(raw)
    return raw


def _names_of(pattern: re.Pattern[str], raw: str) -> tuple[str, ...]:
    """Return the items of a list, each of which must match."""
    items = tuple(split_list(raw))
    if not all(pattern.fullmatch(item) for item in items):
        raise ValueError(raw)
    return items


def read_packages(raw: str) -> tuple[str, ...]:
    """Return the names of packages.

    :raises ValueError: if one of them can't be a name
    """
    return _names_of(_PACKAGE, raw)


def _read_files(raw: str) -> tuple[str, ...]:
    return _names_of(_FILE, raw)


def _read_answers(raw: str) -> str:
    r"""Return the prepared answers; ``\n``, ``\t``, ``\"`` and ``\\`` are escapes."""

    def decode(found: re.Match[str]) -> str:
        if found[1] not in _ESCAPES:
            raise ValueError(raw)
        return _ESCAPES[found[1]]

    body = raw[1:-1] if len(raw) > 1 and raw.startswith('"') and raw.endswith('"') else raw
    return re.sub(r"\\(.)", decode, body)


def _read_exception(raw: str) -> str:
    if not _EXCEPTION.fullmatch(raw):
        raise ValueError(raw)
    return raw


def _read_masks(raw: str) -> tuple[Mask, ...]:
    return tuple(_read_mask(item) for item in split_list(raw))


def _read_mask(item: str) -> Mask:
    if item in _MASKS:
        return Mask(cast("MaskKind", item))
    if not item.startswith('"'):
        raise ValueError(item)
    pattern = unquote(item)
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(item) from error
    return Mask("regex", pattern)


def _read_schedule(raw: str) -> str:
    text = unquote(raw)
    if not _SCHEDULE.fullmatch(text):
        raise ValueError(raw)
    return text


def _read_version(raw: str) -> str:
    if not re.fullmatch(r"3\.[1-9]\d", raw):
        raise ValueError(raw)
    return raw


def _read_seconds(raw: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,3}", raw):
        raise ValueError(raw)
    return int(raw)


@dataclass(frozen=True)
class ExampleOptions:
    """Everything that can follow ``python`` on the first line of a fence."""

    name: str = option(
        "",
        read_name,
        required=True,
        expects="kebab-case, such as closures-basics",
        help="Its permanent name, unique in the handbook: links, embeds and saved edits hang on it",
    )
    after: str | None = option(
        None,
        read_name,
        expects="the name of an example",
        help="Run that example first, in the same namespace",
    )
    packages: tuple[str, ...] = option(
        (),
        read_packages,
        expects="names between commas, such as pytest,httpx",
        help="Vendored packages that its imports do not reveal",
    )
    files: tuple[str, ...] = option(
        (),
        _read_files,
        expects="file names between commas, such as orders.csv",
        help="Files of the folder files/ beside the lesson, copied into the working folder",
    )
    stdin: str | None = option(
        None,
        _read_answers,
        expects=r'the answers, such as "Ada\n36"; the escapes are \n, \t, \" and \\',
        help="The answers given when the example is checked; a reader is asked",
    )
    raises: str | None = option(
        None,
        _read_exception,
        expects="an exception's name, such as ValueError",
        help="It must end in this exception",
    )
    varies: tuple[Mask, ...] = option(
        (),
        _read_masks,
        expects='time, address, size, path or a regular expression such as "id \\d+", or several',
        help="What is masked when the output is recorded and compared",
    )
    schedule: str | None = option(
        None,
        _read_schedule,
        expects='"seed:7", or "seed:7 switch:slice" with blocking, slice or instruction',
        help="Its threads take turns the same way every time",
    )
    predict: bool = flag("The output stays hidden until the reader has guessed")
    steps: bool = flag("Offer the step-by-step view first")
    isolated: bool = flag("Run in an interpreter of its own")
    reseeded: bool = flag("As isolated, with a new seed for hashing strings")
    since: str | None = option(
        None,
        _read_version,
        expects="a version of Python, such as 3.14",
        help="The oldest Python that runs it; downloads say so",
    )
    timeout: int | None = option(
        None,
        _read_seconds,
        expects="whole seconds, such as 20",
        help="Seconds that a check allows; the default is 10. A reader's own run is never cut off",
    )
    browser: bool = flag("It runs in the page alone; downloads show it, and don't run it")
    static: bool = flag("Shown, never run; rare, and why= says the reason")
    why: str | None = option(
        None,
        unquote,
        expects='the reason in quotes, such as "it needs a C compiler"',
        help="Why a static example is not run; readers see it",
    )


_RUN_OPTIONS = (
    "after", "packages", "files", "stdin", "raises", "varies", "schedule",
    "predict", "steps", "isolated", "reseeded", "since", "timeout", "browser",
)  # fmt: skip


def contradiction(options: ExampleOptions) -> tuple[str, str] | None:
    """Return what is wrong with options that are each right, and what to do; None if nothing is."""
    if not options.static:
        if options.why is not None:
            return "why= is given, but the example is not static", "Remove why=, or add static"
        return None
    if options.why is None:
        return "The example is static, but nothing says why", 'Write why="the reason"'
    given = [name for name in _RUN_OPTIONS if getattr(options, name)]
    if given:
        return f"The example is static, so {given[0]} has no effect", f"Remove {given[0]}"
    return None
