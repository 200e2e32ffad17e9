"""The scheduler on stacks of the tests, put back after each of them, and what they do with it."""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
import threading
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from handbook.concurrency import deadlock, order, signals, slices, threads
from handbook.concurrency import locks as locks_module
from handbook.concurrency import scheduler as scheduler_module
from handbook.concurrency.board import Board
from handbook.concurrency.scheduler import scheduler
from handbook.concurrency.stacks import NoStacks

from tests.unit.concurrency.thread_stacks import Browser, Clock, OneStack, ThreadStacks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HANG_S = 20

MAIN_IDENT = 1
"""In place of an address, for which the board has no room: the page's numbers are small."""

_words = scheduler.board.words
_active: dict[int, Any] = vars(threading)["_active"]


@pytest.fixture(scope="session")
def real_stderr(pytestconfig: pytest.Config) -> Iterator[int]:
    """Where pytest's own standard error goes, past its capture."""
    capture = pytestconfig.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        descriptor = os.dup(2)
    yield descriptor
    os.close(descriptor)


@pytest.fixture(autouse=True)
def watchdog(real_stderr: int) -> Iterator[None]:
    """End everything when a test hangs, and tell where."""
    faulthandler.dump_traceback_later(HANG_S, exit=True, file=real_stderr)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time of all modules under test."""
    clock = Clock()
    for module in (scheduler_module, locks_module, order):
        monkeypatch.setattr(module, "monotonic", clock)
    return clock


@pytest.fixture
def browser(clock: Clock) -> Browser:
    """What happens outside of the program."""
    return Browser(clock)


@pytest.fixture
def _put_back(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(scheduler, "deliver", signals.deliver)
    monkeypatch.setattr(scheduler, "report", deadlock.report)
    monkeypatch.setattr(threads, "_listeners", [])
    monkeypatch.setattr(slices, "_listeners", [])
    monkeypatch.setitem(_active, MAIN_IDENT, threading.main_thread())
    real_ident = scheduler.main.ident
    _identify_main(MAIN_IDENT)
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGALRM)}
    switch_interval = sys.getswitchinterval()
    yield
    for number, handler in handlers.items():
        signal.signal(number, handler)
    sys.setswitchinterval(switch_interval)
    signals.forget_timer()
    threads.forget_all()
    _identify_main(real_ident)
    scheduler.connect(NoStacks())
    _words[Board.MASK] = _words[Board.ASKED] = _words[Board.ARMED] = 0


def _identify_main(ident: int) -> None:
    scheduler.main.ident = scheduler.callback.ident = ident
    scheduler._idents = count(ident + 1)
    scheduler.reset()


@pytest.fixture
def stacks(
    _put_back: None, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ThreadStacks]:
    """The scheduler has stacks that can be suspended; threads are ended when the test is over."""
    stacks = ThreadStacks(browser)
    monkeypatch.setattr(sys, "_current_frames", stacks.current_frames)
    scheduler.connect(stacks)
    yield stacks
    stacks.pinned = False
    assert stacks.failures == []
    assert _words[Board.MASK] == 0
    with masked():
        scheduler.kill_others(0.01)


@pytest.fixture
def one_stack(_put_back: None, browser: Browser) -> OneStack:
    """The scheduler has no stack that can be suspended."""
    stack = OneStack(browser)
    scheduler.connect(stack)
    return stack


@contextmanager
def masked() -> Iterator[None]:
    """Be a primitive at work."""
    mask, _words[Board.MASK] = _words[Board.MASK], 1
    try:
        yield
    finally:
        _words[Board.MASK] = mask


def start(call: Callable[..., object], *args: Any, daemon: bool = True) -> threads.ThreadHandle:
    """Start a thread."""
    return threads.start_joinable_thread(lambda: call(*args), daemon=daemon)


def after(seconds: float, call: Callable[..., object], *args: Any) -> None:
    """Call something later, in a thread."""
    slices.sleep(seconds)
    call(*args)


def give_turn() -> None:
    """Let the others run as far as they can."""
    slices.sleep(0)


def settle() -> None:
    """Let the others run until all of them wait."""
    give_turn()
    while scheduler.ready:
        give_turn()


def told(call: Callable[..., object], *args: Any, **kwargs: Any) -> object:
    """Return what is returned, or what is raised as it is shown."""
    try:
        return call(*args, **kwargs)
    except BaseException as error:
        return f"{type(error).__name__}: {error}"


def outcomes_near_the_limit(call: Callable[[], object], rooms: int = 60) -> Iterator[bool]:
    """Call something where only so many calls are possible; yield whether it found enough room."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(_frames()) + 400)
    try:
        deepest = 0
        while _passes(deepest + 1, int):
            deepest += 1
        for room in range(rooms):
            passed = _passes(deepest - room, call)
            sys.setrecursionlimit(limit)
            yield passed
            sys.setrecursionlimit(len(_frames()) + 400)
    finally:
        sys.setrecursionlimit(limit)


def _frames() -> list[str]:
    names, frame = [], sys._getframe()
    while frame is not None:
        names.append(frame.f_code.co_name)
        frame = frame.f_back  # type: ignore[assignment]  # None ends it
    return names


def _passes(depth: int, call: Callable[[], object]) -> bool:
    try:
        _down(depth, call)
    except RecursionError:
        return False
    return True


def _down(depth: int, call: Callable[[], object]) -> None:
    if depth:
        _down(depth - 1, call)
    else:
        call()
