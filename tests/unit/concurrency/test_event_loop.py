"""CPython's event loop where waiting is the scheduler's."""

from __future__ import annotations

import asyncio
import signal
import threading
from typing import TYPE_CHECKING, Any

import pytest
from handbook.concurrency import locks, signals, wakeups
from handbook.concurrency.board import Board
from handbook.concurrency.event_loop import (
    HandbookEventLoop,
    LoopsOfThreads,
    ParkingSelector,
)
from handbook.concurrency.scheduler import scheduler

from tests.unit.concurrency.conftest import after, settle, start, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.unit.concurrency.thread_stacks import Browser, Clock, ThreadStacks

pytestmark = pytest.mark.usefixtures("stacks")

INT, ALRM = signal.SIGINT, signal.SIGALRM


@pytest.fixture
def make_loop(
    clock: Clock, stacks: ThreadStacks, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], HandbookEventLoop]]:
    """Make loops that go by the clock of the tests, as they do by the page's."""
    made = list[HandbookEventLoop]()
    monkeypatch.setattr(HandbookEventLoop, "wake_page", staticmethod(stacks.wake))
    monkeypatch.setattr(signal, "set_wakeup_fd", wakeups.set_wakeup_fd)

    def make() -> HandbookEventLoop:
        loop = HandbookEventLoop()
        monkeypatch.setattr(loop, "time", clock)
        made.append(loop)
        return loop

    yield make
    for loop in made:
        loop.close()


@pytest.fixture
def loop(make_loop: Callable[[], HandbookEventLoop]) -> HandbookEventLoop:
    """One loop."""
    return make_loop()


def test_sleeping_tasks_end_in_the_order_of_their_times(
    loop: HandbookEventLoop, clock: Clock
) -> None:
    order = list[float]()

    async def wait(seconds: float) -> None:
        await asyncio.sleep(seconds)
        order.append(seconds)

    async def main() -> None:
        await asyncio.gather(*(wait(seconds) for seconds in (0.3, 0.1, 0.2)))

    before = clock.seconds
    loop.run_until_complete(main())
    assert order == [0.1, 0.2, 0.3]
    assert 0.3 <= clock.seconds - before < 0.31


def test_timer_is_called_at_its_time_and_a_cancelled_one_is_not(
    loop: HandbookEventLoop, clock: Clock
) -> None:
    called = list[tuple[str, float]]()
    begin = clock.seconds
    loop.call_later(1, lambda: called.append(("first", round(clock.seconds - begin, 2))))
    loop.call_later(0.5, lambda: called.append(("cancelled", 0))).cancel()
    loop.call_later(2, loop.stop)
    loop.run_forever()
    assert called == [("first", 1.0)]


def test_threads_run_while_the_loop_waits(loop: HandbookEventLoop) -> None:
    seen = list[int]()
    start(after, 0.5, seen.append, 1)
    loop.run_until_complete(asyncio.sleep(1))
    assert seen == [1]


def test_call_soon_threadsafe_wakes_the_loop(loop: HandbookEventLoop, clock: Clock) -> None:
    before = clock.seconds
    start(after, 0.5, loop.call_soon_threadsafe, loop.stop)
    loop.run_forever()
    assert 0.5 <= clock.seconds - before < 0.51


def test_loop_in_a_thread_is_woken_by_the_main_one(loop: HandbookEventLoop) -> None:
    handle = start(loop.run_forever)
    settle()
    loop.call_soon_threadsafe(loop.stop)
    handle.join()
    assert not loop.is_running()


def test_run_coroutine_threadsafe_returns_its_result(
    loop: HandbookEventLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threading, "_allocate_lock", locks.lock)
    monkeypatch.setattr(threading, "_CRLock", locks.RLock)
    handle = start(loop.run_forever)

    async def double(number: int) -> int:
        await asyncio.sleep(0.5)
        return 2 * number

    future = asyncio.run_coroutine_threadsafe(double(21), loop)
    assert future.result(timeout=5) == 42
    loop.call_soon_threadsafe(loop.stop)
    handle.join()


@pytest.mark.parametrize("name", ["call_soon", "call_soon_threadsafe"])
def test_callback_of_the_browser_can_schedule_something_and_wakes_the_loop(
    name: str, loop: HandbookEventLoop, browser: Browser, clock: Clock
) -> None:
    loop.set_debug(True)
    loop.slow_callback_duration = 1000
    before = clock.seconds
    browser.later(0.5, lambda: getattr(loop, name)(loop.stop))
    loop.call_later(100, loop.stop)
    loop.run_forever()
    assert clock.seconds - before < 1


def test_debug_mode_still_finds_calls_from_the_wrong_thread(loop: HandbookEventLoop) -> None:
    loop.set_debug(True)
    loop.slow_callback_duration = 1000
    refused = list[object]()
    start(lambda: refused.append(told(lambda: loop.call_soon(int))))
    loop.run_until_complete(asyncio.sleep(1))
    assert "Non-thread-safe operation" in str(refused[0])


def test_page_is_told_of_a_timer_set_by_a_callback(
    loop: HandbookEventLoop, browser: Browser, clock: Clock
) -> None:
    before = clock.seconds
    browser.later(0.5, lambda: loop.call_later(0.25, loop.stop))
    loop.call_later(100, loop.stop)
    loop.run_forever()
    assert 0.75 <= clock.seconds - before < 0.76


def test_tasks_are_named_from_one_in_each_program(loop: HandbookEventLoop) -> None:
    async def name() -> str:
        task = asyncio.current_task()
        assert task is not None
        return task.get_name()

    async def named() -> str:
        return await asyncio.create_task(name(), name="mine")

    for _ in range(2):
        HandbookEventLoop.name_tasks_anew()
        names = [loop.run_until_complete(call()) for call in (name, name, named)]
        assert names == ["Task-1", "Task-2", "mine"]


def test_stop_of_the_page_cancels_what_runs(
    browser: Browser, stacks: ThreadStacks, make_loop: Callable[[], HandbookEventLoop]
) -> None:
    seen = list[str]()
    # Whoever starts the tests may have it ignored, as shells do for what runs in the background
    signal.signal(signal.SIGINT, signal.default_int_handler)

    async def main() -> None:
        browser.later(1, stacks.stop)
        try:
            await asyncio.sleep(100)
        except asyncio.CancelledError:
            seen.append("cancelled")
            raise

    with asyncio.Runner(loop_factory=make_loop) as runner, pytest.raises(KeyboardInterrupt):
        runner.run(main())
    assert seen == ["cancelled"]


class SlowWatch:
    """Knows what is ready a moment after it was asked, as the kernel."""

    def __init__(self) -> None:
        self.seen: dict[int, int] = {}
        self._ready: dict[int, int] | None = None

    def ask(self, asked: dict[int, int]) -> int:
        self.seen = asked
        return 1

    def answer(self, _number: int) -> dict[int, int] | None:
        ready, self._ready = self._ready, None
        return ready

    def hurry(self) -> None:
        self._ready = self.seen

    def forget(self, _number: int) -> None:
        """Know nothing."""


def test_loop_that_goes_on_at_once_sees_what_is_ready_in_this_turn(
    loop: HandbookEventLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ParkingSelector, "watch", SlowWatch(), raising=False)
    calls = list[str]()
    loop.add_reader(7, calls.append, "ready")
    loop.call_soon(loop.stop)
    loop.run_forever()
    assert calls == ["ready"]
    loop.remove_reader(7)


def test_tracebacks_of_handles_end_with_who_has_scheduled(loop: HandbookEventLoop) -> None:
    loop.set_debug(True)
    for handle in (loop.call_soon(int), loop.call_later(1, int), loop.call_soon_threadsafe(int)):
        last: Any = handle._source_traceback[-1]  # type: ignore[attr-defined]  # private
        assert last.name == "test_tracebacks_of_handles_end_with_who_has_scheduled"
        handle.cancel()


def test_factory_of_a_program_need_not_know_names(loop: HandbookEventLoop) -> None:
    def make(loop: Any, coro: Any) -> asyncio.Task[Any]:
        return asyncio.Task(coro, loop=loop)

    HandbookEventLoop.name_tasks_anew()
    loop.set_task_factory(make)
    task = loop.create_task(asyncio.sleep(0))
    assert task.get_name() == "Task-1"
    loop.run_until_complete(task)


# Signals of a loop


def test_handler_of_the_loop_is_called_in_it(loop: HandbookEventLoop) -> None:
    seen = list[object]()
    loop.add_signal_handler(ALRM, lambda *args: seen.append((args, loop.is_running())), 1, 2)
    signals.setitimer(signal.ITIMER_REAL, 0.5)
    loop.run_until_complete(asyncio.sleep(1))
    assert seen == [((1, 2), True)]


def test_removed_handler_gives_the_signal_back(loop: HandbookEventLoop) -> None:
    for number, default in ((INT, signal.default_int_handler), (ALRM, signal.SIG_DFL)):
        loop.add_signal_handler(number, int)
        assert loop.remove_signal_handler(number)
        assert not loop.remove_signal_handler(number)
        assert signal.getsignal(number) == default


def test_closed_loop_gives_its_signals_back(loop: HandbookEventLoop) -> None:
    loop.add_signal_handler(INT, int)
    loop.close()
    assert signal.getsignal(INT) == signal.default_int_handler


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP])
def test_signal_that_cannot_be_caught_is_refused_and_the_loop_can_be_closed(
    number: int, loop: HandbookEventLoop
) -> None:
    refused = told(lambda: loop.add_signal_handler(number, int))
    assert refused == f"RuntimeError: sig {number} cannot be caught"
    assert not loop.remove_signal_handler(number)
    loop.close()


async def _coroutine() -> None:
    """Not to be a handler."""


@pytest.mark.parametrize(("number", "call"), [("1", int), (999, int), (0, int), (INT, _coroutine)])
def test_wrong_handlers_are_refused_as_by_cpythons_loop(
    number: Any, call: Any, loop: HandbookEventLoop
) -> None:
    cpythons = asyncio.SelectorEventLoop()
    for add in ("add_signal_handler", "remove_signal_handler"):
        arguments = (number, call) if add.startswith("add") else (number,)
        ours, theirs = (told(getattr(one, add), *arguments) for one in (loop, cpythons))
        assert ours == theirs
    cpythons.close()


def test_handler_outside_of_the_main_thread_is_refused(loop: HandbookEventLoop) -> None:
    refused = list[object]()
    start(lambda: refused.append(told(lambda: loop.add_signal_handler(INT, int)))).join()
    assert "only works in main thread" in str(refused[0])


# Loops of threads


def test_no_loop_is_there_unasked() -> None:
    loops = LoopsOfThreads()
    message = "RuntimeError: There is no current event loop in thread 'MainThread'."
    assert told(loops.get_event_loop) == message
    loop = loops.new_event_loop()
    assert type(loop) is HandbookEventLoop
    loops.set_event_loop(loop)
    assert loops.get_event_loop() is loop
    loops.set_event_loop(None)
    assert told(loops.get_event_loop) == message
    loop.close()


def test_each_thread_has_a_loop_of_its_own(loop: HandbookEventLoop) -> None:
    loops, seen = LoopsOfThreads(), list[object]()
    loops.set_event_loop(loop)
    start(lambda: seen.append(str(told(loops.get_event_loop)))).join()
    assert str(seen[0]).startswith("RuntimeError: There is no current event loop in thread")
    assert loops.get_event_loop() is loop


def test_what_is_no_loop_is_refused() -> None:
    refused = told(lambda: LoopsOfThreads().set_event_loop(3))  # type: ignore[arg-type]  # wrong
    message = "loop must be an instance of AbstractEventLoop or None, not 'int'"
    assert refused == f"TypeError: {message}"


def test_loop_shows_as_cpythons() -> None:
    assert repr(HandbookEventLoop.__name__) == repr(asyncio.SelectorEventLoop.__name__)


def test_mask_is_off_after_a_run(loop: HandbookEventLoop) -> None:
    loop.run_until_complete(asyncio.sleep(0.1))
    assert scheduler.board.words[Board.MASK] == 0
