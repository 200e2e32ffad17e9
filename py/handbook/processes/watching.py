"""Looks after descriptors for event loops.

Imports nothing of the browser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.processes.descriptors import descriptors
from handbook.processes.kernel import kernel
from handbook.processes.polling import own_events

if TYPE_CHECKING:
    from handbook.concurrency.event_loop import Events

__all__ = ["KernelWatch"]

OWN = -1
"""The number of what needs no kernel."""


class KernelWatch:
    """As `Watch` of the event loop: for the kernel's descriptors and the interpreter's."""

    def __init__(self) -> None:
        self._own: Events = {}

    def ask(self, asked: Events) -> int:
        """Begin to look; return a number for `answer`."""
        self._own = {fd: events for fd, mask in asked.items() if (events := own_events(fd, mask))}
        ours = [(fd, mask) for fd, mask in asked.items() if fd in descriptors]
        if self._own or not ours:
            return OWN
        return kernel.post("poll", ours, True)

    def answer(self, number: int) -> Events | None:
        """Return what can be done with some; None while nothing can."""
        if number == OWN:
            return self._own
        reply = kernel.answer(number)
        return None if reply is None else dict(reply.value)

    def hurry(self) -> None:
        """Wait until that is known which can be done at once: the kernel answers in turn."""
        try:  # noqa: SIM105  contextlib may be the reader's by now
            kernel.ask("poll", [], False)
        except BlockingIOError:
            pass

    def forget(self, number: int) -> None:
        """Look no longer."""
        if number != OWN:
            kernel.forget(number)
