"""The CPython of this machine that the page's Python is held against.

Owns: which one that is, and how a program runs in it. Standard library only, but for our errors.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook_build.errors import HandbookError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

__all__ = ["NEWEST", "Interpreter", "find"]

NEWEST = 14
"""Minor version of the page's Python. A newer one would be compared with an older language."""
OLDEST = 11

ASK = "import platform; print(platform.python_implementation(), platform.python_version())"
ASKING_S = 30.0


@dataclass(frozen=True)
class Interpreter:
    """One that runs.

    :ivar path: of its program
    :ivar name: with its version, such as "CPython 3.14.0"
    """

    path: str
    name: str

    def run(self, program: Path, timeout_s: float) -> str:
        """Run a program as it would run for anybody; return its output.

        :raises HandbookError: when it fails
        """
        command = [self.path, "-I", str(program)]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, check=False, timeout=timeout_s
            )
        except subprocess.TimeoutExpired as error:
            message = f"bench: {program.name} took {self.name} more than {timeout_s:.0f} s"
            raise HandbookError(message) from error
        if done.returncode:
            raise HandbookError(f"bench: {program.name} failed in {self.name}:\n{done.stderr}")
        return done.stdout


def find(wanted: str = "", which: Callable[[str], str | None] = shutil.which) -> Interpreter:
    """Return the interpreter that was asked for, or the newest of those that can be found.

    :param wanted: a name or a path; "" for the newest
    :param which: returns the path of a program that can be called by a name
    :raises HandbookError: when there is no such interpreter
    """
    if wanted:
        path = which(wanted)
        found = path and _asked(path)
        if not found:
            raise HandbookError(
                f"bench --python: {wanted} can't be run as a Python."
                "\nTry: the path of one, or no --python for the newest on PATH."
            )
        return found
    return next(found for path in _candidates(which) if (found := _asked(path)))


def _candidates(which: Callable[[str], str | None]) -> Iterator[str]:
    """Yield those on PATH, the newest first, and at last our own, which runs."""
    for minor in range(NEWEST, OLDEST - 1, -1):
        if path := which(f"python3.{minor}"):
            yield path
    yield sys.executable


def _asked(path: str) -> Interpreter | None:
    """Return the interpreter at a path; None for what is none, such as an empty shim."""
    try:
        done = subprocess.run(
            [path, "-I", "-c", ASK], capture_output=True, text=True, check=False, timeout=ASKING_S
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    name = done.stdout.strip()
    return Interpreter(path, name) if done.returncode == 0 and name else None
