"""Recorded sessions come from a script, and show what it says.

Owns: where the script of a session is, and the comparison of the two without running it.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from handbook_build.checker.findings import Finding
from handbook_build.checker.transcripts import ScriptError, read_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .material import Entry, Material

__all__ = ["check", "script_of"]


def script_of(console: Entry) -> str:
    """Return the path of the script from which a session is recorded."""
    return f"{posixpath.dirname(console['path'])}/transcripts/{console['name']}.sh"


def check(material: Material) -> Iterator[Finding]:
    """Refuse sessions without a script, or with another one than they were recorded from."""
    for console in material.consoles:
        script = script_of(console)
        if not material.exists(script):
            what = f"The session {console['name']} has no script"
            do = f"Write {script}, and record it: python3 build.py record {console['name']}"
            yield Finding(console["path"], console["line"], "console", what, do)
            continue
        try:
            shown = read_script(material.text(script))
        except ScriptError as error:
            yield Finding(script, error.line, "console", error.what, error.do)
            continue
        lines = [command.text for command in shown.commands if command.shown]
        missing = _first_missing(lines, console["body"].split("\n"))
        if missing is not None:
            what = f"The session {console['name']} does not show {missing}, as its script does"
            do = f"Record it again: python3 build.py record {console['name']}"
            yield Finding(console["path"], console["line"], "console", what, do)


def _first_missing(lines: list[str], body: list[str]) -> str | None:
    """Return the first line of the script that the body lacks, in order."""
    rest = iter(body)
    for line in lines:
        prompts = (f"$ {line}", f"> {line}")
        if not any(other in prompts for other in rest):
            return line
    return None
