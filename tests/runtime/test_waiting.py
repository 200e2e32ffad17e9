"""Input, sleeping and Stop, by every way in which Python can wait for the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.runtime.conftest import stopped_soon

if TYPE_CHECKING:
    from tests.runtime.conftest import Interpreter


def test_input_asks_the_reader_and_echoes_the_answer(python: Interpreter) -> None:
    ran = python.run('name = input("Name? ")\nprint(name.upper())', answers=["Ada"])
    assert ran.text == "Name? Ada\nADA\n"
    assert ("stdin", "Ada\n") in ran.chunks


def test_input_with_text_beyond_ascii_arrives_whole(python: Interpreter) -> None:
    assert python.run("print(len(input()))", answers=["żółw 🐢"]).text == "żółw 🐢\n6\n"


def test_end_of_the_input_raises_eoferror(python: Interpreter) -> None:
    ran = python.run("input()", answers=[None])
    assert ran.error is not None
    assert ran.error["type"] == "EOFError"


def test_input_inside_a_callback_of_a_builtin_waits(python: Interpreter) -> None:
    source = "print(sorted([3, 1, 2], key=lambda n: int(input(f'{n}? '))))"
    assert python.run(source, answers=["1", "2", "3"]).text.endswith("[3, 1, 2]\n")


def test_prepared_answers_are_used_before_asking(python: Interpreter) -> None:
    ran = python.run("print(input(), input())", stdin="one\ntwo")
    assert ran.text == "one\ntwo\none two\n"


@pytest.mark.parametrize(
    "source",
    [
        "while True: pass",
        "import time\ntime.sleep(1e9)",
        "input()",
        "import asyncio\nasyncio.run(asyncio.sleep(1e9))",
        "import asyncio\nawait asyncio.sleep(1e9)",
        "import asyncio\nasync def spin():\n    while True: pass\nasyncio.run(spin())",
    ],
    ids=["busy", "sleep", "input", "asyncio", "await", "busy coroutine"],
)
def test_stop_ends_with_keyboardinterrupt_within_a_second(python: Interpreter, source: str) -> None:
    ran = stopped_soon(lambda: python.run(source, stop_after_ms=200))
    assert ran.outcome == "stopped"
    assert "KeyboardInterrupt" in ran.text


def test_a_stop_is_not_left_over_for_the_next_run(python: Interpreter) -> None:
    python.run("while True: pass", stop_after_ms=100)
    assert python.run("print(sum(range(1000)))").text == "499500\n"


# What it does when it is stopped follows.
SLEEPER = "import time\ntry:\n    print('sleeps')\n    time.sleep(1e9)\nexcept KeyboardInterrupt:\n"


def test_a_program_that_handles_the_interrupt_goes_on(python: Interpreter) -> None:
    ran = python.run(f"{SLEEPER}    print('bye')", stop_when_shown="sleeps")
    assert (ran.outcome, ran.text) == ("ok", "sleeps\nbye\n")


def test_a_program_that_tidies_up_is_interrupted_once(python: Interpreter) -> None:
    source = f"{SLEEPER}    time.sleep(0.6)\n    print('saved')"
    assert python.run(source, stop_when_shown="sleeps").text == "sleeps\nsaved\n"


def test_a_signal_handler_of_the_program_is_called_and_the_sleep_goes_on(
    python: Interpreter,
) -> None:
    source = (
        "import signal, time\n"
        "signal.signal(signal.SIGINT, lambda *_: print('heard'))\n"
        "print('sleeps')\n"
        "start = time.monotonic()\n"
        "time.sleep(2)\n"
        "print(time.monotonic() - start >= 2)"
    )
    assert python.run(source, stop_when_shown="sleeps").text == "sleeps\nheard\nTrue\n"


def test_sleep_takes_its_time(python: Interpreter) -> None:
    source = (
        "import time\n"
        "start = time.monotonic()\n"
        "time.sleep(0.2)\n"
        "print(0.2 <= time.monotonic() - start < 2)"
    )
    assert python.run(source).text == "True\n"


def test_sleep_refuses_what_cpython_refuses(jspi: Interpreter) -> None:
    source = (
        "import time\n"
        "for length in (-1, 'x', float('nan')):\n"
        "    try:\n"
        "        time.sleep(length)\n"
        "    except (TypeError, ValueError) as error:\n"
        "        print(type(error).__name__, error)\n"
    )
    assert jspi.run(source).text == (
        "ValueError sleep length must be non-negative\n"
        "TypeError 'str' object cannot be interpreted as an integer\n"
        "ValueError Invalid value NaN (not a number)\n"
    )


def test_a_program_that_ignores_stop_is_ended_with_its_worker(python: Interpreter) -> None:
    source = "while True:\n    try:\n        while True: pass\n    except BaseException: pass"
    ran = python.run(source, stop_after_ms=100, patience_ms=900)
    assert ran.outcome == "stopped"
    assert ran.note is not None
    assert "restarted" in ran.note
    assert python.run("print('again')").text == "again\n"


def test_a_dead_interpreter_is_replaced_with_one_sentence(python: Interpreter) -> None:
    ran = python.run(
        "nested = []\nfor _ in range(100_000): nested = [nested]\nprint('deep')\nrepr(nested)"
    )
    assert ran.outcome == "died"
    assert ran.text == "deep\n"
    assert ran.note is not None
    assert "stack" in ran.note
    python.expect_problem("Maximum call stack size exceeded")
    assert python.run("print('again')").text == "again\n"


AT_THE_LIMIT = """
import time

def descend(room):
    try:
        return descend(room)
    except RecursionError:
        end = time.monotonic() + 0.4
        while time.monotonic() < end:
            pass
        return "back"

print(descend(0))

def sleep(depth):
    try:
        time.sleep(0.001)
    except RecursionError:
        return depth
    return sleep(depth + 1)

try:
    print(sleep(0) > 500)
except RecursionError:
    print(True)
"""


def test_waiting_at_the_recursion_limit_leaves_python_alive(python: Interpreter) -> None:
    ran = python.run(AT_THE_LIMIT)
    assert (ran.outcome, ran.text) == ("ok", "back\nTrue\n")


SLOW_REGISTER = """
import time
from collections.abc import Sequence
from pyodide.code import run_js

class Slow(Sequence):
    @classmethod
    def __subclasshook__(cls, other):
        end = time.monotonic() + 0.2
        while time.monotonic() < end:
            pass
        time.sleep(0.01)
        return NotImplemented

print(isinstance(run_js("({ length: 0, has() {}, *[Symbol.iterator]() {} })"), Sequence))
"""

SLOW_ERROR = """
import time
from pyodide.code import run_js

class Slow(Exception):
    def __str__(self):
        end = time.monotonic() + 0.2
        while time.monotonic() < end:
            pass
        time.sleep(0.01)
        return "slow"

def fail():
    raise Slow

print(run_js("fail => { try { fail(); } catch (error) { return error.name; } }")(fail))
"""


@pytest.mark.parametrize(
    ("source", "printed"), [(SLOW_REGISTER, "True\n"), (SLOW_ERROR, "PythonError\n")]
)
def test_python_below_a_call_of_javascript_is_not_suspended(
    jspi: Interpreter, source: str, printed: str
) -> None:
    """Pyodide runs Python to convert values and exceptions between the two."""
    ran = jspi.run(source)
    assert ran.outcome == "ok"
    assert ran.text.endswith(printed)
