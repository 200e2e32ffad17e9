"""Signals: sent by the program, by a timer or by Stop, and handled in the main thread.

Owns: what stands for the functions of `signal`, `os` and `_thread` that send signals or set timers.

The operating system's part is missing in a browser. Whatever sends a signal leaves it with the
scheduler; the main thread calls the handler where it waits, or at the end of a time slice that is
cut short for it. A Stop is such a signal too.

Imports nothing of the browser.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from math import inf
from operator import index
from typing import TYPE_CHECKING, Any

from handbook.concurrency import wakeups
from handbook.concurrency.board import Board
from handbook.concurrency.dispositions import is_ignored
from handbook.concurrency.durations import seconds_of
from handbook.concurrency.one_stack import end_all
from handbook.concurrency.scheduler import scheduler

if TYPE_CHECKING:
    from types import FrameType

__all__ = [
    "alarm",
    "deliver",
    "forget_timer",
    "getitimer",
    "interrupt_main",
    "kill",
    "pause",
    "pthread_kill",
    "raise_signal",
    "set_handler",
    "setitimer",
]

MASK, SIGNALS = Board.MASK, Board.SIGNALS
OWN = __file__.rpartition("/concurrency/")[0]
SIGALRM = 14

UNCATCHABLE = frozenset({9, 19})
"""SIGKILL and SIGSTOP."""

TIMERS = frozenset({0, 1, 2})
"""ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF."""

RESOLUTION_S = 1e-6
"""The shortest time that a timer knows."""

_words = scheduler.board.words
_getframe, _getsignal = sys._getframe, signal.getsignal
_valid_signals, _set_handler = signal.valid_signals, vars(sys.modules["_signal"])["signal"]


def deliver(frame: FrameType | None = None) -> None:
    """Call the handlers of all signals that wait. Masked, in a thread that takes signals.

    :param frame: what was interrupted; None is the caller of our own code.
    :raises BaseException: what a handler raises. Where the thread runs on the stack of the main
        one, it ends, and the main thread raises that.
    """
    me = scheduler.current
    if me is scheduler.main:
        _deliver(frame)
        return
    scheduler.current = scheduler.main
    try:
        _deliver(frame)
    except BaseException as error:
        end_all(scheduler, error)
    finally:
        scheduler.current = me


def _deliver(frame: FrameType | None) -> None:
    pending = scheduler.pending
    while pending:
        signum = pending.pop(0)
        _words[SIGNALS] = bool(pending)
        handler = _getsignal(signum)
        if callable(handler):
            _words[MASK] = 0
            try:
                wakeups.write(signum)
                handler(signum, _reader_frame() if frame is None else frame)
            finally:
                _words[MASK] = 1
        elif not is_ignored(signum):
            raise SystemExit(128 + signum)


def _reader_frame() -> FrameType | None:
    frame: FrameType | None = _getframe(1)
    while frame is not None and frame.f_code.co_filename.startswith(OWN):
        frame = frame.f_back
    return frame


def _send(signum: int) -> None:
    """Leave a signal with the main thread, or handle it at once where that is this one."""
    if not signum:
        return
    mask, _words[MASK] = _words[MASK], 1
    try:
        scheduler.send_to_main(signum)
        if scheduler.takes_signals() and not mask:
            deliver()
    finally:
        _words[MASK] = mask


def checked(signum: int) -> int:
    """Return a signal's number, 0 for none.

    :raises OSError: as the operating system, for what is no signal.
    """
    number = index(signum)
    if number != 0 and number not in _valid_signals():
        raise OSError(errno.EINVAL, "Invalid argument")
    return number


def raise_signal(signalnum: int, /) -> None:
    """Send a signal to the executing process."""
    _send(checked(signalnum))


def set_handler(signalnum: int, handler: Any, /) -> Any:
    """Set the action for the given signal.

    :raises OSError: for one that no program can catch, which Emscripten takes all the same.
    """
    if signalnum in UNCATCHABLE:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    return _set_handler(signalnum, handler)


def interrupt_main(signum: int = signal.SIGINT, /) -> None:
    """Simulate the arrival of the given signal in the main thread."""
    number = index(signum)
    if number not in _valid_signals():
        message = "signal number out of range"
        raise ValueError(message)
    handler = _getsignal(number)
    if handler in (signal.SIG_IGN, signal.SIG_DFL, None):
        return
    _send(number)


def kill(pid: int, sig: int, /) -> None:
    """Kill a process with a signal; there is no other than this one.

    :raises ProcessLookupError: for any other.
    """
    if pid not in {os.getpid(), 0}:
        raise ProcessLookupError(errno.ESRCH, "No such process")
    _send(checked(sig))


def pthread_kill(thread_id: int, signalnum: int, /) -> None:
    """Send a signal to a thread; it is handled in the main one, as always in Python.

    :raises ProcessLookupError: when there is no such thread.
    """
    if thread_id not in scheduler.threads:
        raise ProcessLookupError(errno.ESRCH, "No such process")
    _send(checked(signalnum))


class _Timer:
    """The one timer of a process that counts real time."""

    parked = True

    def __init__(self) -> None:
        self.turn = 0
        self.when = inf
        self.interval_s = 0.0

    def set(self, seconds: float, interval_s: float) -> None:
        """Send SIGALRM after some time, and then again and again; 0 never. Masked."""
        self.turn += 1
        self.interval_s = max(interval_s, RESOLUTION_S) if interval_s else 0.0
        self.when = scheduler.now() + seconds if seconds else inf
        if seconds:
            scheduler.call_at(self.when, self)

    def left(self) -> tuple[float, float]:
        """Return the seconds until the next signal, and between those after it."""
        left = 0.0 if self.when == inf else max(self.when - scheduler.now(), RESOLUTION_S)
        return left, self.interval_s

    def expire(self) -> None:
        """Send the signal."""
        self.turn += 1
        scheduler.send_to_main(SIGALRM)
        if self.interval_s:  # those that were missed are not made up for
            self.when = max(self.when + self.interval_s, scheduler.now())
            scheduler.call_at(self.when, self)
        else:
            self.when = inf


_timer = _Timer()


def forget_timer() -> None:
    """Let no signal of a timer come any more."""
    _timer.turn += 1
    _timer.when, _timer.interval_s = inf, 0.0


def setitimer(which: int, seconds: float, interval: float = 0.0, /) -> tuple[float, float]:
    """Set a timer that sends a signal after some time, and then in intervals.

    :param which: `signal.ITIMER_REAL`; the time that a processor takes is not known in a browser.
    :return: the old values.
    :raises signal.ItimerError: for another timer, or a negative time.
    """
    if which != signal.ITIMER_REAL:
        raise signal.ItimerError(errno.EINVAL, "Invalid argument: a browser has ITIMER_REAL only")
    first, again = seconds_of(seconds), seconds_of(interval)
    if first < 0 or again < 0:
        raise signal.ItimerError(errno.EINVAL, "Invalid argument")
    before = _timer.left()
    mask, _words[MASK] = _words[MASK], 1
    try:
        _timer.set(first, again)
    finally:
        _words[MASK] = mask
    return before


def getitimer(which: int, /) -> tuple[float, float]:
    """Return the current value of a timer, and its interval.

    :raises signal.ItimerError: for what is no timer.
    """
    if which not in TIMERS:
        raise signal.ItimerError(errno.EINVAL, "Invalid argument")
    return _timer.left() if which == signal.ITIMER_REAL else (0.0, 0.0)


def alarm(seconds: int, /) -> int:
    """Arrange for SIGALRM to arrive after the given number of seconds.

    :return: the seconds that were left of the alarm before.
    """
    left, _ = setitimer(signal.ITIMER_REAL, float(index(seconds)))
    return -int(-left // 1)


def pause() -> None:
    """Wait until a signal arrives."""
    mask, _words[MASK] = _words[MASK], 1
    try:
        scheduler.park(None, outside=True)
    finally:
        _words[MASK] = mask
