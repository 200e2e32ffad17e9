"""The options with which ``build.py check`` runs programs instead of examples.

Owns: what they are called, and which of them go together. At import the standard library only.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from handbook_build.errors import HandbookError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from handbook_build.checker.programs import Request

__all__ = ["add_to", "requested"]

TIMEOUT_S = 600


def add_to(check: argparse.ArgumentParser, count: Callable[[str], int]) -> None:
    """Give the command check these options.

    :param count: reads a number of at least 1
    """
    group = check.add_argument_group("programs that are not the handbook's")
    group.add_argument(
        "--program", nargs="+", type=Path, default=[], metavar="FILE", help="run these instead"
    )
    group.add_argument(
        "--beside",
        action="append",
        type=Path,
        default=[],
        metavar="PATH",
        help="a file or folder to put into their working folder; may be repeated",
    )
    group.add_argument(
        "--package",
        action="append",
        default=[],
        metavar="NAME",
        help="a package that their imports don't reveal; may be repeated",
    )
    group.add_argument(
        "--timeout",
        type=count,
        metavar="SECONDS",
        help=f"after which a program is stopped ({TIMEOUT_S})",
    )
    group.add_argument("--firefox", action="store_true", help="instead of Chromium")
    group.add_argument("--stdin", type=Path, metavar="FILE", help="what they read")


def requested(options: argparse.Namespace) -> Request | None:
    """Return which programs are asked for.

    :return: None when examples are
    :raises HandbookError: when options don't go together
    """
    if not options.program:
        for name in ("beside", "package", "timeout", "firefox", "stdin"):
            if getattr(options, name):
                raise HandbookError(
                    f"check --{name} is for programs, and there is none."
                    f"\nTry: check --program FILE --{name} …"
                )
        return None
    _refuse_examples(options)
    from handbook_build.checker.programs import Request  # noqa: PLC0415

    return Request(
        tuple(options.program),
        tuple(options.beside),
        tuple(options.package),
        options.timeout or TIMEOUT_S,
        options.firefox,
        options.stdin,
    )


def _refuse_examples(options: argparse.Namespace) -> None:
    """Refuse what is for examples alone."""
    given = [*options.patterns]
    given += ["--update"] if options.update else []
    given += [] if options.seed is None else ["--seed"]
    if given:
        raise HandbookError(
            f"check --program runs files, and {' '.join(given)} is about examples."
            "\nTry: check --program FILE, and check for the examples, one after the other."
        )
