"""asyncio as a program has it on a desktop, and signals, with threads beside it."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.runtime.conftest import Interpreter

PROGRAMS: dict[str, tuple[str, str | None]] = {
    "what stands for C's functions, and for the loop's socket": (
        """
        import asyncio, os, signal
        async def main():
            loop = asyncio.get_running_loop()
            print(asyncio.events._py__get_running_loop(), loop._internal_fds)
            loop.add_signal_handler(signal.SIGUSR1, print, "called")
            os.kill(os.getpid(), signal.SIGUSR1)
            await asyncio.sleep(0)
            print(loop.remove_signal_handler(signal.SIGUSR1), signal.set_wakeup_fd(-1))
        asyncio.run(main())
        """,
        "None 1\ncalled\nTrue -1\n",
    ),
    "groups, names and timeouts": (
        """
        import asyncio
        async def child(n): await asyncio.sleep(0.01 * n); return n
        async def main():
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(child(n)) for n in (2, 1)]
            print([task.result() for task in tasks], [task.get_name() for task in tasks])
            try:
                async with asyncio.timeout(0.02): await asyncio.sleep(10)
            except TimeoutError: print("timeout")
            try: await asyncio.wait_for(child(100), 0.01)
            except TimeoutError: print("too slow")
            print(asyncio.current_task().get_name())
        asyncio.run(main())
        """,
        "[2, 1] ['Task-2', 'Task-3']\ntimeout\ntoo slow\nTask-1\n",
    ),
    "a group gathers what its tasks raise": (
        """
        import asyncio
        async def fail(n): raise ValueError(n)
        async def long():
            try: await asyncio.sleep(10)
            except asyncio.CancelledError: print("cancelled"); raise
        async def main():
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(long()); group.create_task(fail(1))
            except* ValueError as errors: print(errors.exceptions)
        asyncio.run(main())
        """,
        "cancelled\n(ValueError(1),)\n",
    ),
    "sleep blocks the loop": (
        """
        import asyncio, time
        ticks = []
        async def tick():
            while True: ticks.append(1); await asyncio.sleep(0.005)
        async def main():
            task = asyncio.create_task(tick())
            await asyncio.sleep(0)
            before = len(ticks)
            time.sleep(0.1)
            print(len(ticks) - before)
            task.cancel()
        asyncio.run(main())
        """,
        "0\n",
    ),
    "threads and the loop": (
        """
        import asyncio, threading, time
        together = threading.Barrier(3)
        def work(n): together.wait(); return threading.current_thread().name, n
        async def double(n): await asyncio.sleep(0.01); return 2 * n
        async def main():
            loop = asyncio.get_running_loop()
            start = time.monotonic()
            print(await asyncio.gather(*(asyncio.to_thread(work, n) for n in range(3))))
            print(time.monotonic() - start < 1)
            print(await loop.run_in_executor(None, sum, [1, 2, 3]))
            def outside():
                print(asyncio.run_coroutine_threadsafe(double(21), loop).result())
                loop.call_soon_threadsafe(done.set)
            done = asyncio.Event()
            threading.Thread(target=outside).start()
            await done.wait()
        asyncio.run(main())
        """,
        "[('asyncio_0', 0), ('asyncio_1', 1), ('asyncio_2', 2)]\nTrue\n6\n42\n",
    ),
    "a loop in each thread": (
        """
        import asyncio, threading
        async def who(): await asyncio.sleep(0.01); return threading.current_thread().name
        names = []
        threads = [
            threading.Thread(target=lambda: names.append(asyncio.run(who())), name=f"loop {n}")
            for n in range(3)
        ]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        print(sorted(names))
        def none():
            try: asyncio.get_event_loop()
            except RuntimeError as error: print(error)
        thread = threading.Thread(target=none, name="worker")
        thread.start(); thread.join()
        none()
        """,
        "['loop 0', 'loop 1', 'loop 2']\n"
        "There is no current event loop in thread 'worker'.\n"
        "There is no current event loop in thread 'MainThread'.\n",
    ),
    "a runner keeps its loop, and queues, locks and events": (
        """
        import asyncio
        async def main():
            queue, lock, order = asyncio.Queue(1), asyncio.Lock(), []
            async def put():
                for n in range(3): await queue.put(n)
                await queue.put(None)
            async def take():
                while (n := await queue.get()) is not None:
                    async with lock: order.append(n)
            await asyncio.gather(put(), take())
            return order
        with asyncio.Runner(debug=False) as runner:
            first = runner.get_loop()
            print(runner.run(main()), runner.run(asyncio.sleep(0, "again")))
            print(runner.get_loop() is first, type(first).__name__)
        print(first.is_closed(), asyncio.EventLoop is type(first))
        """,
        "[0, 1, 2] again\nTrue _UnixSelectorEventLoop\nTrue True\n",
    ),
    "eager tasks": (
        """
        import asyncio
        async def quick(): print("in"); return 1
        async def main():
            asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
            task = asyncio.create_task(quick())
            print("out", task.done())
        asyncio.run(main())
        """,
        "in\nout True\n",
    ),
    "debug mode finds slow callbacks and calls from other threads": (
        """
        import asyncio, logging, sys, threading, time
        logging.basicConfig(stream=sys.stdout, format="%(message)s")
        async def slow(): time.sleep(0.15)
        async def main():
            loop = asyncio.get_running_loop()
            def wrong():
                try: loop.call_soon(print)
                except RuntimeError as error: print(error)
            await asyncio.to_thread(wrong)
            await slow()
        asyncio.run(main(), debug=True)
        """,
        None,
    ),
    "the graph of what awaits what": (
        """
        import asyncio
        async def inner():
            print(asyncio.format_call_graph().count("async generator"), end=" ")
            graph = asyncio.capture_call_graph()
            print([entry.frame.f_code.co_name for entry in graph.call_stack], end=" ")
            print([a.future.get_name() for a in graph.awaited_by])
        async def outer(): await asyncio.create_task(inner(), name="inner")
        asyncio.run(outer())
        """,
        "0 ['inner'] ['Task-1']\n",
    ),
    "signals": (
        """
        import _thread, os, signal, threading, time
        called = []
        def handler(number, frame):
            called.append(number)
            print(signal.Signals(number).name, frame.f_code.co_name,
                  threading.current_thread().name)
        for number in (signal.SIGALRM, signal.SIGUSR1, signal.SIGTERM):
            signal.signal(number, handler)
        signal.setitimer(signal.ITIMER_REAL, 0.02)
        def busy():
            while not called: pass
        busy()
        def send():
            time.sleep(0.2); signal.raise_signal(signal.SIGUSR1)
            time.sleep(0.2); os.kill(os.getpid(), signal.SIGTERM)
        thread = threading.Thread(target=send)
        thread.start(); thread.join()
        print(signal.alarm(10), 9 <= signal.alarm(0) <= 10)
        threading.Timer(0.02, _thread.interrupt_main).start()
        try: time.sleep(10)
        except KeyboardInterrupt: print("interrupted")
        """,
        "SIGALRM busy MainThread\nSIGUSR1 join MainThread\nSIGTERM join MainThread\n"
        "0 True\ninterrupted\n",
    ),
    "a time limit by alarm": (
        """
        import signal, time
        class Late(Exception): pass
        def late(*_): raise Late
        signal.signal(signal.SIGALRM, late)
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        try:
            while True: pass
        except Late: print("late")
        """,
        "late\n",
    ),
    "signal handlers of a loop": (
        """
        import asyncio, os, signal
        async def main():
            loop, stop = asyncio.get_running_loop(), asyncio.Event()
            loop.add_signal_handler(signal.SIGTERM, stop.set)
            loop.call_later(0.02, os.kill, os.getpid(), signal.SIGTERM)
            await stop.wait()
            print("stopped", loop.remove_signal_handler(signal.SIGTERM))
        asyncio.run(main())
        """,
        "stopped True\n",
    ),
}


@pytest.mark.parametrize("name", [name for name, (_, out) in PROGRAMS.items() if out is not None])
def test_program_prints_what_it_prints_on_a_desktop(threaded: Interpreter, name: str) -> None:
    source, printed = PROGRAMS[name]
    ran = threaded.run(dedent(source))
    assert (ran.outcome, ran.text) == ("ok", printed)


def test_debug_mode_finds_slow_callbacks_and_calls_from_other_threads(
    threaded: Interpreter,
) -> None:
    source, _ = PROGRAMS["debug mode finds slow callbacks and calls from other threads"]
    text = threaded.run(dedent(source)).text
    assert "Non-thread-safe operation invoked on an event loop" in text
    found = re.search(r"Executing <Task finished name='Task-1'.* took (\S+) seconds", text)
    assert found
    assert float(found[1]) >= 0.15


def test_stop_cancels_the_main_task_which_can_tidy_up(threaded: Interpreter) -> None:
    source = """
        import asyncio
        async def main():
            try:
                print("sleeps")
                await asyncio.sleep(1000)
            finally: print("tidied up")
        asyncio.run(main())
    """
    ran = threaded.run(dedent(source), stop_when_shown="sleeps")
    assert ran.outcome == "stopped"
    assert "tidied up" in ran.text
    assert "KeyboardInterrupt" in ran.text


def test_promises_and_fetches_work_inside_the_loop_beside_threads(threaded: Interpreter) -> None:
    source = """
        import asyncio, js, threading
        from pyodide.code import run_js
        from pyodide.http import pyfetch
        async def main():
            ticker = asyncio.create_task(asyncio.sleep(0.01, "ticked"))
            later = run_js("ms => new Promise(resolve => setTimeout(resolve, ms, 'later'))")
            print(await later(20), await ticker)
            answer = await pyfetch(js.location.href)
            print(answer.status)
        thread = threading.Thread(target=lambda: asyncio.run(main()))
        thread.start(); thread.join()
        asyncio.run(main())
    """
    assert threaded.run(dedent(source)).text == "later ticked\n200\n" * 2
