"""Handles of threads, starting them, joining them, and how they end."""

from __future__ import annotations

import _thread
import io
import math
import re
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from handbook.concurrency import threads
from handbook.concurrency.green_threads import ThreadEnd
from handbook.concurrency.scheduler import scheduler
from handbook.concurrency.slices import sleep
from handbook.concurrency.threads import ThreadHandle, make_thread_handle, start_new_thread

from tests.unit.concurrency.conftest import settle, start, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.concurrency.thread_stacks import Clock, ThreadStacks

pytestmark = pytest.mark.usefixtures("stacks")

NOT_STARTED = "RuntimeError: thread not started"
NO_ROOM = "RuntimeError: can't start new thread"


def test_handle_goes_from_unstarted_to_running_to_done() -> None:
    handle, seen = ThreadHandle(), list[object]()
    assert (handle.ident, handle.is_done()) == (0, False)
    assert threads.start_joinable_thread(
        lambda: seen.append((handle.is_done(), handle.ident)), handle=handle
    )
    assert handle.ident != 0
    assert (handle.is_done(), seen) == (False, [])
    handle.join()
    assert (handle.is_done(), seen) == (True, [(False, handle.ident)])


def test_thread_begins_after_the_line_that_starts_it() -> None:
    seen = list[str]()
    handle = start(seen.append, "thread")
    seen.append("main")
    handle.join()
    assert seen == ["main", "thread"]


@pytest.mark.parametrize("timeout", [(), (None,), (0,), (-1,)])
def test_join_of_an_unstarted_thread_is_refused(timeout: tuple[Any, ...]) -> None:
    assert told(lambda: ThreadHandle().join(*timeout)) == NOT_STARTED


def test_join_refuses_a_bad_timeout_before_all_else() -> None:
    with pytest.raises(TypeError, match=r"^'str' object cannot be interpreted as an integer$"):
        ThreadHandle().join("x")  # type: ignore[arg-type]  # wrong on purpose


def test_join_of_the_current_thread_is_refused() -> None:
    refused = "RuntimeError: Cannot join current thread"
    assert told(make_thread_handle(scheduler.main.ident).join) == refused
    handle, seen = ThreadHandle(), list[object]()
    threads.start_joinable_thread(lambda: seen.append(told(handle.join)), handle=handle)
    handle.join()
    assert seen == [refused]


def test_handle_cannot_be_started_twice() -> None:
    handle = start(int)
    again = told(lambda: threads.start_joinable_thread(int, handle=handle))
    assert again == "RuntimeError: thread already started"
    handle.join()
    assert told(lambda: threads.start_joinable_thread(int, handle=handle)) == again


def test_join_with_a_timeout_returns_in_time(clock: Clock) -> None:
    handle = start(sleep, 1)
    before = clock.seconds
    handle.join(0.25)
    assert 0.25 <= clock.seconds - before < 0.26
    assert not handle.is_done()
    handle.join(100)
    assert handle.is_done()
    assert 1 <= clock.seconds - before < 1.01


def test_join_without_time_lets_others_run_once_and_returns(clock: Clock) -> None:
    handle, seen = start(sleep, 5), list[int]()
    start(seen.append, 1)
    before = clock.seconds
    handle.join(0)
    assert clock.seconds - before < 0.01
    assert (handle.is_done(), seen) == (False, [1])


@pytest.mark.parametrize("timeout", [-1, -0.5, None])
def test_join_with_none_or_a_negative_time_waits_for_the_end(timeout: float | None) -> None:
    handle = start(sleep, 5)
    handle.join(timeout)
    assert handle.is_done()


@pytest.mark.parametrize("timeout", [math.nan, math.inf, "1", 2**70])
def test_join_refuses_what_is_no_duration(timeout: Any) -> None:
    handle = start(int)
    with pytest.raises((TypeError, ValueError, OverflowError)):
        handle.join(timeout)
    assert not handle.is_done()


def test_several_can_join_one_thread_and_all_go_on(clock: Clock) -> None:
    slow, order = start(sleep, 1), list[object]()
    slow_end = clock.seconds + 1

    def join(name: str, timeout: float | None) -> None:
        slow.join(timeout)
        order.append((name, clock.seconds >= slow_end, slow.is_done()))

    joiners = [start(join, "a", None), start(join, "short", 0.5), start(join, "b", 2)]
    for joiner in joiners:
        joiner.join()
    assert order == [("short", False, False), ("a", True, True), ("b", True, True)]


def test_join_of_a_thread_that_has_ended_returns_at_once(stacks: ThreadStacks) -> None:
    handle = start(int)
    handle.join()
    switched = stacks.switched
    handle.join()
    handle.join(5)
    assert stacks.switched == switched


def test_set_done_lets_joiners_go_on() -> None:
    handle, seen = make_thread_handle(12345), list[str]()

    def join() -> None:
        handle.join()
        seen.append("joined")

    joiner = start(join)
    settle()
    assert seen == []
    handle._set_done()
    joiner.join()
    assert (handle.is_done(), seen) == (True, ["joined"])
    assert told(ThreadHandle()._set_done) == NOT_STARTED


def test_start_fails_without_room_and_the_handle_can_be_used_again(stacks: ThreadStacks) -> None:
    stacks.room = 2
    handles = [start(sleep, 1), start(sleep, 1)]
    handle = ThreadHandle()

    def begin() -> ThreadHandle:
        return threads.start_joinable_thread(int, handle=handle, daemon=False)

    assert told(begin) == NO_ROOM
    assert told(lambda: start_new_thread(int, ())) == NO_ROOM
    assert threads.thread_count() == 2
    threads.shutdown()  # doesn't wait for what never began
    for one in handles:
        one.join()
    assert begin() is handle
    handle.join()


@pytest.mark.parametrize(
    "arguments",
    [(1, ()), (print, []), (print, (), 3), (None, None), (print, (), [("sep", "")])],
)
def test_start_new_thread_refuses_arguments_in_cpythons_words(arguments: Any) -> None:
    ours = told(lambda: start_new_thread(*arguments))
    assert ours == told(lambda: _thread.start_new_thread(*arguments))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: threads.start_joinable_thread(3), "thread function must be callable"),  # type: ignore[arg-type]  # is refused
        (
            lambda: threads.start_joinable_thread(int, handle=3),  # type: ignore[arg-type]  # is refused
            "'handle' must be a _ThreadHandle",
        ),
        (
            lambda: threads.start_new_thread(int, (), None),  # type: ignore[arg-type]  # is refused
            "optional 3rd arg must be a dictionary",
        ),
        (
            lambda: threads.set_name(3),  # type: ignore[arg-type]  # is refused
            "set_name() argument 'name' must be str, not int",
        ),
    ],
)
def test_wrong_types_are_refused_in_cpythons_words(
    call: Callable[[], object], message: str
) -> None:
    assert told(call) == f"TypeError: {message}"


def test_start_new_thread_hands_arguments_on_and_returns_the_identifier() -> None:
    seen = list[object]()
    ident = start_new_thread(
        lambda *args, **kwargs: seen.append((args, kwargs, threads.get_ident())), (1, 2), {"a": 3}
    )
    settle()
    assert seen == [((1, 2), {"a": 3}, ident)]


def test_identifiers_differ_and_are_not_used_again() -> None:
    seen = [threads.get_ident()]
    for _ in range(5):
        handle = start(lambda: seen.append(threads.get_ident()))
        handle.join()
        assert handle.ident == seen[-1]
    assert len(set(seen)) == 6
    assert 0 not in seen


def test_native_identifiers_differ_and_the_main_ones_is_the_process() -> None:
    seen = list[int]()
    start(lambda: seen.append(threads.get_native_id())).join()
    assert seen[0] != threads.get_native_id()


def test_count_is_of_threads_but_the_main_one() -> None:
    assert threads.thread_count() == 0
    handles = [start(sleep, 1) for _ in range(3)]
    assert threads.thread_count() == 3
    for handle in handles:
        handle.join()
    assert threads.thread_count() == 0


def test_names_are_each_threads_own_and_forgotten_with_it() -> None:
    threads.set_name("main")
    seen = list[str]()

    def work() -> None:
        seen.append(threads.get_name())
        threads.set_name("a name that is far too long")
        sleep(0)
        seen.append(threads.get_name())

    start(work).join()
    assert seen == ["", "a name that is "]
    assert threads.get_name() == "main"
    assert list(threads._names.values()) == ["main"]


def test_stack_size_is_kept_and_too_small_ones_are_refused() -> None:
    assert threads.stack_size() == 0
    assert threads.stack_size(65536) == 0
    assert threads.stack_size() == 65536
    assert told(lambda: threads.stack_size(-1)) == told(lambda: _thread.stack_size(-1))
    assert told(lambda: threads.stack_size(5)) == told(lambda: _thread.stack_size(5))


def test_shutdown_waits_for_all_threads_but_daemons() -> None:
    ended = list[str]()

    def work(name: str, seconds: float) -> None:
        sleep(seconds)
        ended.append(name)
        if name == "late":
            start(work, "started by a late one", 1, daemon=False)

    start(work, "daemon", 100)
    start(work, "late", 3, daemon=False)
    start(work, "early", 1, daemon=False)
    threads.shutdown()
    assert ended == ["early", "late", "started by a late one"]
    assert threads._handles == {}


def test_shutdown_does_not_wait_for_the_thread_that_calls_it() -> None:
    handle = start(threads.shutdown, daemon=False)
    threads.shutdown()
    assert handle.is_done()


def test_listeners_hear_of_each_thread_that_ends() -> None:
    ended = list[int]()
    threads.when_thread_ends(ended.append)
    handles = [start(int), start(_fail)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "unraisablehook", lambda _unraisable: None)
        for handle in handles:
            handle.join()
    assert ended == [handle.ident for handle in handles]


# What a thread raises


def _fail(*_args: object) -> NoReturn:
    raise ZeroDivisionError


def test_error_of_a_thread_is_told_as_the_interpreter_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stderr = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setattr(sys, "unraisablehook", sys.__unraisablehook__)
    start_new_thread(_fail, (1,))
    settle()
    text = stderr.getvalue()
    assert re.match(r"Exception ignored in thread started by <function _fail at 0x\w+>:\n", text)
    assert text.endswith("ZeroDivisionError\n")


def test_error_of_a_thread_goes_to_the_programs_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = list[Any]()
    monkeypatch.setattr(sys, "unraisablehook", seen.append)
    start(_fail).join()
    [unraisable] = seen
    assert unraisable.exc_type is ZeroDivisionError
    assert unraisable.err_msg.startswith("Exception ignored in thread started by ")


@pytest.mark.parametrize("error", [SystemExit, SystemExit(3), ThreadEnd])
def test_exit_of_a_thread_is_not_told(
    error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = list[Any]()
    monkeypatch.setattr(sys, "unraisablehook", seen.append)

    def leave() -> NoReturn:
        raise error

    handle = start(leave)
    handle.join()
    assert (handle.is_done(), seen) == (True, [])


class _Unshowable:
    def __call__(self) -> None:
        raise ZeroDivisionError

    def __repr__(self) -> str:
        raise ValueError


class _Closed(io.StringIO):
    def write(self, _text: str) -> int:
        raise ValueError


@pytest.mark.parametrize("broken", ["hook", "stderr", "repr"])
def test_error_that_cannot_be_told_ends_its_thread_alone(
    broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = _fail if broken == "hook" else sys.__unraisablehook__
    monkeypatch.setattr(sys, "unraisablehook", hook)
    monkeypatch.setattr(sys, "stderr", _Closed() if broken == "stderr" else io.StringIO())
    handle = threads.start_joinable_thread(_Unshowable() if broken == "repr" else _fail)
    handle.join()
    assert handle.is_done()
    assert threads.thread_count() == 0
