"""`build.py record`: sessions of real tools, recorded from their scripts into the lessons.

Owns: finding a session's fence and its script, and writing the one from the other. What a script
may say is in ``transcripts``, how it is run in ``shell``.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook_build.checker.findings import Finding
from handbook_build.checker.rules.addresses import registry_hosts
from handbook_build.checker.rules.counts import MOST_LINES
from handbook_build.checker.rules.markdown import tokens
from handbook_build.checker.shell import TIME_LIMIT_S, is_complete, run_script
from handbook_build.checker.transcripts import Script, ScriptError, read_script
from handbook_build.errors import StepError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

__all__ = ["record"]

_STEP = "Recording"
_NAME = re.compile(r"console\s.*?\bname=([a-z0-9-]+)")
_CATEGORY = "console"


@dataclass(frozen=True)
class _Session:
    """A session: its script, and the lesson whose fence shows it."""

    name: str
    script: Path
    lesson: Path

    def fence(self) -> tuple[list[str], int, int]:
        """Return the lines of the lesson, and the indexes of the fence's first and last one."""
        text = self.lesson.read_text("utf-8")
        first, after = next(place for name, place in _fences(text) if name == self.name)
        return text.split("\n"), first, after - 1

    def is_closed(self) -> bool:
        """Whether the fence ends in a line of its own, and holds no fence that begins after it."""
        lines, first, last = self.fence()
        _, marker = _marker(lines[first])
        signs = [at for at in range(first + 1, last + 1) if lines[at].lstrip().startswith(marker)]
        return signs == [last]


def _fences(text: str) -> Iterator[tuple[str, list[int]]]:
    """Yield the names of the console fences of a page, and their lines."""
    for token in tokens(text):
        match = _NAME.match(token.info) if token.type == "fence" else None
        if match and token.map:
            yield match[1], token.map


def record(
    paths: Paths,
    steps: Steps,
    names: Sequence[str],
    verify: bool,
    limit_s: float = TIME_LIMIT_S,
) -> int:
    """Record sessions, or see whether they would be recorded as they are.

    :param paths: the checkout
    :param steps: shows what is done
    :param names: of sessions; none means all of them
    :param verify: whether the lessons are left alone, and a difference is a fault
    :param limit_s: seconds for one session
    :return: exit code: 0 when all went well
    :raises StepError: if a name does not exist, before anything is run
    """
    sessions = {session.name: session for session in _sessions(paths)}
    chosen = [_named(name, sessions, paths) for name in names] or list(sessions.values())
    faults = 0
    for session in chosen:
        with steps.step(f"{'Verifying' if verify else 'Recording'} {session.name}"):
            found = _handle(session, paths, verify, limit_s)
        if found:
            faults += 1
            steps.say(str(found))
    done = "as recorded" if verify else "recorded"
    steps.say(f"{len(chosen) - faults} of {len(chosen)} {done}")
    return 1 if faults else 0


def _sessions(paths: Paths) -> Iterator[_Session]:
    """Yield all sessions of the lessons, in the order of the files."""
    for lesson in sorted(paths.lessons.rglob("*.md")):
        for name, _ in _fences(lesson.read_text("utf-8")):
            yield _Session(name, lesson.parent / "transcripts" / f"{name}.sh", lesson)


def _named(name: str, sessions: dict[str, _Session], paths: Paths) -> _Session:
    """Return the session of a name.

    :raises StepError: if there is none, with names that are near
    """
    if name in sessions:
        return sessions[name]
    scripts = {script.stem: script for script in paths.lessons.rglob("transcripts/*.sh")}
    if name in scripts:
        place = paths.relative(scripts[name])
        do = f"write a fence ```console name={name} where the session belongs"
        raise StepError(_STEP, f"no lesson beside {place} shows it", do)
    near = difflib.get_close_matches(name, [*sessions, *scripts], 3)
    do = f"did you mean {' or '.join(near)}?" if near else "write the name of a console fence"
    raise StepError(_STEP, f"no session is named {name}", do)


def _handle(session: _Session, paths: Paths, verify: bool, limit_s: float) -> Finding | None:
    """Record or verify one session; return what is wrong."""
    script_path = paths.relative(session.script)
    if not session.script.is_file():
        return _at_fence(
            session, paths, f"The session {session.name} has no script", f"Write {script_path}"
        )
    if not session.is_closed():
        return _at_fence(session, paths, "The fence is not closed", "Close it with a line of ```")
    try:
        script = read_script(session.script.read_text("utf-8"), is_complete)
        body = run_script(script, limit_s)
    except ScriptError as error:
        return Finding(script_path, error.line, _CATEGORY, error.what, error.do)
    if fault := _unfit(body):
        return Finding(script_path, 1, _CATEGORY, *fault)
    if verify:
        return _compare(session, script, body, paths)
    _write(session, body)
    return None


def _at_fence(session: _Session, paths: Paths, what: str, do: str) -> Finding:
    """Return a finding at the fence of a session."""
    _, first, _ = session.fence()
    return Finding(paths.relative(session.lesson), first + 1, _CATEGORY, what, do)


def _unfit(body: str) -> tuple[str, str] | None:
    """Return why a session can't stand in a lesson, and what to do."""
    lines = body.count("\n")
    if lines > MOST_LINES:
        what = f"The session has {lines} lines, {MOST_LINES} are allowed"
        return what, "Take commands out of the script, or let them print less"
    if hosts := registry_hosts(body):
        what = f"The session shows a host of a package registry: {hosts[0]}"
        return what, "Let the tool print less, such as by --quiet"
    return None


def _write(session: _Session, body: str) -> None:
    """Put a recorded body into the fence of the lesson, and touch nothing else."""
    lines, first, last = session.fence()
    indent, marker = _marker(lines[first])
    longest = max((len(run) for run in re.findall(rf"{marker[0]}+", body)), default=0)
    longer = marker[0] * max(len(marker), longest + 1)
    lines[first : last + 1] = [
        lines[first].replace(marker, longer, 1),
        *(f"{indent}{line}" if line else line for line in body.split("\n")[:-1]),
        f"{indent}{longer}",
    ]
    session.lesson.write_bytes("\n".join(lines).encode())


def _marker(line: str) -> tuple[str, str]:
    """Return the indentation and the signs at the start of a fence."""
    signs = line.lstrip()
    return line[: len(line) - len(signs)], signs[: len(signs) - len(signs.lstrip(signs[0]))]


def _compare(session: _Session, script: Script, body: str, paths: Paths) -> Finding | None:
    """Return how a session differs from its recording, but for what may vary."""
    lines, first, last = session.fence()
    indent, _ = _marker(lines[first])
    old = [line.removeprefix(indent) for line in lines[first + 1 : last]]
    new = body.split("\n")[:-1]
    for pattern in script.varies:
        old, new = ([pattern.sub("…", line) for line in side] for side in (old, new))
    if old == new:
        return None
    diff = difflib.unified_diff(old, new, "recorded", "now", lineterm="")
    what = "\n".join([f"The session {session.name} differs from its recording", *diff])
    do = f"Record it again (build.py record {session.name}), or install the version that it shows"
    return _at_fence(session, paths, what, do)
