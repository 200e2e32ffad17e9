"""Threads that take turns as a seed says: the same output every time, wherever a program runs."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from tests.runtime.conftest import stopped_soon
from tests.runtime.scheduled_programs import PROGRAMS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.runtime.conftest import Interpreter, Ran

FEW_S = 2.0


WARM = """
    import asyncio, concurrent.futures, json, logging, queue, random, re, sqlite3, statistics
    import threading, unittest, urllib.parse
    class Node: pass
    kept = []
    for n in range(20_000):
        node = Node(); node.me = node; kept.append(str(n))
    for n in range(30): urllib.parse.urlsplit(f"http://a{n}.b/{n % 4}?q={n}")
    threads = [threading.Thread(target=random.random) for _ in range(20)]
    for thread in threads: thread.start()
    asyncio.run(asyncio.sleep(0.001))
    def stubborn():
        while True:
            try: threading.Event().wait()
            except BaseException: pass
    threading.Thread(target=stubborn, daemon=True).start()
    print("warm")
"""


def run(python: Interpreter, source: str, schedule: str, *, isolated: bool = False) -> Ran:
    """Run a program under a schedule."""
    return python.run(dedent(source), more={"schedule": schedule, "isolated": isolated})


def texts(python: Interpreter, name: str, schedules: Iterable[str]) -> list[str]:
    """Return what a program prints under each of some schedules."""
    found = []
    for schedule in schedules:
        ran = run(python, PROGRAMS[name], schedule)
        assert ran.outcome == "ok", ran.text
        found.append(ran.text)
    return found


def printed(python: Interpreter, source: str) -> list[str]:
    """Return the lines of a program that runs without a schedule of its own."""
    ran = python.run(dedent(source))
    assert ran.outcome == "ok", ran.text
    return ran.text.splitlines()


@pytest.mark.parametrize("switch", ["slice", "instruction"])
@pytest.mark.parametrize("name", PROGRAMS)
def test_output_is_the_same_under_one_seed_and_another_under_others(
    jspi: Interpreter, name: str, switch: str
) -> None:
    seed_7 = f"seed:7 switch:{switch}"
    same = set(texts(jspi, name, [seed_7] * 5))
    assert printed(jspi, WARM) == ["warm"]
    same |= set(texts(jspi, name, [seed_7]))
    assert len(same) == 1
    assert set(texts(jspi, name, (f"seed:{n} switch:{switch}" for n in (1, 2, 3)))) != same


@pytest.mark.parametrize("name", PROGRAMS)
def test_fresh_interpreter_prints_what_a_used_one_does(jspi: Interpreter, name: str) -> None:
    printed(jspi, WARM)
    [used] = texts(jspi, name, ["seed:7"])
    fresh = run(jspi, PROGRAMS[name], "seed:7", isolated=True)
    assert (fresh.outcome, fresh.text) == ("ok", used)


@pytest.mark.parametrize("name", [name for name in PROGRAMS if name != "busy loops that wait"])
def test_blocking_switches_only_where_a_thread_waits(jspi: Interpreter, name: str) -> None:
    [text, again] = texts(jspi, name, ["seed:7 switch:blocking"] * 2)
    assert text == again
    if name == "lost updates":
        assert text == "800\n"


def test_firefox_prints_what_chromium_does(jspi: Interpreter, firefox: Interpreter) -> None:
    for name in PROGRAMS:
        schedules = ["seed:7", "seed:8 switch:instruction"]
        assert texts(firefox, name, schedules) == texts(jspi, name, schedules), name


RACE = """
    import threading
    from handbook import failing_seed, schedule
    def lost(count, switch, seed):
        class Shop: sold = 0
        def sell():
            for _ in range(30): count(Shop)
        with schedule(seed, switch):
            threads = [threading.Thread(target=sell) for _ in range(3)]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
        return 90 - Shop.sold
    def at_once(shop): shop.sold += 1
    def by_a_call(shop): shop.sold = shop.sold + int(1)
"""


def test_instruction_finds_a_race_that_slice_does_not(jspi: Interpreter) -> None:
    source = """
        for count in (at_once, by_a_call):
            for switch in ("blocking", "slice", "instruction"):
                print(count.__name__, switch, any(lost(count, switch, n) for n in range(20)))
    """
    assert printed(jspi, dedent(RACE) + dedent(source)) == [
        "at_once blocking False",
        "at_once slice False",
        "at_once instruction True",
        "by_a_call blocking False",
        "by_a_call slice True",
        "by_a_call instruction True",
    ]


def test_failing_seed_finds_a_lost_update_and_none_when_it_is_repaired(jspi: Interpreter) -> None:
    source = """
        import threading
        from handbook import failing_seed, schedule
        lock = threading.Lock()
        def race(safe):
            count = 0
            def work():
                nonlocal count
                for _ in range(2):
                    if safe:
                        with lock: count = count + int(1)
                    else: count = count + int(1)
            threads = [threading.Thread(target=work) for _ in range(2)]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            assert count == 4, count
        for switch in ("slice", "instruction"):
            call = lambda: race(False)
            seed = failing_seed(call, switch=switch)
            messages = []
            for _ in range(3):
                try:
                    schedule(seed, switch)(call)()
                except AssertionError as error: messages.append(str(error))
            print(seed, messages, failing_seed(lambda: race(True), range(30), switch))
        print(failing_seed(lambda: race(False), range(30), "blocking"))
    """
    lines = printed(jspi, source)
    assert printed(jspi, source) == lines
    for line in lines[:2]:
        seed, rest = line.split(" ", 1)
        assert seed.isdecimal()
        assert rest in {f"{[m] * 3} None" for m in "0123"}
    assert lines[2] == "None"


def test_lock_that_two_want_is_reported_as_a_deadlock(jspi: Interpreter) -> None:
    source = """
        import threading
        forks = [threading.Lock(), threading.Lock()]
        def eat(first, second):
            for _ in range(20):
                with first:
                    str(1)
                    with second: pass
        threads = [
            threading.Thread(target=eat, args=pair, name=name)
            for name, pair in {"Plato": forks, "Kant": forks[::-1]}.items()
        ]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
    """
    first = [run(jspi, source, f"seed:{n}") for n in range(5)]
    again = [run(jspi, source, f"seed:{n}") for n in range(5)]
    assert [ran.text for ran in first] == [ran.text for ran in again]
    stuck = [ran for ran in first if ran.outcome == "error"]
    assert "Plato waits for a lock that Kant has" in stuck[0].text
    assert run(jspi, source, "seed:1 switch:blocking").outcome == "ok"


def test_sleeps_keep_their_order_and_take_about_their_time(jspi: Interpreter) -> None:
    source = """
        import threading, time
        def nap(seconds): time.sleep(seconds); print(seconds)
        threads = [threading.Thread(target=nap, args=(n / 10,)) for n in (3, 1, 2)]
        for thread in threads: thread.start()
        print(threads[0].join(0.15), threads[0].is_alive())
        for thread in threads: thread.join()
    """
    for seed in range(4):
        start = jspi.page.evaluate("performance.now()")
        assert run(jspi, source, f"seed:{seed}").text == "0.1\nNone True\n0.2\n0.3\n"
        seconds = (jspi.page.evaluate("performance.now()") - start) / 1000
        assert 0.3 <= seconds < FEW_S


@pytest.mark.parametrize("switch", ["blocking", "slice", "instruction"])
@pytest.mark.parametrize(
    "work", ["while True: pass", "lock.acquire()", "time.sleep(1000)", "while True: str(1)"]
)
def test_stop_ends_a_scheduled_program_and_its_schedule(
    jspi: Interpreter, switch: str, work: str
) -> None:
    source = f"""
        import threading, time
        lock = threading.Lock()
        lock.acquire()
        def work():
            {work}
        threads = [threading.Thread(target=work) for _ in range(2)]
        for thread in threads: thread.start()
        print("begun")
        time.sleep(1000)
    """
    more = {"schedule": f"seed:1 switch:{switch}"}
    ran = stopped_soon(lambda: jspi.run(dedent(source), stop_after_ms=200, more=more))
    assert ran.outcome == "stopped"
    assert printed(jspi, UNSCHEDULED) == ["True [None, None, None, None, None, None] 0 monotonic"]


UNSCHEDULED = """
    import gc, sys, time
    from handbook.concurrency.scheduler import scheduler
    tools = [sys.monitoring.get_tool(n) for n in range(6)]
    print(scheduler.order is None, tools, len(gc.callbacks), time.monotonic.__name__)
    assert type(time.monotonic) is type(len)
"""


def test_next_program_has_no_schedule(jspi: Interpreter) -> None:
    run(jspi, PROGRAMS["lost updates"], "seed:7")
    assert printed(jspi, UNSCHEDULED) == ["True [None, None, None, None, None, None] 0 monotonic"]


def test_block_that_is_never_left_ends_with_the_program(jspi: Interpreter) -> None:
    source = """
        from handbook import schedule
        schedule(3).__enter__()
        print("begun")
    """
    assert printed(jspi, source) == ["begun"]
    assert printed(jspi, UNSCHEDULED) == ["True [None, None, None, None, None, None] 0 monotonic"]


@pytest.mark.parametrize("switch", ["blocking", "slice", "instruction"])
def test_an_answer_of_the_reader_takes_no_time(jspi: Interpreter, switch: str) -> None:
    source = """
        import threading, time
        def ask(): print("got", input("Name? "))
        def work(n):
            for i in range(5): time.sleep(0.001); print(n, i)
        threads = [threading.Thread(target=work, args=(n,)) for n in range(2)]
        threads.insert(1, threading.Thread(target=ask))
        for thread in threads: thread.start()
        print("main got", input("And you? "))
    """
    more = {"schedule": f"seed:1 switch:{switch}"}
    ran = [jspi.run(dedent(source), answers=["Ada", "Bob"], more=more) for _ in range(3)]
    prepared = jspi.run(dedent(source), stdin="Ada\nBob", more=more)
    assert {each.text for each in ran} == {prepared.text}
    assert "main got" in prepared.text


def test_stop_during_input_in_a_thread_ends_the_program(jspi: Interpreter) -> None:
    source = """
        import threading
        thread = threading.Thread(target=input)
        thread.start(); thread.join()
    """
    ran = jspi.run(dedent(source), stop_after_ms=200, more={"schedule": "seed:1"})
    assert (ran.outcome, ran.note) == ("stopped", None)


def test_tool_of_the_programs_own_is_told_as_without_a_schedule(jspi: Interpreter) -> None:
    source = """
        import sys, threading
        monitoring, lines = sys.monitoring, []
        def on_line(code, line):
            if code.co_filename != __file__: return monitoring.DISABLE
            lines.append(line)
            return monitoring.DISABLE if line == 9 else None
        def work():
            for i in range(3):
                str(i)
            return 1
        monitoring.use_tool_id(monitoring.DEBUGGER_ID, "mine")
        monitoring.register_callback(monitoring.DEBUGGER_ID, monitoring.events.LINE, on_line)
        monitoring.set_events(monitoring.DEBUGGER_ID, monitoring.events.LINE)
        threads = [threading.Thread(target=work) for _ in range(2)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        monitoring.set_events(monitoring.DEBUGGER_ID, 0)
        print(sorted(lines), monitoring.get_tool(monitoring.DEBUGGER_ID))
    """
    without = jspi.run(dedent(source)).text
    for switch in ("slice", "instruction"):
        ran = run(jspi, source, f"seed:2 switch:{switch}")
        assert (ran.outcome, ran.text) == ("ok", without)


def test_code_that_a_tool_of_the_program_has_left_is_counted(jspi: Interpreter) -> None:
    source = """
        import sys
        monitoring, events = sys.monitoring, sys.monitoring.events
        def use(tool):
            monitoring.use_tool_id(tool, "mine")
            for event in (events.PY_START, events.CALL, events.JUMP, events.INSTRUCTION):
                monitoring.register_callback(tool, event, lambda *_: monitoring.DISABLE)
            monitoring.set_events(
                tool, events.PY_START | events.CALL | events.JUMP | events.INSTRUCTION
            )
            before = [lost(count, "blocking", 1) for count in (at_once, by_a_call)]
            monitoring.set_events(tool, 0)
            monitoring.free_tool_id(tool)
        def results(): return lost(at_once, "instruction", 3), lost(by_a_call, "slice", 3)
        first = results()
        for tool in range(6): use(tool)
        print(results() == first, all(first))
    """
    assert printed(jspi, dedent(RACE) + dedent(source)) == ["True True"]


def test_schedule_holds_for_the_program_but_not_for_those_before_it(jspi: Interpreter) -> None:
    look = "from handbook.concurrency.scheduler import scheduler\nprint(scheduler.order is None)"
    setup = {"name": "first", "source": f"{look}\nkept = scheduler.order", "stdin": None}
    source = f"print(kept)\n{look}"
    ran = jspi.run(source, setup=[setup], more={"schedule": "seed:1"})
    assert ran.text == "None\nFalse\n"


def test_schedule_within_a_schedule_is_refused(jspi: Interpreter) -> None:
    ran = run(jspi, "from handbook import schedule\nwith schedule(1): pass", "seed:1")
    assert ran.outcome == "error"
    assert "a schedule is kept already" in ran.text


def test_schedule_that_is_none_is_refused(jspi: Interpreter) -> None:
    ran = run(jspi, "print('not run')", "seed:x")
    assert ran.outcome == "error"
    assert "schedule='seed:x': write it as seed:7 or seed:7 switch:instruction" in ran.text
    assert "not run" not in ran.text


def test_tests_of_an_exercise_find_the_same_race_every_time(jspi: Interpreter) -> None:
    answer = """
        class Counter:
            sold = 0
            def sell(self):
                before = self.sold
                for _ in range(3): str(before)
                self.sold = before + 1
    """
    tests = """
        import threading
        from handbook import failing_seed, schedule
        from answer import Counter
        def use():
            counter = Counter()
            def work():
                for _ in range(20): counter.sell()
            threads = [threading.Thread(target=work) for _ in range(3)]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            assert counter.sold == 60, f"{60 - counter.sold} are lost"
        @schedule(4)
        def test_slice(): use()
        @schedule(9, "instruction")
        def test_instruction(): use()
        def test_blocking(): assert failing_seed(use, range(20), "blocking") is None
    """
    nothing = {"module": "", "correct": "", "mutants": []}
    check = {"kind": "write", "tests": dedent(tests), **nothing}
    more = {"check": check, "packages": ["pytest"]}
    found = []
    for isolated in (True, False, False):
        ran = jspi.run(dedent(answer), name="answer", more={**more, "isolated": isolated})
        assert ran.check is not None
        found.append([(test["verdict"], test["message"]) for test in ran.check["tests"]])
    assert [verdict for verdict, _ in found[0]] == ["failed", "failed", "passed"]
    assert "are lost" in found[0][0][1]
    assert found == [found[0]] * 3
