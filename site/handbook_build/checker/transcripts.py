"""The script of a recorded session: what its lines mean.

Owns: the format of ``transcripts/NAME.sh``. Standard library only; must not run anything.

Each line is a command as typed at a prompt: ``$ command`` and what it prints become the session.
Whatever else there is to say stands in lines that begin with ``#``:

======================  ========================================================================
``# text``              a comment
``#> version COMMAND``  required, before all commands: prints the tool's version, and is shown
``#> unseen COMMAND``   is run and not shown; it must end in exit code 0
``#> exit CODE``        the next command ends in this exit code; without it, in 0
``#> varies PATTERN``   a regular expression: what it matches may differ when it is verified
======================  ========================================================================

A command may go on over several lines, as bash understands it: a backslash at the end of a line, an
open quotation mark, ``<<EOF``, ``for … done``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handbook_build.errors import HandbookError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Command", "Script", "ScriptError", "read_script"]

_DIRECTIVE = re.compile(r"#>\s*(\w*)\s*(.*?)\s*")


class ScriptError(HandbookError):
    """Something wrong with a script; the fields are those of a lesson's error."""

    def __init__(self, line: int, what: str, do: str) -> None:
        self.line = line
        self.what = what
        self.do = do
        super().__init__(line, what, do)


@dataclass(frozen=True)
class Command:
    """A command of a session.

    :ivar line: of the script, on which it begins
    :ivar text: may have several lines
    :ivar shown: whether it and its output are in the session
    :ivar exit_code: the one that it must end in
    """

    line: int
    text: str
    shown: bool = True
    exit_code: int = 0


@dataclass
class Script:
    """A session to record.

    :ivar commands: in order
    :ivar version: the one of them that prints the tool's version
    :ivar varies: what may differ from one recording to the next
    """

    commands: list[Command] = field(default_factory=list)
    version: Command | None = None
    varies: list[re.Pattern[str]] = field(default_factory=list)


def read_script(text: str, is_complete: Callable[[str], bool] = lambda _: True) -> Script:
    """Read a script.

    :param text: of the file
    :param is_complete: whether bash would run a text, rather than ask for another line; by default
        each line counts as a command, which is enough to know what a session shows
    :raises ScriptError: if a line means nothing, or no version is asked for
    """
    return _Reader(is_complete).read(text)


class _Reader:
    """Reads a script line by line."""

    def __init__(self, is_complete: Callable[[str], bool]) -> None:
        self.is_complete = is_complete
        self.script = Script()
        self.begun: list[str] = []
        self.exit_code = 0

    def read(self, text: str) -> Script:
        number = 0
        for number, line in enumerate(text.split("\n"), 1):
            if self.begun:
                self.command(number, line)
            elif line.startswith("#>"):
                self.directive(number, line)
            elif line.strip() and not line.startswith("#"):
                self.command(number, line)
        if self.begun:
            what = "The last command is not complete"
            raise ScriptError(number, what, "Close its quotation mark, its <<EOF or its loop")
        if self.script.version is None:
            do = "Begin the script with #> version COMMAND, such as #> version git --version"
            raise ScriptError(1, "The script does not show the tool's version", do)
        return self.script

    def command(self, number: int, line: str) -> None:
        """Add a line to the command that has begun, and the command to the script at its end."""
        self.begun.append(line)
        text = "\n".join(self.begun)
        if not self.is_complete(text):
            return
        if self.script.version is None:
            do = "Put #> version COMMAND before the first command"
            raise ScriptError(number, "No version is shown before this command", do)
        first = number - len(self.begun) + 1
        self.script.commands.append(Command(first, text, exit_code=self.exit_code))
        self.begun, self.exit_code = [], 0

    def directive(self, number: int, line: str) -> None:
        match = _DIRECTIVE.fullmatch(line)
        word, rest = (match[1], match[2]) if match else ("", "")
        readers = {
            "version": self.version,
            "unseen": self.unseen,
            "exit": self.exits,
            "varies": self.varies,
        }
        if word not in readers or not rest:
            what = f"The line {line} means nothing"
            allowed = "#> version COMMAND, #> unseen COMMAND, #> exit CODE, #> varies PATTERN"
            raise ScriptError(number, what, f"Write one of: {allowed}")
        readers[word](number, rest)

    def version(self, number: int, rest: str) -> None:
        if self.script.version is not None:
            raise ScriptError(number, "A version is shown already", "Write the command alone")
        self.script.version = Command(number, rest)
        self.script.commands.append(self.script.version)

    def unseen(self, number: int, rest: str) -> None:
        self.script.commands.append(Command(number, rest, shown=False))

    def exits(self, number: int, rest: str) -> None:
        if not rest.isdecimal():
            raise ScriptError(number, f"{rest} is no exit code", "Write a number, such as 1")
        self.exit_code = int(rest)

    def varies(self, number: int, rest: str) -> None:
        try:
            self.script.varies.append(re.compile(rest))
        except re.error as error:
            what = f"{rest} is no regular expression: {error}"
            raise ScriptError(number, what, "Correct the pattern") from None
