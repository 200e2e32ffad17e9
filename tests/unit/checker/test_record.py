"""Recording sessions: real scripts, real bash."""

from __future__ import annotations

import io
import os
import platform
import socket
import sys
from pathlib import Path

import pytest
from handbook_build.checker.record import record
from handbook_build.checker.shell import bash, is_complete, masked
from handbook_build.errors import StepError
from handbook_build.pipeline.paths import Paths
from handbook_build.pipeline.steps import Steps

LESSON = "lessons/02-start/01-installing.md"
VERSION = "#> version python3 --version\n"
SHOWN = f"$ python3 --version\nPython {platform.python_version()}\n"
PAGE = """---
id: "2.1"
title: Installing
---

Before.

```console name={name}
to be recorded
```

After.
"""


class Sessions:
    """A folder with a lesson and its scripts, and what `record` says."""

    def __init__(self, root: Path) -> None:
        self.paths = Paths(root)
        self.lesson = root / LESSON
        self.transcripts = self.lesson.parent / "transcripts"
        self.transcripts.mkdir(parents=True)
        self.lesson.write_text(PAGE.format(name="venv"))
        self.said = ""

    def script(self, text: str, name: str = "venv") -> None:
        """Write a script."""
        (self.transcripts / f"{name}.sh").write_text(text)

    def record(self, *names: str, verify: bool = False, limit_s: float = 60) -> int:
        """Record, and keep what is printed."""
        stream = io.StringIO()
        try:
            return record(self.paths, Steps(self.paths.logs, stream), names, verify, limit_s)
        finally:
            self.said = stream.getvalue()

    @property
    def body(self) -> str:
        """The body of the lesson's first fence."""
        return self.lesson.read_text().partition("name=venv\n")[2].partition("```\n")[0]


@pytest.fixture
def sessions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sessions:
    """A lesson with one fence; `python3` is the one that runs these tests."""
    programs = tmp_path / "programs"
    programs.mkdir()
    python = programs / "python3"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    return Sessions(tmp_path)


def test_record_writes_commands_and_what_they_print(sessions: Sessions) -> None:
    sessions.script(f"{VERSION}\n# A remark.\nprintf 'a\\nb\\n'\necho err >&2; echo out\n")
    assert sessions.record("venv") == 0
    shown = "$ printf 'a\\nb\\n'\na\nb\n$ echo err >&2; echo out\nerr\nout\n"
    assert sessions.body == SHOWN + shown
    text = sessions.lesson.read_text()
    assert text == PAGE.format(name="venv").replace("to be recorded\n", SHOWN + shown)


def test_record_keeps_the_shell_from_command_to_command(sessions: Sessions) -> None:
    sessions.script(f"{VERSION}#> unseen mkdir inner; cd inner\nx=2\necho $x; basename $PWD\n")
    assert sessions.record("venv") == 0
    assert sessions.body == f"{SHOWN}$ x=2\n$ echo $x; basename $PWD\n2\ninner\n"


def test_record_begins_in_an_empty_home_folder(sessions: Sessions) -> None:
    sessions.script(f"{VERSION}ls -A\necho ~ $PWD $LANG $HOME/x\n")
    assert sessions.record("venv") == 0
    home = "/home/reader"
    assert sessions.body.endswith(
        f"$ ls -A\n$ echo ~ $PWD $LANG $HOME/x\n{home} {home} C.UTF-8 {home}/x\n"
    )


def test_record_hands_on_nothing_of_our_environment_but_path(
    sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_WORD", "swordfish")
    sessions.script(
        f"{VERSION}env | LC_ALL=C sort | cut -d= -f1 | grep -v '^[_S]'\necho [$SECRET_WORD]\n"
    )
    assert sessions.record("venv") == 0
    names = [
        "COLUMNS",
        "HOME",
        "LANG",
        "LOGNAME",
        "PATH",
        "PIP_DISABLE_PIP_VERSION_CHECK",
        "PWD",
        "PYTHONUNBUFFERED",
        "TERM",
        "USER",
    ]
    assert sessions.body.split("\n")[3:-1] == [*names, "$ echo [$SECRET_WORD]", "[]"]


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        ("echo a \\\n  b\n", "$ echo a \\\n>   b\na b\n"),
        ("echo 'a\n# b'\n", "$ echo 'a\n> # b'\na\n# b\n"),
        ("cat <<END\n# a\n\nb\nEND\n", "$ cat <<END\n> # a\n> \n> b\n> END\n# a\n\nb\n"),
        ("for x in 1 2; do\n  echo $x\ndone\n", "$ for x in 1 2; do\n>   echo $x\n> done\n1\n2\n"),
        ("printf a\n", "$ printf a\na\n"),
        ("printf '10%%\\r20%%\\n'\n", "$ printf '10%%\\r20%%\\n'\n20%\n"),
        ("echo '```'\n", "$ echo '```'\n```\n"),
    ],
)
def test_record_shows_commands_of_several_lines(sessions: Sessions, lines: str, shown: str) -> None:
    sessions.script(VERSION + lines)
    assert sessions.record("venv") == 0
    assert f"{SHOWN}{shown}" in sessions.lesson.read_text()
    assert sessions.record("venv", verify=True) == 0
    assert sessions.lesson.read_text().endswith("\n\nAfter.\n")


def test_record_of_two_sessions_of_a_lesson_puts_each_in_its_place(sessions: Sessions) -> None:
    with sessions.lesson.open("a") as file:
        file.write("\n- In a list:\n\n  ```console name=second\n  ?\n  ```\n")
    sessions.script(f"{VERSION}echo 1; echo 2; echo 3\n")
    sessions.script(f"{VERSION}echo second\n", "second")
    assert sessions.record() == 0
    assert sessions.body == f"{SHOWN}$ echo 1; echo 2; echo 3\n1\n2\n3\n"
    indented = "".join(f"  {line}\n" for line in f"{SHOWN}$ echo second\nsecond".split("\n"))
    assert sessions.lesson.read_text().endswith(f"  ```console name=second\n{indented}  ```\n")
    assert sessions.said.endswith("2 of 2 recorded\n")
    assert sessions.record(verify=True) == 0


def test_record_masks_the_home_folder_and_the_name_of_the_computer() -> None:
    home, host = str(Path.home()), socket.gethostname()
    text = f"{home}/x {home}: /tmp/handbook-1/home/y on {host}, {host}x"
    expected = f"/home/reader/x /home/reader: /home/reader/y on host, {host}x"
    assert masked(text, "/tmp/handbook-1/home") == expected


def test_record_command_that_fails_refused(sessions: Sessions) -> None:
    before = sessions.lesson.read_text()
    sessions.script(f"{VERSION}echo so far\necho oh no; false\n")
    assert sessions.record("venv") == 1
    place = "lessons/02-start/transcripts/venv.sh:3:"
    assert f"{place} echo oh no; false ended in exit code 1, not 0." in sessions.said
    assert "write #> exit 1 on the line before.\noh no\n" in sessions.said
    assert sessions.lesson.read_text() == before


def test_record_command_that_fails_as_expected_recorded(sessions: Sessions) -> None:
    sessions.script(f"{VERSION}#> exit 3\n(echo no; exit 3)\n")
    assert sessions.record("venv") == 0
    assert sessions.body == f"{SHOWN}$ (echo no; exit 3)\nno\n"


def test_record_command_that_should_fail_and_does_not_refused(sessions: Sessions) -> None:
    sessions.script(f"{VERSION}#> exit 3\ntrue\n")
    assert sessions.record("venv") == 1
    assert "venv.sh:3: true ended in exit code 0, not 3." in sessions.said


def test_record_unseen_command_that_fails_refused(sessions: Sessions) -> None:
    sessions.script(f"{VERSION}#> unseen cd nowhere\n")
    assert sessions.record("venv") == 1
    assert "venv.sh:2: cd nowhere ended in exit code 1, not 0." in sessions.said
    assert "bash: cd: nowhere: No such file or directory" in sessions.said


def test_record_tool_that_is_not_installed_refused(sessions: Sessions) -> None:
    sessions.script("#> version no-such-tool --version\n")
    assert sessions.record("venv") == 1
    assert "venv.sh:1: no-such-tool is not installed here. Install it, and record" in sessions.said


def test_record_tool_that_prints_no_version_refused(sessions: Sessions) -> None:
    sessions.script("#> version true\n")
    assert sessions.record("venv") == 1
    assert "venv.sh:1: true prints no version." in sessions.said


def test_record_command_that_is_not_found_shown_as_bash_says_it(sessions: Sessions) -> None:
    sessions.script(f"{VERSION}#> exit 127\nno-such-tool\n")
    assert sessions.record("venv") == 0
    assert sessions.body.endswith("bash: no-such-tool: command not found\n")


def test_record_command_that_ends_the_shell_refused(sessions: Sessions) -> None:
    sessions.script(f"{VERSION}exit\necho never\n")
    assert sessions.record("venv") == 1
    assert "venv.sh:2: exit ended the shell." in sessions.said


def test_record_command_that_never_ends_stopped_at_the_limit(sessions: Sessions) -> None:
    sessions.script(f"{VERSION}echo begun; sleep 600\n")
    assert sessions.record("venv", limit_s=1) == 1
    assert "venv.sh:2: echo begun; sleep 600 had not ended after 1 s." in sessions.said


def test_record_command_that_asks_gets_no_answer(sessions: Sessions) -> None:
    sessions.script(f"{VERSION}#> exit 1\nread answer\n")
    assert sessions.record("venv") == 0


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("echo a\n", "venv.sh:1: No version is shown before this command."),
        (f"{VERSION}echo 'a\n", "venv.sh:3: The last command is not complete."),
        (f"{VERSION}seq 39\n", "venv.sh:1: The session has 42 lines, 40 are allowed."),
    ],
)
def test_record_script_with_a_fault_refused(sessions: Sessions, script: str, message: str) -> None:
    sessions.script(script)
    assert sessions.record("venv") == 1
    assert message in sessions.said
    assert sessions.body == "to be recorded\n"


def test_record_session_that_shows_a_registry_refused(sessions: Sessions) -> None:
    host = ".".join(["pypi", "org"])
    sessions.script(f"{VERSION}echo from {host}\n")
    assert sessions.record("venv") == 1
    assert f"The session shows a host of a package registry: {host}." in sessions.said


def test_record_fence_without_a_script_refused(sessions: Sessions) -> None:
    assert sessions.record("venv") == 1
    message = f"{LESSON}:8: The session venv has no script. Write lessons/02-start/transcripts/"
    assert message in sessions.said


def test_record_fence_that_is_not_closed_refused(sessions: Sessions) -> None:
    text = sessions.lesson.read_text().replace("```\n\nAfter", "\nAfter\n```python name=x\n```")
    sessions.lesson.write_text(text)
    sessions.script(VERSION)
    assert sessions.record("venv") == 1
    assert f"{LESSON}:8: The fence is not closed." in sessions.said
    assert sessions.lesson.read_text() == text


@pytest.mark.parametrize(
    ("name", "do"),
    [("venvs", "did you mean venv?"), ("nothing", "write the name of a console fence")],
)
def test_record_name_that_does_not_exist_refused(sessions: Sessions, name: str, do: str) -> None:
    with pytest.raises(StepError, match=f"no session is named {name}") as error:
        sessions.record(name)
    assert error.value.do == do


def test_record_script_without_a_fence_refused(sessions: Sessions) -> None:
    sessions.script(VERSION, "lonely")
    with pytest.raises(
        StepError, match=r"no lesson beside lessons/02-start/transcripts/lonely\.sh"
    ):
        sessions.record("lonely")


def test_verify_session_as_recorded_passes_and_writes_nothing(sessions: Sessions) -> None:
    sessions.script(f"{VERSION}echo a\n")
    sessions.record("venv")
    before = sessions.lesson.read_text()
    assert sessions.record("venv", verify=True) == 0
    assert sessions.said.endswith("1 of 1 as recorded\n")
    assert sessions.lesson.read_text() == before


def test_verify_session_that_differs_refused_with_the_difference(sessions: Sessions) -> None:
    sessions.script(f"{VERSION}echo a\n")
    sessions.record("venv")
    before = sessions.lesson.read_text()
    sessions.script(f"{VERSION}echo b\n")
    assert sessions.record("venv", verify=True) == 1
    assert f"{LESSON}:8: The session venv differs from its recording." in sessions.said
    assert "\n-$ echo a\n-a\n+$ echo b\n+b\n" in sessions.said
    assert sessions.lesson.read_text() == before


@pytest.mark.parametrize(("pattern", "code"), [(r"\d+ ns", 0), (r"\d+ ms", 1)])
def test_verify_what_may_vary_is_left_out(sessions: Sessions, pattern: str, code: int) -> None:
    command = "python3 -c 'import time; print(time.time_ns(), \"ns\")'"
    sessions.script(f"{VERSION}#> varies {pattern}\n{command}\n")
    sessions.record("venv")
    assert sessions.record("venv", verify=True) == code


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("echo a", True),
        ("echo a\\\\", True),
        ("echo a\\", False),
        ('echo "a', False),
        ("if true; then", False),
        ("cat <<E\na", False),
        ("cat <<E\na\nE", True),
        ("echo )", True),
    ],
)
def test_command_is_complete_as_bash_sees_it(text: str, complete: bool) -> None:
    assert is_complete(text) is complete


def test_record_without_bash_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StepError, match="there is no bash"):
        bash()
