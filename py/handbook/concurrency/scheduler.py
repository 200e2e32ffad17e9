"""Which thread runs: the one place where one stack gives way to another.

Owns: the threads of the program, those of them that could run, and the times that they wait for.

Everything here happens while `Board.MASK` is set: no signal handler and no end of a time slice can
come between two lines. A thread that waits looks for the next one itself, on its own stack, as
there is no other place where that could be done. With nothing to do, the last one to wait stays in
charge; the page resumes it when a time has come or something has happened.

Imports nothing of the browser.
"""

from __future__ import annotations

import _thread
from asyncio import _set_running_loop
from collections import deque
from itertools import count
from math import inf
from signal import SIGINT
from time import monotonic
from typing import TYPE_CHECKING

from handbook.concurrency.board import Board
from handbook.concurrency.clocks import rounded_up
from handbook.concurrency.dispositions import is_ignored
from handbook.concurrency.green_threads import GreenThread, ThreadEnd
from handbook.concurrency.one_stack import run_here, stand_still
from handbook.concurrency.stacks import NoStacks, Stacks
from handbook.concurrency.timers import Target, Timers

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook.concurrency.order import Order

__all__ = ["IN_A_WAIT", "Scheduler", "need_room", "scheduler"]

MASK, SELF, NEXT, FRESH = Board.MASK, Board.SELF, Board.NEXT, Board.FRESH
READY, MAIN, ARMED = Board.READY, Board.MAIN, Board.ARMED
NEWS, SIGNALS = Board.NEWS, Board.SIGNALS
UNTIL, TIMER = Board.UNTIL, Board.TIMER

MAIN_STACK = 1

ROOM = 8
"""Calls that a function here makes below itself at most."""

PATIENCE = 3
"""So often a thread is told to end before it is left where it is."""

IN_A_WAIT = "a finalizer or a callback waits in the middle of another wait"


class Scheduler:
    """The threads of the program. There is one, as there is one interpreter."""

    def __init__(self) -> None:
        self.board = Board()
        self.stacks: Stacks = NoStacks()
        self.ready: deque[GreenThread] = deque()
        self.main = self.current = GreenThread(_thread.get_ident(), MAIN_STACK, self.ready)
        self.callback = GreenThread(self.main.ident, MAIN_STACK, self.ready)
        """Who is current while all is suspended: a callback of the browser, which can't wait."""
        self.threads: dict[int, GreenThread] = {self.main.ident: self.main}
        self.pending: list[int] = []
        """Signals that wait for the main thread."""
        self.deliver: Callable[[], None] = self.pending.clear
        """Handles them; called in the main thread."""
        self.order: Order | None = None
        """Where the program asks for threads to take turns in the same way every time."""
        self.failure: BaseException | None = None
        """What the main thread is to raise from its wait."""
        self.ran_here = False
        """Whether a thread had to run to its end where it was started."""
        self.finalizing = False
        """Whether the interpreter is at its end, where no thread is started or waited for."""
        self.report: Callable[[], BaseException] = lambda: RuntimeError("deadlock")
        """Makes an exception of a deadlock."""
        self._words, self._times = self.board.words, self.board.times
        self._idents = count(self.main.ident + 1)
        self._stacks = count(MAIN_STACK + 1)
        self._timers = Timers()
        self._outside: dict[GreenThread, None] = {}
        self._chosen = self.main

    def connect(self, stacks: Stacks) -> None:
        """Take stacks to schedule."""
        self.stacks = stacks
        self.main.suspend = stacks.suspender()

    # Waiting

    def park(
        self,
        until: float | None,
        on: object = None,
        *,
        outside: bool = False,
        signals: bool = True,
    ) -> bool:
        """Wait until another thread wakes this one, or the time has come. Masked.

        A signal is handled here, in the main thread, and may raise anything. After one the wait is
        over too, so the caller looks for itself whether its time has come.

        :param until: by `now()`; None waits for ever.
        :param on: what is waited for.
        :param outside: whether something outside of the program can end the wait.
        :param signals: whether a signal is handled here; if not, it is soon after.
        :return: whether it was woken.
        :raises RecursionError: when there is no room for what has to be done.
        :raises RuntimeError: when nothing can end the wait.
        """
        me = self.current
        if me is self.callback or not self.stacks.switches:
            return stand_still(self, me, until, outside=outside)
        if me.waits:
            raise RuntimeError(IN_A_WAIT)
        if me.killed:
            self._end(me)
        need_room(ROOM)
        me.on, me.parked, me.woken, me.waits = on, True, False, True
        me.turn += 1
        if outside:
            self._outside[me] = None
        if until is not None:
            self.call_at(until, me)
        try:
            stuck = self._give_way(me)
        finally:
            me.parked = me.waits = False
            if outside:
                self._outside.pop(me, None)
        if stuck:
            return stand_still(self, me, until, outside=outside)
        self.look_after(me, signals=signals)
        return me.woken

    def wake(self, thread: GreenThread) -> None:
        """Let a thread that waits go on. Masked, or from a callback of the browser."""
        if thread.parked:
            thread.parked = False
            thread.woken = True
            self.ready.append(thread)
            if self.order is None:
                self._words[READY] = len(self.ready)

    def hold(self, on: object) -> None:
        """Wait for something outside; under an order no other thread runs meanwhile. Masked.

        How long that takes differs from run to run, so there it takes no time. The caller looks for
        itself whether it has come.

        :param on: what is waited for.
        :raises BaseException: what the handler of a signal raises, in the main thread.
        """
        me = self.current
        if self.order is None or me is self.callback or not self.stacks.switches:
            self.park(None, on, outside=True)
            return
        if me.killed:
            self._end(me)
        need_room(ROOM)
        me.on = on
        if self._idle(me, held=True):
            stand_still(self, me, None, outside=True)
            return
        self.hear()
        if self.pending and me is not self.main:
            self.give_turn()
        else:
            self.look_after(me)

    def give_turn(self, *, through_page: bool = True) -> None:
        """Let others run that could, and the page be heard. Masked.

        :param through_page: whether the page is heard if no other could run.
        :raises BaseException: what the handler of a signal raises, in the main thread.
        """
        me = self.current
        if me is self.callback or not self.stacks.switches:
            return
        need_room(ROOM)
        me.turn += 1
        self.ready.append(me)
        if self._give_way(me, through_page=through_page):
            self.ready.remove(me)
        self.look_after(me)

    def call_at(self, when: float, target: Target) -> None:
        """Have a target's time come, unless its `turn` is another by then."""
        if self.order is not None:
            when = rounded_up(when)
        self._timers.add(when, target)
        self._show_timer()

    def now(self) -> float:
        """Return the time that waits are measured by, in seconds."""
        return monotonic() if self.order is None else self.order.now

    def next_time(self) -> float:
        """Return when somebody's time to wait is over, at the earliest."""
        return self._timers.first()

    def hear(self) -> None:
        """Take notice of what has come from outside. Masked."""
        if self._words[NEWS]:
            self._hear()

    def look_around(self) -> None:
        """Take notice of what has come from outside, and of times that have come. Masked."""
        if self._words[NEWS]:
            self._hear()
        if self._timers:
            self.expire()

    def expire(self) -> None:
        """Take notice of times that have come. Masked."""
        self._timers.expire(self.now())
        self._show_timer()

    def follow(self, order: Order | None) -> None:
        """Have threads take turns as an order says, or by time again."""
        self.order = order
        self._words[READY] = 0 if order else len(self.ready)
        self._times[TIMER] = inf
        self._show_timer()

    def let_page_in(self) -> None:
        """Let the page be heard, and this thread go on. Masked."""
        me = self.current
        if me is not self.callback and self.stacks.switches:
            self._switch(me, me)
            self.look_after(me)

    def send_to_main(self, signum: int) -> None:
        """Have the main thread handle a signal as soon as it can. Masked."""
        if signum not in self.pending:  # as everywhere: one that is sent twice comes once
            self.pending.append(signum)
        self._words[SIGNALS] = 1
        self._call_main()

    # Threads

    def spawn(self, call: Callable[[], object]) -> GreenThread:
        """Start a thread; it begins when its turn comes. Masked.

        Where there are no stacks it runs to its end here.

        :param call: does not raise.
        :raises RuntimeError: where there is no room for one more.
        """
        thread = GreenThread(next(self._idents), next(self._stacks), self.ready, call)
        if not self.stacks.switches:
            run_here(self, thread)
            return thread
        need_room(ROOM)
        if not self.stacks.reserve(thread.stack):
            message = "can't start new thread"
            raise RuntimeError(message)
        thread.suspend = self.stacks.suspender()
        self.threads[thread.ident] = thread
        self.ready.append(thread)
        if self.order is None:
            self._words[READY] = len(self.ready)
        return thread

    def begin(self) -> None:
        """Be a thread, from its first line to its last. JavaScript calls this on a new stack."""
        me = self.current = self._chosen
        me.fresh = False
        self.stacks.adopt(me.stack, me.ident)
        _set_running_loop(None)
        call, me.call = me.call, None
        try:
            if call is not None and not me.killed:
                self._words[MASK] = 0
                call()
        finally:
            self._words[MASK] = 1
            self._leave(me)

    def kill_others(self, patience_s: float) -> None:
        """End all threads but the main one, which calls this. Masked.

        What doesn't end in time stays where it is, suspended, and is forgotten.
        """
        self._forget_order()
        for thread in list(self.threads.values()):
            if thread is not self.main:
                thread.killed = 1
                self.wake(thread)
        end = monotonic() + patience_s
        while len(self.threads) > 1 and monotonic() < end:
            self.give_turn()
        self.reset()

    def reset(self) -> None:
        """Forget all threads but the main one, and all times."""
        self.threads = {self.main.ident: self.main}
        self.ready.clear()
        self._timers.clear()
        self._outside.clear()
        self.pending.clear()
        self._forget_order()
        self.failure = None
        self.ran_here = False
        self._idents = count(self.main.ident + 1)
        self.current = self.main
        # A stack that was left where it stood keeps what it waits by.
        self.main.waits = self.main.parked = False
        self.main.suspend = self.stacks.suspender()
        self._words[READY] = self._words[SIGNALS] = self._words[NEWS] = 0
        self._words[MAIN] = 1
        self._times[TIMER] = inf

    # Inner works

    def _forget_order(self) -> None:
        """End an order that nobody has ended, as its block is left where it stands."""
        order, self.order = self.order, None
        if order is not None:
            order.stop()

    def _give_way(self, me: GreenThread, *, through_page: bool = False) -> bool:
        """Run others until it is this thread's turn; tell whether its stack can't be suspended."""
        while True:
            chosen = self._choose()
            if chosen is None:
                if self._idle(me):
                    return True
                continue
            if chosen is me and not through_page:
                return False
            if self._switch(me, chosen):
                if chosen is not me:
                    self.ready.appendleft(chosen)
                else:
                    self.ready.append(me)
                return True
            return False

    def _choose(self) -> GreenThread | None:
        """Take the thread that goes on from those that could; None when all wait."""
        if self.order is not None and self.ready:
            self.order.pass_turn()
        self.look_around()
        ready = self.ready
        if not ready and not self._timers and not self._outside:
            self.failure = self.report()
            self._call_main()
        if not ready:
            return None
        if self.order is None or self.pending:  # the main thread, for a signal
            return ready.popleft()
        return self.order.choose(ready)

    def _appoint(self, me: GreenThread, chosen: GreenThread) -> None:
        """Write down who goes on, for JavaScript."""
        words = self._words
        if self.order is None:
            words[READY] = len(self.ready)
        words[SELF], words[NEXT], words[FRESH] = me.stack, chosen.stack, chosen.fresh
        words[MAIN] = chosen is self.main
        self._chosen, self.current = chosen, self.callback

    def _switch(self, me: GreenThread, chosen: GreenThread) -> bool:
        """Suspend this stack and go on with another; tell whether that is not possible."""
        self._appoint(me, chosen)
        words = self._words
        words[ARMED] = 1
        try:
            me.suspend()
        finally:  # an exception that is set from outside comes here
            self.current = me
        if not words[ARMED]:
            return False
        words[ARMED] = 0
        words[MAIN] = me is self.main
        return True

    def _idle(self, me: GreenThread, *, held: bool = False) -> bool:
        """Let all wait until something happens; tell whether that is not possible.

        :param held: whether time stands still for them.
        """
        self.stacks.rest()
        words, times = self._words, self._times
        words[SELF], words[NEXT], words[READY] = me.stack, 0, 0
        when = inf if held else self.next_time()
        times[UNTIL] = real = when if self.order is None else monotonic() + when - self.order.now
        words[ARMED] = 1
        self.current = self.callback
        try:
            me.suspend()
        finally:
            self.current = me
        stuck, words[ARMED] = bool(words[ARMED]), 0
        if self.order is not None and monotonic() >= real:
            self.order.pass_to(when)
        return stuck

    def _leave(self, me: GreenThread) -> None:
        """Say who goes on when this thread's stack is done with."""
        self.threads.pop(me.ident, None)
        while (chosen := self._choose()) is None:
            self._idle(me)
        self._appoint(me, chosen)

    def _hear(self) -> None:
        """Something has come from outside: let those look who may be waiting for it."""
        self._words[NEWS] = 0
        if self.stacks.take_stop():
            self.send_to_main(SIGINT)
        while signal := self.stacks.take_signal():
            if not is_ignored(signal):
                self.send_to_main(signal)
        for thread in list(self._outside):
            self.wake(thread)

    def _call_main(self) -> None:
        """Have the main thread look after what there is for it, before all others."""
        main = self.main
        if main.parked:
            main.parked = False
            self.ready.appendleft(main)
        elif main in self.ready:
            self.ready.remove(main)
            self.ready.appendleft(main)

    def _show_timer(self) -> None:
        if self.order is None:
            self._times[TIMER] = self._timers.first()

    def look_after(self, me: GreenThread, *, signals: bool = True) -> None:
        """See to what has come for a thread while it did not run."""
        if me.killed:
            self._end(me)
        if me is self.main:
            failure, self.failure = self.failure, None
            if failure is not None:
                raise failure
        if signals and self.pending and self.takes_signals():
            self.deliver()

    def _end(self, me: GreenThread) -> None:
        """Tell a thread to end; one that doesn't care stays here."""
        while me.killed > PATIENCE and self.stacks.switches:
            self.threads.pop(me.ident, None)
            if self._give_way(me):
                break
        me.killed += 1
        raise ThreadEnd

    def takes_signals(self) -> bool:
        """Tell whether this is the main thread, or one that runs on the stack of it."""
        return self.current is self.main or (
            not self.stacks.switches and self.current is not self.callback
        )


def need_room(calls: int) -> None:
    """Make sure that this many calls are possible from here, before anything is changed.

    :raises RecursionError: when they are not.
    """
    if calls:
        need_room(calls - 1)


scheduler = Scheduler()
