"""Requests to the kernel: sent at once, and waited for as a thread waits for anything else.

Owns: the way of a request, and how it is taken back when the wait is interrupted.

What was done in the kernel before a request could be taken back is undone by who sent it, so that a
signal's handler which raises never loses a byte or a lock.

Imports nothing of the browser.
"""

from __future__ import annotations

import errno
import json
import os
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from handbook.concurrency.board import Board
from handbook.concurrency.scheduler import IN_A_WAIT, scheduler

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Kernel", "KernelPage", "Reply", "kernel"]

MASK = Board.MASK

NO_PROCESSES = "this browser cannot pause Python, so there are no other processes and sockets"

PATIENCE_S = 0.3

_words = scheduler.board.words
_dumps, _loads = json.dumps, json.loads


class KernelPage(Protocol):
    """The kernel's line in JavaScript; arguments are JSON, `[op, arguments]`."""

    cpu_count: int
    process_limit: int

    def ask(self, request: str, data: object, /) -> int:
        """Send a request; return the number of its answer."""

    def tell(self, request: str, data: object, /) -> None:
        """Send a request that is not answered."""

    def take(self, number: int, /) -> Any:
        """Return an answer, with `json`, `data` and `error`; None while there is none."""

    def forget(self, number: int, /) -> None:
        """Take back a request whose answer nobody waits for."""

    def spawn(self, request: str, /) -> int:
        """Send the request for a process; JavaScript adds its files."""

    def exit(self, code: int, /) -> None:
        """End this process; a negative code is the signal that ends it."""

    def show_socket(self, path: str, /) -> None:
        """Have a file show as a socket's name."""

    def take_signal(self) -> int:
        """Return the next signal that another process has sent; 0 for none."""


class Reply(NamedTuple):
    """What the kernel has answered."""

    value: Any
    data: bytes
    error: str


class Kernel:
    """The line to the kernel, of which an interpreter has one."""

    def __init__(self) -> None:
        self._page: KernelPage | None = None
        self.used = False
        """Whether the program has sent any request: without one there are no other processes."""
        self.was_missed = False
        """Whether the program wanted to send one, where there is no kernel."""

    def connect(self, page: KernelPage) -> None:
        """Take the line."""
        self._page = page

    @property
    def cpu_count(self) -> int:
        """How many processors there are."""
        return 1 if self._page is None else int(self._page.cpu_count)

    @property
    def process_limit(self) -> int:
        """How many processes can run at once, beside the page's own."""
        return 0 if self._page is None else int(self._page.process_limit)

    @property
    def page(self) -> KernelPage:
        """The line.

        :raises OSError: where there is none.
        """
        if self._page is None or not scheduler.stacks.switches:
            self.was_missed = True
            raise OSError(errno.ENOTSUP, NO_PROCESSES)
        self.used = True
        return self._page

    def tell(self, op: str, *args: object, data: bytes | None = None) -> None:
        """Send a request whose outcome is not wanted."""
        mask, _words[MASK] = _words[MASK], 1
        try:
            self.page.tell(_dumps([op, args]), data)
        finally:
            _words[MASK] = mask

    def ask(
        self,
        op: str,
        *args: object,
        data: bytes | None = None,
        until: float | None = None,
        undo: Callable[[Reply], None] | None = None,
    ) -> Reply | None:
        """Send a request and wait for the answer.

        :param until: by `scheduler.now()`; None waits for ever.
        :param undo: called with an answer that comes when the wait is interrupted.
        :return: None when the time is over.
        :raises OSError: what the kernel answers.
        :raises BaseException: what a signal's handler raises meanwhile.
        """
        return self._send(lambda page: page.ask(_dumps([op, args]), data), op, until, undo)

    def post(self, op: str, *args: object, data: bytes | None = None) -> int:
        """Send a request; return the number by which its answer can be asked for."""
        mask, _words[MASK] = _words[MASK], 1
        try:
            return self.page.ask(_dumps([op, args]), data)
        finally:
            _words[MASK] = mask

    def answer(self, number: int) -> Reply | None:
        """Return an answer; None while there is none.

        :raises OSError: what the kernel answers.
        """
        mask, _words[MASK] = _words[MASK], 1
        try:
            return _checked(_taken(self.page, number))
        finally:
            _words[MASK] = mask

    def wait(self, number: int, on: str) -> Reply | None:
        """Wait for an answer.

        :raises OSError: what the kernel answers.
        :raises BaseException: what a signal's handler raises meanwhile.
        """
        return self._send(lambda _: number, on, None, None)

    def forget(self, number: int) -> None:
        """Take back a request whose answer nobody waits for."""
        mask, _words[MASK] = _words[MASK], 1
        try:
            self.page.forget(number)
        finally:
            _words[MASK] = mask

    def show_socket(self, path: str) -> None:
        """Have a file show as a socket's name."""
        mask, _words[MASK] = _words[MASK], 1
        try:
            self.page.show_socket(path)
        finally:
            _words[MASK] = mask

    def forget_program(self) -> None:
        """Begin anew with the next program."""
        self.used = self.was_missed = False

    def exit(self, code: int) -> None:
        """End this process; nothing is answered.

        :param code: from 0 to 255; a negative one is the signal that ends it.
        """
        _words[MASK] = 1
        self.page.exit(code)

    def spawn(self, start: dict[str, object], files: list[list[object]]) -> int:
        """Begin a process.

        :param start: as `ProcessStart`, but for what JavaScript adds.
        :param files: its descriptors, each with what it is for this process.
        :return: its process id.
        """
        request = _dumps({"start": start, "files": files})
        reply = self._send(lambda page: page.spawn(request), "a new process", None, None)
        assert reply is not None
        return int(reply.value)

    def _send(
        self,
        send: Callable[[KernelPage], int],
        on: str,
        until: float | None,
        undo: Callable[[Reply], None] | None,
    ) -> Reply | None:
        mask, _words[MASK] = _words[MASK], 1
        try:
            if mask:
                raise RuntimeError(IN_A_WAIT)
            page = self.page
            reply = self._wait(page, send(page), on, until, undo)
        finally:
            _words[MASK] = mask
        return _checked(reply)

    def _wait(
        self,
        page: KernelPage,
        number: int,
        on: str,
        until: float | None,
        undo: Callable[[Reply], None] | None,
    ) -> Reply | None:
        try:
            while (reply := _taken(page, number)) is None:
                if until is not None and scheduler.now() >= until:
                    reply = self._withdraw(page, number)
                    return None if reply.error == "EINTR" else reply
                scheduler.park(until, on, outside=True)
        except BaseException:
            if scheduler.current.killed:  # the program is over
                page.forget(number)
            else:
                reply = self._withdraw(page, number)
                if undo is not None and not reply.error:
                    undo(reply)
            raise
        return reply

    @staticmethod
    def _withdraw(page: KernelPage, number: int) -> Reply:
        """Take a request back; the answer says whether it was too late for that.

        A kernel that doesn't answer soon, as it is busy with the start of processes, does not hold
        up a Stop.
        """
        page.tell(_dumps(["withdraw", [number]]), None)
        end = monotonic() + PATIENCE_S
        while (reply := _taken(page, number)) is None:
            if monotonic() >= end:
                page.forget(number)
                return Reply(None, b"", "EINTR")
            scheduler.park(scheduler.now() + PATIENCE_S, "the kernel", outside=True, signals=False)
        return reply


def _taken(page: KernelPage, number: int) -> Reply | None:
    reply = page.take(number)
    if reply is None:
        return None
    data = b"" if reply.data is None else bytes(reply.data.to_bytes())
    return Reply(_loads(reply.json), data, reply.error)


def _checked(reply: Reply | None) -> Reply | None:
    if reply is not None and reply.error:
        number = getattr(errno, reply.error, errno.EIO)
        raise OSError(number, os.strerror(number))
    return reply


kernel = Kernel()
"""There is one, as there is one interpreter."""
