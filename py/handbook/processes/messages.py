"""Messages of sockets that bring open descriptors along, as `SCM_RIGHTS`.

Owns: `sendmsg` and `recvmsg`.

Imports nothing of the browser.
"""

from __future__ import annotations

import _socket
import errno
import os
import struct
from typing import TYPE_CHECKING, Any

from handbook.processes import descriptors as table
from handbook.processes import spawning
from handbook.processes.kernel import kernel

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["CONSTANTS", "Messages", "cmsg_len", "cmsg_space", "unpark"]

SOL_SOCKET, SCM_RIGHTS = 1, 1
MSG_PEEK, MSG_CTRUNC = 2, 8

CONSTANTS = {"SCM_RIGHTS": SCM_RIGHTS, "MSG_CTRUNC": MSG_CTRUNC}
"""As Linux has them, where Emscripten has none."""

HEADER = struct.calcsize("Pii")
"""The size of what stands before the data of an ancillary item, in bytes."""

FD = struct.calcsize("i")

Item = tuple[int, int, Any]
"""Ancillary data: its level, its type and its bytes."""


def cmsg_len(length: int, /) -> int:
    """Return the total length, without padding, of an ancillary data item."""
    if length < 0 or length > 0x7FFFFFFF - HEADER:
        message = "CMSG_LEN() argument out of range"
        raise OverflowError(message)
    return HEADER + length


def cmsg_space(length: int, /) -> int:
    """Return the buffer size needed to receive an ancillary data item."""
    if length < 0 or length > 0x7FFFFFFF - 2 * HEADER:
        message = "CMSG_SPACE() argument out of range"
        raise OverflowError(message)
    size = struct.calcsize("P")
    return HEADER + -(-length // size) * size


def unpark(parcel: int) -> int:
    """Open what another process has handed on.

    :return: a descriptor of this process.
    """
    (fd,), _ = table.open_new(1, lambda numbers: kernel.ask("unpark", parcel, *numbers))
    return fd


class Messages:
    """What a socket of a page adds for them."""

    __slots__ = ()

    _family: int

    if TYPE_CHECKING:

        def _descriptor(self, flags: int) -> tuple[int, table.Descriptor]: ...
        def _until(self) -> float | None: ...

    def sendmsg(
        self, buffers: Iterable[Any], ancdata: Iterable[Item] = (), flags: int = 0, *address: Any
    ) -> int:
        """Send bytes, and descriptors with them; return how many bytes were taken.

        :raises OSError: EINVAL for other ancillary data, or a socket of another family.
        """
        if address and address[0] is not None:
            raise OSError(errno.EISCONN, os.strerror(errno.EISCONN))
        fds = [fd for item in ancdata for fd in _fds_of(item)]
        if fds and self._family != vars(_socket)["AF_UNIX"]:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        fd, descriptor = self._descriptor(flags)
        enclosed = [spawning.source_of(one) for one in fds]
        data = b"".join(buffers)
        return table.send(fd, descriptor, data, until=self._until(), enclosed=enclosed)

    def recvmsg(
        self, bufsize: int, ancbufsize: int = 0, flags: int = 0, /
    ) -> tuple[bytes, list[Item], int, Any]:
        """Receive bytes, and the descriptors that came with them.

        :return: the bytes, ancillary data, flags and the sender's address, which is not known.
        """
        if bufsize < 0:
            message = "negative buffer size in recvmsg()"
            raise ValueError(message)
        if ancbufsize < 0:
            message = "invalid ancillary data buffer length"
            raise ValueError(message)
        fd, descriptor = self._descriptor(flags)
        until = self._until()
        if flags & MSG_PEEK:
            return table.receive(fd, descriptor, bufsize, until=until, leave=True), [], 0, None
        data, parcels = table.receive_message(fd, descriptor, bufsize, until=until)
        fds = [unpark(parcel) for parcel in parcels]
        room = max(0, ancbufsize - HEADER) // FD
        for extra in fds[room:]:
            table.close(extra)
        content = struct.pack(f"{len(fds[:room])}i", *fds[:room])
        found: list[Item] = [(SOL_SOCKET, SCM_RIGHTS, content)] if content else []
        return data, found, MSG_CTRUNC if fds[room:] else 0, None

    def recvmsg_into(
        self, buffers: Iterable[Any], ancbufsize: int = 0, flags: int = 0, /
    ) -> tuple[int, list[Item], int, Any]:
        """Like recvmsg(), but fill buffers; return the number of bytes instead of them."""
        views = [memoryview(buffer).cast("B") for buffer in buffers]
        data, *rest = self.recvmsg(sum(map(len, views)), ancbufsize, flags)
        left = data
        for view in views:
            part, left = left[: len(view)], left[len(view) :]
            view[: len(part)] = part
        return len(data), *rest


def _fds_of(item: Item) -> list[int]:
    level, kind, data = item
    content = bytes(data)
    if (level, kind) != (SOL_SOCKET, SCM_RIGHTS) or len(content) % FD:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    return [fd for (fd,) in struct.iter_unpack("i", content)]
