"""Descriptors of the kernel beside those of the interpreter, files on them, and polling."""

from __future__ import annotations

import fcntl
import io
import os
import select
import stat
from typing import TYPE_CHECKING, Any

import pytest
from handbook.processes import descriptors as table
from handbook.processes import files, polling

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.unit.processes.conftest import Page


@pytest.fixture
def fd(page: Page) -> Iterator[int]:
    """A descriptor of the kernel."""
    number = table.reserve()
    table.adopt(number)
    yield number
    table.forget_all()
    page.asked.clear()


def test_numbers_are_those_of_no_file(page: Page) -> None:
    numbers, answer = table.open_new(2, lambda pair: pair)
    assert answer == numbers
    other = os.open(os.devnull, os.O_RDONLY)
    assert other not in numbers
    os.close(other)
    for number in numbers:
        table.close(number)
    assert page.told == [("close", [number], None) for number in numbers]
    assert not table.descriptors


def test_refused_numbers_are_free_again() -> None:
    def refuse(numbers: list[int]) -> None:
        taken.extend(numbers)
        raise OSError(7, "refused")

    taken = list[int]()
    with pytest.raises(OSError, match="refused"):
        table.open_new(1, refuse)
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(taken[0])


def test_own_files_are_read_and_written_as_ever(page: Page) -> None:
    reading, writing = os.pipe()
    assert table.write(writing, b"abc") == 3
    assert table.read(reading, 9) == b"abc"
    assert table.isatty(reading) is False
    copy = table.dup(reading)
    for one in (reading, writing, copy):
        table.close(one)
    assert (page.asked, page.told) == ([], [])


def test_read_and_write_say_whether_they_wait(page: Page, fd: int) -> None:
    page.answers.extend([b"ab", 2])
    assert table.read(fd, 5) == b"ab"
    table.set_blocking(fd, False)
    assert table.write(fd, memoryview(b"xy")) == 2
    assert page.asked == [("read", [fd, 5, True, False], None), ("write", [fd, 2, False], b"xy")]


def test_what_an_interrupted_read_was_given_comes_first(page: Page, fd: int) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    page.answers.append(None)
    page.waits.extend([interrupt, lambda: page.reply(1, b"abc")])
    with pytest.raises(KeyboardInterrupt):
        table.read(fd, 5)
    page.answers.append("!EAGAIN")
    assert polling.wait_for({fd: select.POLLIN}, None, wait=True) == [(fd, select.POLLIN)]
    assert (table.read(fd, 2), table.read(fd, 5)) == (b"ab", b"c")


def test_console_takes_everything_at_once(page: Page, fd: int) -> None:
    table.descriptors[fd].console = True
    assert table.write(fd, b"abc") == 3
    assert page.told == [("write", [fd, 3, False], b"abc")]


def test_status_tells_a_socket_from_a_pipe(page: Page, fd: int) -> None:
    page.answers.extend([["socket", 7], ["pipe", 8]])
    socket, pipe = table.fstat(fd), table.fstat(fd)
    assert (stat.S_ISSOCK(socket.st_mode), stat.S_ISFIFO(pipe.st_mode)) == (True, True)
    assert not os.path.samestat(socket, pipe)
    assert page.asked == [("status", [fd], None)] * 2


def test_part_of_a_file_is_sent(page: Page, fd: int, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"0123456789")
    page.answers.extend([4, 2])
    with path.open("rb", buffering=0) as file:
        assert table.sendfile(fd, file.fileno(), 3, 4) == 4
        file.seek(1)
        assert table.sendfile(fd, file.fileno(), None, 5) == 2
        assert file.tell() == 3
        assert [data for _, _, data in page.asked] == [b"3456", b"12345"]
        with pytest.raises(OSError, match="Invalid argument"):
            table.sendfile(file.fileno(), fd, 0, 1)


def test_duplicate_over_a_file_of_the_interpreter(page: Page, fd: int) -> None:
    target = os.open(os.devnull, os.O_RDONLY)
    assert table.dup2(fd, target) == target
    assert page.asked == [("dup", [fd, target], None)]
    assert table.get_inheritable(target)
    assert not table.get_inheritable(fd)


def test_text_file_reads_lines(page: Page, fd: int) -> None:
    page.answers.extend([b"one\ntwo", b"\n", b""])
    with files.open_file(fd, encoding="utf-8") as file:
        assert (file.readable(), file.writable(), file.mode) == (True, False, "r")
        assert list(file) == ["one\n", "two\n"]
    assert page.told == [("close", [fd], None)]


def test_binary_file_writes_when_it_is_flushed(page: Page, fd: int) -> None:
    file = files.open_file(fd, "wb", closefd=False)
    file.write(b"ab")
    assert page.asked == []
    page.answers.append(2)
    file.flush()
    assert page.asked == [("write", [fd, 2, True], b"ab")]
    file.close()
    assert page.told == []


@pytest.mark.parametrize("buffering", [0, 4096])
def test_file_that_does_not_wait_has_nothing_yet(page: Page, fd: int, buffering: int) -> None:
    table.set_blocking(fd, False)
    page.answers.extend(["!EAGAIN"] * 3)
    file = files.open_file(fd, "rb", buffering, closefd=False)
    assert file.read(4) is None
    with pytest.raises(OSError, match="seek"):
        file.seek(0)


@pytest.mark.parametrize(
    ("mode", "options", "message"),
    [
        ("q", {}, "invalid mode: 'q'"),
        ("r++", {}, "invalid mode: 'r++'"),
        ("rw", {}, "must have exactly one of create/read/write/append mode"),
        ("b", {}, "must have exactly one of create/read/write/append mode"),
        ("rbt", {}, "can't have text and binary mode at once"),
        ("rb", {"encoding": "utf-8"}, "binary mode doesn't take an encoding argument"),
        ("rb", {"newline": ""}, "binary mode doesn't take a newline argument"),
        ("r", {"buffering": 0}, "can't have unbuffered text I/O"),
    ],
)
def test_open_refuses_in_the_words_of_io(
    fd: int, mode: str, options: dict[str, Any], message: str
) -> None:
    refused = list[str]()
    for opened, number in ((files.open_file, fd), (io.open, fd)):
        with pytest.raises(ValueError) as caught:
            opened(number, mode, closefd=False, **options)
        refused.append(str(caught.value).lower())
    assert refused[0] == message.lower()


def test_poll_asks_the_kernel_for_its_own_only(page: Page, fd: int) -> None:
    reading, writing = os.pipe()
    watched = polling.poll()
    watched.register(fd, select.POLLIN)
    page.answers.append([[fd, select.POLLIN]])
    assert watched.poll() == [(fd, select.POLLIN)]
    assert page.asked == [("poll", [[[fd, select.POLLIN]], True], None)]
    watched.register(writing, select.POLLOUT)
    page.answers.append("!EAGAIN")
    assert watched.poll() == [(writing, select.POLLOUT)]
    watched.unregister(fd)
    watched.modify(writing, 0)
    assert watched.poll(0) == []
    for one in (reading, writing):
        os.close(one)
    assert watched.poll(0) == [(writing, select.POLLNVAL)]


def test_select_sorts_what_is_ready(page: Page, fd: int) -> None:
    page.answers.append([[fd, select.POLLIN | select.POLLOUT]])
    assert polling.select([fd], [fd], []) == ([fd], [fd], [])
    page.answers.append("!EAGAIN")
    assert polling.select([fd], [], [], 0) == ([], [], [])


@pytest.mark.parametrize(
    ("wrong", "error"),
    [("x", TypeError), (-1, ValueError), (None, TypeError)],
)
def test_what_is_no_descriptor_is_refused(wrong: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        polling.poll().register(wrong)
    with pytest.raises(error):
        polling.select([wrong], [], [])


def test_negative_timeout_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^timeout must be non-negative$"):
        polling.select([], [], [], -1)


def test_control_knows_flags_and_sizes(page: Page) -> None:
    page.answers.extend([0, 65_536, 4096])
    reading, writing = table.pipe()
    assert table.control(reading, fcntl.F_GETFD) == fcntl.FD_CLOEXEC
    table.control(reading, fcntl.F_SETFD, 0)
    assert os.get_inheritable(reading) is False  # of what stands in its place
    assert table.get_inheritable(reading) is True
    table.control(reading, fcntl.F_SETFL, os.O_NONBLOCK)
    assert table.control(reading, fcntl.F_GETFL) & os.O_NONBLOCK
    assert table.get_blocking(reading) is False
    assert table.control(writing, fcntl.F_GETPIPE_SZ) == 65_536
    assert table.control(writing, fcntl.F_SETPIPE_SZ, 4096) == 4096
    with pytest.raises(OSError, match="Invalid argument"):
        table.control(reading, 77)
    with io.open_code(os.devnull) as file:
        assert table.control(file, fcntl.F_GETFD) == fcntl.FD_CLOEXEC
