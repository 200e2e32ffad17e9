"""Running the script of a session in bash, and masking what only this computer knows.

Owns: the clean surroundings of a session, its time limit and its masks.
"""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from handbook_build.checker.transcripts import ScriptError
from handbook_build.errors import StepError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook_build.checker.transcripts import Command, Script

__all__ = ["HOME", "TIME_LIMIT_S", "bash", "is_complete", "masked", "run_script"]

#: What the home folder of a session is called.
HOME = "/home/reader"
_HOST = "host"

#: Seconds for all commands of a session.
TIME_LIMIT_S = 300.0

_NOT_FOUND = 127


@dataclass(frozen=True)
class _Ended:
    """What a command printed, and its exit code; None if it ended the shell."""

    output: str
    code: int | None


def bash() -> str:
    """Return the path of bash.

    :raises StepError: if there is none
    """
    found = shutil.which("bash") if os.name == "posix" else None
    if found is None:
        do = "record on Linux or macOS, or install bash"
        raise StepError("Recording", "there is no bash", do)
    return found


def is_complete(text: str) -> bool:
    """Whether bash has all of a command; it warns where a ``<<EOF`` is left open."""
    check = [bash(), "--norc", "-n", "-c", text]
    done = subprocess.run(check, capture_output=True, text=True, check=False, env=_environment(""))
    open_end = "unexpected end of file" in done.stderr or "unexpected EOF" in done.stderr
    return not (
        open_end or "here-document" in done.stderr or re.search(r"(?<!\\)(\\\\)*\\\Z", text)
    )


def run_script(script: Script, limit_s: float = TIME_LIMIT_S) -> str:
    """Run the commands of a script one after the other, in one bash and one empty folder.

    :param script: what to run
    :param limit_s: seconds for all of it
    :return: the session: commands after ``$``, their further lines after ``>``, and what they print
    :raises ScriptError: if the tool is not installed or a command ends otherwise than it should
    """
    with tempfile.TemporaryDirectory(prefix="handbook-", ignore_cleanup_errors=True) as name:
        home, control = Path(name, "home").resolve(), Path(name, "control").resolve()
        home.mkdir()
        control.mkdir()
        in_time = _run(script.commands, home, control, limit_s)
        parts = []
        for number, command in enumerate(script.commands):
            ended = _ended(control, number)
            _judge(command, ended, limit_s if not in_time else None, command is script.version)
            if command.shown:
                prompt = "$ " + command.text.replace("\n", "\n> ")
                parts.append(f"{prompt}\n{masked(ended.output, str(home))}")
    return "".join(parts)


def _run(commands: Sequence[Command], home: Path, control: Path, limit_s: float) -> bool:
    """Run all commands; what each prints and ends in goes to files. Return whether it ended."""
    driver = control / "session"
    lines = []
    for number, command in enumerate(commands):
        place = control / f"{number}.sh"
        place.write_text(f"{command.text}\n", "utf-8")
        shell, output, code = (
            shlex.quote(str(control / f"{number}.{end}")) for end in ("sh", "out", "code")
        )
        lines.append(f"{{ . {shell}; }} >{output} 2>&1 </dev/null; echo $? >{code}\n")
    driver.write_text("".join(lines), "utf-8")
    process = subprocess.Popen(
        [bash(), "--norc", "--noprofile", str(driver)],
        cwd=home,
        env=_environment(str(home)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(limit_s)
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end_group(process)
    return True


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """End the shell and what it left running in the background."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _environment(home: str) -> dict[str, str]:
    """Return the whole environment of a session: PATH is ours, the rest is the same everywhere."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": home,
        "LANG": "C.UTF-8",
        "TERM": "dumb",
        "COLUMNS": "80",
        "USER": "reader",
        "LOGNAME": "reader",
        "PYTHONUNBUFFERED": "1",
        # pip's notice of a newer pip would make a session stale from one week to the next.
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


def _ended(control: Path, number: int) -> _Ended:
    """Return how a command ended, its output as a terminal leaves it."""
    output, code = control / f"{number}.out", control / f"{number}.code"
    text = output.read_bytes().decode("utf-8", "replace") if output.exists() else ""
    source = re.escape(str(control / f"{number}.sh"))
    text = re.sub(rf"^{source}: line \d+: ", "bash: ", text, flags=re.MULTILINE)
    lines = [line.rstrip("\r").rpartition("\r")[2] for line in text.split("\n")]
    text = "\n".join(lines)
    if text and not text.endswith("\n"):
        text += "\n"
    number_text = code.read_text() if code.exists() else ""
    return _Ended(text, int(number_text) if number_text else None)


def _judge(command: Command, ended: _Ended, limit_s: float | None, is_version: bool) -> None:
    """Refuse a command that ended otherwise than its script says.

    :param limit_s: the time limit if the session was over it
    :raises ScriptError: saying what it printed last
    """
    name = command.text.split("\n")[0]
    last = f"\n{ended.output.rstrip()}" if ended.output.strip() else ""
    if ended.code is None and limit_s is not None:
        what = f"{name} had not ended after {limit_s:g} s{last}"
        raise ScriptError(command.line, what, "See whether it waits for an answer")
    if ended.code is None:
        what = f"{name} ended the shell{last}"
        raise ScriptError(command.line, what, "Take exit, exec and set -e out of the script")
    if is_version and ended.code == _NOT_FOUND:
        what = f"{name.split()[0]} is not installed here{last}"
        raise ScriptError(command.line, what, "Install it, and record again")
    if ended.code != command.exit_code:
        what = f"{name} ended in exit code {ended.code}, not {command.exit_code}{last}"
        do = f"Correct it, or write #> exit {ended.code} on the line before"
        raise ScriptError(command.line, what, do)
    if is_version and not ended.output.strip():
        what = f"{name} prints no version"
        raise ScriptError(command.line, what, "Ask the tool another way, such as by --version")


def masked(text: str, home: str) -> str:
    """Return a text with what only this computer knows replaced.

    :param text: what a command printed
    :param home: the home folder of the session
    :return: both the session's and the person's home folder as ``/home/reader``, the computer's
        name as ``host``
    """
    for folder in sorted({home, str(Path.home())} - {"/"}, key=len, reverse=True):
        text = re.sub(rf"{re.escape(folder)}(?![\w-])", HOME, text)
    for name in {socket.gethostname(), socket.gethostname().partition(".")[0]} - {"", "localhost"}:
        text = re.sub(rf"(?<![\w.-]){re.escape(name)}(?![\w-])", _HOST, text)
    return text
