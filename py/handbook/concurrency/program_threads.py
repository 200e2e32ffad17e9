"""The threads of one program, from its start to what the interpreter does with them at its end.

Owns: what of `threading` and its neighbours has to be as new for every program.

Imports nothing of the browser.
"""

from __future__ import annotations

import sys
import threading
from itertools import count
from typing import Any, Protocol

from handbook.concurrency import hashing, signals, threads, wakeups
from handbook.concurrency.board import Board
from handbook.concurrency.event_loop import HandbookEventLoop
from handbook.concurrency.scheduler import scheduler

__all__ = ["NoThreads", "ProgramThreads", "Threads"]

MASK = Board.MASK

PATIENCE_S = 0.25
"""How long threads may take to end that are told to."""

_threading: dict[str, Any] = vars(threading)


class Threads(Protocol):
    """What a run does with the threads of its program."""

    @property
    def ran_one_by_one(self) -> bool:
        """Whether threads had to run to their ends where they were started."""

    def prepare(self) -> None:
        """Let the main thread be the only one, and all names be counted from the beginning."""

    def wait(self) -> None:
        """Wait for all threads but daemons, as the interpreter does when the program is over."""

    def end(self) -> None:
        """End the threads that are left."""


class NoThreads:
    """For an interpreter that has threads of its own; the tests have one."""

    ran_one_by_one = False

    def prepare(self) -> None:
        """Leave them alone."""

    def wait(self) -> None:
        """Leave them alone."""

    def end(self) -> None:
        """Leave them alone."""


class ProgramThreads:
    """Those that the scheduler runs."""

    @property
    def ran_one_by_one(self) -> bool:
        """Whether threads had to run to their ends where they were started."""
        return scheduler.ran_here

    def prepare(self) -> None:
        """Let the main thread be the only one, and all names be counted from the beginning."""
        scheduler.reset()
        main = _threading["_main_thread"]
        main._os_thread_handle = threads.make_thread_handle(main.ident)
        main._name = "MainThread"
        _threading["_limbo"].clear()
        active = _threading["_active"]
        active.clear()
        active[main.ident] = main
        _threading["_dangling"].clear()
        _threading["_counter"] = count(1).__next__
        HandbookEventLoop.name_tasks_anew()
        hashing.begin_anew()
        pools = sys.modules.get("concurrent.futures.thread")
        if pools is not None:
            pools.ThreadPoolExecutor._counter = count().__next__
        if not scheduler.stacks.switches:
            from handbook.concurrency import one_by_one  # noqa: PLC0415  of use here only

            one_by_one.install()

    def wait(self) -> None:
        """Wait for all threads but daemons, as the interpreter does when the program is over.

        :raises BaseException: what a signal's handler raises, or a deadlock.
        """
        _threading["_shutdown"]()

    def end(self) -> None:
        """End the threads that are left."""
        words = scheduler.board.words
        mask, words[MASK] = words[MASK], 1
        try:
            signals.forget_timer()
            wakeups.forget()
            scheduler.kill_others(PATIENCE_S)
            threads.forget_all()
        finally:
            words[MASK] = mask
