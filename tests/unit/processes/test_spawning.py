"""How a process is asked for, waited for and signalled."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any

import pytest
from handbook.processes import descriptors as table
from handbook.processes import spawning
from handbook.processes.kernel import kernel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.unit.processes.conftest import Page

EXECUTABLE = spawning.EXECUTABLE.encode()


@pytest.fixture(autouse=True)
def _let_go() -> Iterator[None]:
    yield
    spawning.forget_all()
    table.forget_all()
    spawning.become(os.getpid(), 1)


@pytest.fixture
def problems() -> Iterator[tuple[int, int]]:
    """A pipe for what keeps a command from being run."""
    pair = os.pipe()
    yield pair
    for fd in pair:
        os.close(fd)


def begin(problems: tuple[int, int], **changed: Any) -> int:
    """Call `fork_exec` as `subprocess` does."""
    given: dict[str, Any] = {
        "args": [EXECUTABLE, b"-c", b"pass"],
        "executables": (EXECUTABLE,),
        "close_fds": True,
        "pass_fds": (problems[1],),
        "cwd": None,
        "env": [b"A=1=2"],
        "standard": (-1, -1, -1, -1, -1, -1),
        "group": -1,
        "owners": (None, None, None),
        "preexec_fn": None,
    } | changed
    first = [given[name] for name in ("args", "executables", "close_fds", "pass_fds", "cwd", "env")]
    rest = [*problems, False, False, given["group"], *given["owners"], -1, given["preexec_fn"]]
    return spawning.fork_exec(*first, *given["standard"], *rest)


def asked_for(page: Page) -> tuple[dict[str, Any], list[list[Any]]]:
    """Return what the kernel was asked for."""
    op, [wanted], _ = page.asked[-1]
    assert op == "spawn"
    return wanted["start"], wanted["files"]


def test_command_goes_to_the_kernel(page: Page, problems: tuple[int, int], tmp_path: Path) -> None:
    fd = table.reserve()
    table.adopt(fd)
    page.answers.append(43)
    standard = (fd, -1, -1, fd, -1, -1)
    assert (
        begin(
            problems,
            standard=standard,
            cwd=bytes(tmp_path),
            pass_fds=tuple(sorted([fd, problems[1]])),
        )
        == 43
    )
    start, files = asked_for(page)
    assert start["argv"] == [spawning.EXECUTABLE, "-c", "pass"]
    assert (start["env"], start["cwd"]) == ({"A": "1=2"}, str(tmp_path))
    assert [pair for pair in files if pair[0] != 2] == [[0, fd], [1, fd], [fd, fd]]


def test_files_are_lent_or_read_before(
    page: Page, problems: tuple[int, int], tmp_path: Path
) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(b"caf\xc3\xa9")
    reading, writing = os.open(path, os.O_RDONLY), os.open(path, os.O_WRONLY)
    page.answers.append(43)
    begin(problems, standard=(reading, -1, -1, writing, -1, writing))
    start, files = asked_for(page)
    assert (start["nulls"], start["feeds"]) == ([0], {"0": "caf\u00c3\u00a9"})
    assert [(number, source.partition(":")[0]) for number, source in files] == [
        (1, "remote"),
        (2, "remote"),
    ]
    for fd in (reading, writing):
        os.close(fd)


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"executables": (b"/bin/no-such", b"/no-such")}, f"OSError:{errno.ENOENT:X}:"),
        ({"executables": (b"/etc/passwd",)}, f"OSError:{errno.EACCES:X}:"),
        ({"executables": (b"/etc",)}, f"OSError:{errno.EACCES:X}:"),
        ({"executables": (b"/bin/true",)}, f"OSError:{errno.ENOEXEC:X}:"),
        ({"owners": (None, None, 1000)}, f"OSError:{errno.EPERM:X}:noexec"),
        ({"cwd": b"/no-such"}, f"OSError:{errno.ENOENT:X}:noexec:chdir"),
        ({"cwd": b"/etc/passwd"}, f"OSError:{errno.ENOTDIR:X}:noexec:chdir"),
        ({"preexec_fn": int}, f"SubprocessError:0:{spawning.NO_PREEXEC}"),
    ],
)
def test_what_cannot_be_run_is_told_as_subprocess_reads_it(
    page: Page, problems: tuple[int, int], changed: dict[str, Any], problem: str
) -> None:
    page.answers.append(44)
    assert begin(problems, **changed) == 44
    assert os.read(problems[0], 1000).decode() == problem
    assert page.asked == [("fail", [255], None)]


@pytest.mark.parametrize(
    ("first_line", "outcome"),
    [
        ("#!/usr/bin/env python3", None),
        ("#!/bin/sh", errno.ENOENT),
        ("print(1)", errno.ENOEXEC),
    ],
)
def test_script_is_run_by_the_interpreter_that_it_names(
    page: Page, problems: tuple[int, int], tmp_path: Path, first_line: str, outcome: int | None
) -> None:
    script = tmp_path / "tool"
    script.write_text(f"{first_line}\n")
    script.chmod(0o755)
    page.answers.append(43)
    begin(problems, args=[b"tool", b"-x"], executables=(b"./tool",), cwd=bytes(tmp_path))
    if outcome is None:
        start, _ = asked_for(page)
        assert start["argv"] == [spawning.EXECUTABLE, "./tool", "-x"]
    else:
        assert os.read(problems[0], 1000).decode() == f"OSError:{outcome:X}:"


def test_problem_that_nobody_reads_is_not_written(page: Page) -> None:
    page.answers.append(44)
    assert begin((-1, -1), pass_fds=(), executables=(b"/no-such",)) == 44


@pytest.mark.parametrize("fds", [(3, 2), (3, 3), (-1, 2), (2**31,), ("3",)])
def test_descriptors_to_be_passed_on_are_in_order(
    page: Page, problems: tuple[int, int], fds: tuple[Any, ...]
) -> None:
    with pytest.raises(ValueError, match="fds_to_keep"):
        begin(problems, pass_fds=fds)
    assert page.asked == []


def test_group_is_told(page: Page, problems: tuple[int, int]) -> None:
    page.answers.append(43)
    begin(problems, group=0)
    assert asked_for(page)[0]["group"] == 0


def test_one_process_too_many_is_refused_with_the_number(
    page: Page, problems: tuple[int, int]
) -> None:
    page.answers.append("!EAGAIN")
    with pytest.raises(BlockingIOError, match="a page runs 12 processes at once at most"):
        begin(problems)


def test_process_is_waited_for(page: Page) -> None:
    with pytest.raises(ChildProcessError):
        spawning.waitpid(-1, 0)  # before there was any
    page.answers.extend([[43, 256], "!EAGAIN"])
    kernel.tell("warm")  # it is used from now on
    assert spawning.waitpid(43, 0) == (43, 256)
    assert spawning.waitpid(-1, os.WNOHANG) == (0, 0)
    assert page.asked == [("waitpid", [43, True], None), ("waitpid", [-1, False], None)]


def test_end_that_an_interrupted_wait_was_told_is_kept(page: Page) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    kernel.tell("warm")  # it is used from now on
    page.answers.append(None)
    page.waits.extend([interrupt, lambda: page.reply(1, [43, 9])])
    with pytest.raises(KeyboardInterrupt):
        spawning.waitpid(43, 0)
    assert spawning.waitpid(-1, 0) == (43, 9)
    assert len(page.asked) == 1
