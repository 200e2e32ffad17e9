"""Threads where stacks can't be suspended: each runs to its end where it is started.

There is one stack, the main thread's; the others stand on it. So whatever runs takes its signals.

Imports nothing of the browser.
"""

from __future__ import annotations

from math import inf
from signal import SIGINT
from typing import TYPE_CHECKING, NoReturn

from handbook.concurrency.board import Board
from handbook.concurrency.green_threads import GreenThread, ThreadEnd

if TYPE_CHECKING:
    from handbook.concurrency.scheduler import Scheduler

__all__ = ["end_all", "run_here", "stand_still"]

MASK = Board.MASK

STUCK = "this would wait for ever: "
NOTHING_SWITCHES = (
    "this browser cannot switch between threads, so a thread runs to its end when it is started, "
    "and nothing could end this wait"
)
IN_CALLBACK = "no other thread can run inside a callback from JavaScript"


def run_here(scheduler: Scheduler, thread: GreenThread) -> None:
    """Run a thread from its beginning to its end, on the stack of the one that starts it.

    :raises BaseException: what a signal's handler raised meanwhile, in the main thread.
    """
    scheduler.ran_here = True
    before, scheduler.current = scheduler.current, thread
    words = scheduler.board.words
    mask = words[MASK]
    scheduler.threads[thread.ident] = thread
    words[MASK] = 0
    try:
        call, thread.call = thread.call, None
        if call is not None:
            call()
    finally:
        words[MASK] = mask
        scheduler.threads.pop(thread.ident, None)
        scheduler.current = before
    scheduler.look_after(before)


def end_all(scheduler: Scheduler, failure: BaseException) -> NoReturn:
    """End all threads on the stack of the main one, so that it can raise something. Masked.

    :raises ThreadEnd: always.
    """
    scheduler.failure = failure
    for thread in scheduler.threads.values():
        thread.killed += thread is not scheduler.main
    raise ThreadEnd from None


def stand_still(
    scheduler: Scheduler, me: GreenThread, until: float | None, *, outside: bool
) -> bool:
    """Wait while no other thread can run: only time and signals end it. Masked.

    :raises RuntimeError: where nothing could.
    """
    if until is None and not outside:
        why = IN_CALLBACK if scheduler.stacks.switches else NOTHING_SWITCHES
        raise RuntimeError(STUCK + why)
    me.parked, me.woken = True, False
    me.turn += 1
    try:
        end = inf if until is None else until
        while me.parked and not scheduler.pending and end > scheduler.now():
            seconds = max(0.0, min(end, scheduler.next_time()) - scheduler.now())
            if scheduler.stacks.stand_still(seconds):
                scheduler.send_to_main(SIGINT)
                break
            if scheduler.order is not None:
                scheduler.order.pass_to(scheduler.order.now + seconds)
            scheduler.expire()
            if outside and until is None:
                break
    finally:
        me.parked = False
        if me in scheduler.ready:
            scheduler.ready.remove(me)
    scheduler.look_after(me)
    return me.woken
