"""The end of a time slice: other threads run, what was printed is shown, and the page is heard.

Owns: the handler of the signal that the worker raises for it
(`site/js/runtime/worker/interrupts.js`), and `time.sleep`.

Imports nothing of the browser.
"""

from __future__ import annotations

import sys
from signal import SIGINT
from typing import TYPE_CHECKING

from handbook.concurrency.board import Board
from handbook.concurrency.durations import seconds_of
from handbook.concurrency.scheduler import ROOM, need_room, scheduler
from handbook.concurrency.signals import deliver

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

__all__ = ["end_slice", "set_switch_interval", "sleep", "when_slice_ends"]

MASK, ASKED, SLICE = Board.MASK, Board.ASKED, Board.SLICE

OWN = __file__.rpartition("/concurrency/")[0]
"""Our own code is not interrupted: what it does is one step, as in C."""

IMPORTS = "<frozen importlib"
"""The lock of all imports doesn't know our threads: no other may run while it is held."""

_words, _times = scheduler.board.words, scheduler.board.times
_listeners: list[Callable[[], None]] = []
_setswitchinterval, _getswitchinterval = sys.setswitchinterval, sys.getswitchinterval


def when_slice_ends(call: Callable[[], None]) -> None:
    """Have something called at the end of every slice, before others run."""
    _listeners.append(call)


def end_slice(_signum: int, frame: FrameType | None) -> None:
    """Handle the signal.

    A program that has come to its recursion limit is left alone until the next one.

    :raises BaseException: what a signal's handler raises.
    """
    mask, _words[MASK] = _words[MASK], 1
    _words[ASKED] = 0
    try:
        try:
            need_room(ROOM * 3)
        except RecursionError:
            return
        file = "" if frame is None else frame.f_code.co_filename
        if mask or file.startswith(OWN):
            return
        for call in _listeners:
            call()
        if scheduler.order is None:
            scheduler.look_around()
        else:  # when times have come is for the order to say
            scheduler.hear()
        if scheduler.pending and scheduler.takes_signals():
            deliver(frame)
        elif (scheduler.order is not None and not scheduler.pending) or file.startswith(IMPORTS):
            scheduler.let_page_in()
        else:
            scheduler.give_turn()
    finally:
        _words[MASK] = mask


def sleep(seconds: float, /) -> None:
    """Suspend execution for the given number of seconds, as `time.sleep` does.

    :raises TypeError: as CPython, for what is no real number.
    :raises ValueError: as CPython, for a negative number or NaN.
    :raises OverflowError: as CPython, for what it could not wait for.
    :raises KeyboardInterrupt: when the reader stops the program, unless it handles SIGINT.
    """
    seconds = seconds_of(seconds)
    if seconds < 0:
        message = "sleep length must be non-negative"
        raise ValueError(message)
    mask, _words[MASK] = _words[MASK], 1
    try:
        if mask:  # a finalizer or a callback, in the middle of another wait
            if seconds and scheduler.stacks.stand_still(seconds):
                scheduler.send_to_main(SIGINT)
            return
        if not seconds:
            scheduler.give_turn()
            return
        end = scheduler.now() + seconds
        while scheduler.now() < end:
            scheduler.park(end, "time.sleep()")  # PEP 475: a handled signal does not shorten it
    finally:
        _words[MASK] = mask


def set_switch_interval(interval: float, /) -> None:
    """Set the ideal thread switching delay inside the Python interpreter, in seconds."""
    _setswitchinterval(interval)
    _times[SLICE] = _getswitchinterval()
