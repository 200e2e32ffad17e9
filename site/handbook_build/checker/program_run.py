"""One program in a page of its own: its output while it comes, and its end.

Owns: the conversation with ``site/js/trial-program.js``, and what an end is as an exit code.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handbook_build.checker.browser import LOADING_S, Lane, LostError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from playwright.async_api import BrowserContext

__all__ = ["Ended", "Output", "Program", "run_program"]

# As a shell has it: 128 and the number of SIGINT, or of SIGABRT.
STOPPED, ABORTED = 130, 134
EXIT_CODES = {"ok": 0, "error": 1, "stopped": STOPPED, "died": ABORTED}

GRACE_S = 30.0
"""For a page to stop a program whose time is over."""


@dataclass(frozen=True)
class Program:
    """What is run.

    :ivar name: of its file, without ``.py``
    :ivar stdin: what it reads; None for nothing
    :ivar files: what it finds in its working folder, as ``WorkingFile`` of ``protocol.js``
    :ivar limit_s: how long it may take
    """

    name: str
    source: str
    stdin: str | None
    packages: Sequence[str]
    files: Sequence[dict[str, object]]
    limit_s: int


@dataclass(frozen=True)
class Ended:
    """How a program ended.

    :ivar exit_code: as a desktop has it; None when Python could not be loaded
    :ivar seconds: that it took, without the loading of Python and packages
    :ivar notes: what else there is to say, as sentences
    """

    exit_code: int | None
    seconds: float
    notes: tuple[str, ...] = ()


class Output:
    """Where programs write.

    :param stdout: what is written to each stream, at once
    :param stderr: the same
    """

    def __init__(self, stdout: TextIO, stderr: TextIO) -> None:
        self._streams = {"stdout": stdout, "stderr": stderr}
        self._open: set[str] = set()

    def write(self, name: str, text: str) -> None:
        """Write to a stream; what its encoding has not is escaped."""
        stream = self._streams[name]
        encoding = stream.encoding or "utf-8"
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
        if text.endswith("\n"):
            self._open.discard(name)
        elif text:
            self._open.add(name)

    def end_line(self) -> None:
        """Begin a new line on stdout, if a program has left one without an end."""
        if self._open:
            self.write("stdout", "\n")
        self._open.clear()


async def run_program(
    context: BrowserContext, address: str, program: Program, output: Output
) -> Ended:
    """Run a program in an interpreter of its own.

    :param context: opens the page
    :param address: of the site, ending in a slash
    :param output: gets what it writes, in the order written
    """
    lane = Lane(context, address)
    patience_s = program.limit_s + LOADING_S + GRACE_S
    try:
        await lane.call(LOADING_S, "startProgram", _request(program))
        while True:
            part = await lane.call(patience_s, "nextPart")
            for chunk in part["chunks"]:
                output.write(chunk["stream"], chunk["text"])
            if part["end"]:
                if part["end"]["outcome"] == "died":
                    output.write("stderr", "".join(f"{problem}\n" for problem in lane.problems))
                return _ended(part["end"], program.limit_s)
    except LostError as lost:
        return Ended(ABORTED, 0.0, (str(lost),))
    finally:
        await lane.close()


def _request(program: Program) -> dict[str, Any]:
    return {
        "name": program.name,
        "source": program.source,
        "stdin": program.stdin,
        "packages": list(program.packages),
        "files": list(program.files),
        "limit": program.limit_s,
    }


def _ended(raw: dict[str, Any], limit_s: int) -> Ended:
    """Return the end that the page tells of in its shape here."""
    expired = f"Stopped after {limit_s} s." if raw["expired"] else None
    note = expired or raw["note"]
    # What the page says after the first sentence is for the reader of a lesson.
    notes = [f"{note.partition('. ')[0].rstrip('.')}."] if note else []
    if raw["droppedLines"]:
        notes.append(f"{raw['droppedLines']:,} lines beyond what a page takes were dropped.")
    if raw["outcome"] == "failed":
        return Ended(None, raw["seconds"], tuple(notes))
    code = EXIT_CODES[raw["outcome"]] if raw["exitCode"] is None else raw["exitCode"]
    return Ended(STOPPED if raw["expired"] else code, raw["seconds"], tuple(notes))
