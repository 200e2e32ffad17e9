"""Messages of sockets with open descriptors in them."""

from __future__ import annotations

import _socket
import struct
from typing import TYPE_CHECKING

import pytest
from handbook.processes import descriptors as table
from handbook.processes import spawning
from handbook.processes.messages import HEADER, cmsg_len, cmsg_space
from handbook.processes.sockets import AF_INET, AF_UNIX, Socket

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.unit.processes.conftest import Page

RIGHTS = (1, 1)


@pytest.fixture(autouse=True)
def _let_go() -> Iterator[None]:
    yield
    spawning.forget_all()
    table.forget_all()


@pytest.fixture
def socket(page: Page) -> Iterator[Socket]:
    """A socket of the family "unix"."""
    made = Socket(AF_UNIX)
    page.asked.clear()
    yield made
    made.close()


def items(*fds: int) -> list[tuple[int, int, bytes]]:
    """Make ancillary data."""
    return [(*RIGHTS, struct.pack(f"{len(fds)}i", *fds))]


def test_descriptors_are_sent_as_what_they_are_for_the_kernel(
    page: Page, socket: Socket, tmp_path: Path
) -> None:
    with (tmp_path / "file").open("wb") as file:
        page.answers.append(3)
        assert socket.sendmsg([b"a", b"bc"], items(socket.fileno(), file.fileno())) == 3
    [(op, arguments, data)] = page.asked
    assert (op, data) == ("write", b"abc")
    fd, size, waits, (own, lent) = arguments
    assert (fd, size, waits, own) == (socket.fileno(), 3, True, socket.fileno())
    assert lent.startswith("remote:")


def test_message_without_descriptors_is_written(page: Page, socket: Socket) -> None:
    socket.sendmsg([b"a"])
    assert page.asked == [("write", [socket.fileno(), 1, True], b"a")]


def test_descriptors_come_with_bytes(page: Page, socket: Socket) -> None:
    page.answers.append(([7, 8], b"hi"))
    data, [(level, kind, content)], flags, address = socket.recvmsg(10, cmsg_space(8))
    assert (data, flags, address) == (b"hi", 0, None)
    assert (level, kind) == RIGHTS
    fds = struct.unpack("2i", content)
    assert all(fd in table.descriptors for fd in fds)
    opened = [arguments for op, arguments, _ in page.asked if op == "unpark"]
    assert opened == [[7, fds[0]], [8, fds[1]]]


def test_descriptors_that_have_no_room_are_closed(page: Page, socket: Socket) -> None:
    page.answers.append(([7, 8], b"hi"))
    view = bytearray(5)
    size, found, flags, _ = socket.recvmsg_into([view], cmsg_len(4))
    assert (size, bytes(view[:2]), len(found), flags) == (2, b"hi", 1, 8)
    assert len([told for told in page.told if told[0] == "close"]) == 1


def test_what_cannot_be_sent_is_refused(page: Page, socket: Socket) -> None:
    with pytest.raises(OSError, match="Invalid argument"):
        socket.sendmsg([b"a"], [(1, 2, b"")])
    with pytest.raises(OSError, match="Bad file descriptor"):
        socket.sendmsg([b"a"], items(9999))
    other = Socket(AF_INET)
    with pytest.raises(OSError, match="Invalid argument"):
        other.sendmsg([b"a"], items(0))
    other.close()
    for size, room in ((-1, 0), (0, -1)):
        with pytest.raises(ValueError, match="buffer"):
            socket.recvmsg(size, room)


def test_lengths_are_those_of_the_platform() -> None:
    assert (cmsg_len(0), cmsg_len(5)) == (HEADER, HEADER + 5)
    assert cmsg_space(1) - cmsg_space(0) == struct.calcsize("P")
    if hasattr(_socket, "CMSG_LEN"):
        assert [cmsg_len(size) for size in range(9)] == [_socket.CMSG_LEN(n) for n in range(9)]
    for length in (-1, 1 << 31):
        with pytest.raises(OverflowError):
            cmsg_len(length)
        with pytest.raises(OverflowError):
            cmsg_space(length)
