"""A network link of a given speed, simulated where the bytes are sent.

It lies in the server because a browser's own emulation does not reach the requests of workers.
Standard library only; imports nothing of the handbook.
"""

from __future__ import annotations

import io
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import BufferedIOBase

    from typing_extensions import Buffer

__all__ = ["LOCAL", "MOBILE", "Link", "Meter", "Throttle"]

PIECE_BYTES = 16 * 1024


@dataclass(frozen=True)
class Link:
    """How fast bytes travel.

    :ivar name: as tables show it
    :ivar bits_per_s: None for as fast as the computer is
    :ivar latency_s: from a request to the first byte of its answer
    """

    name: str
    bits_per_s: float | None = None
    latency_s: float = 0.0


LOCAL = Link("no limit")
MOBILE = Link("20 Mbit/s, 40 ms", 20e6, 0.040)


class Throttle:
    """The bucket that all connections of a link share.

    Each piece is given the time at which the link is through with it, behind all pieces before it.

    :param clock: seconds that only grow
    """

    def __init__(
        self,
        link: Link,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._seconds_a_byte = 8 / link.bits_per_s if link.bits_per_s else 0.0
        self._clock = clock
        self._sleep = sleep
        self._free_at = 0.0
        self._lock = threading.Lock()

    def pass_bytes(self, count: int) -> None:
        """Wait until the link has carried some bytes."""
        if not self._seconds_a_byte:
            return
        with self._lock:
            self._free_at = max(self._free_at, self._clock()) + count * self._seconds_a_byte
            through = self._free_at
        self._sleep(max(0.0, through - self._clock()))


class Meter(io.BufferedIOBase):
    """A stream that counts what is written to it and writes it no faster than the link allows.

    :param stream: what it is written to in the end
    :param count: called with the number of requests, always 0, and of bytes
    """

    def __init__(
        self, stream: BufferedIOBase, throttle: Throttle, count: Callable[[int, int], None]
    ) -> None:
        self._stream = stream
        self._throttle = throttle
        self._count = count

    def writable(self) -> bool:
        """Return that it is."""
        return True

    def write(self, data: Buffer, /) -> int:
        """Write all of it, piece by piece."""
        whole = memoryview(data)
        for start in range(0, len(whole), PIECE_BYTES):
            piece = whole[start : start + PIECE_BYTES]
            self._throttle.pass_bytes(len(piece))
            self._stream.write(piece)
            self._count(0, len(piece))
        return len(whole)

    def flush(self) -> None:
        """Hand on what the stream below may hold back."""
        if not self.closed and not self._stream.closed:
            self._stream.flush()
