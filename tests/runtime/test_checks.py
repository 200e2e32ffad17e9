"""Checks of exercises in the browser: what ends well there, whatever the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.runtime.conftest import Interpreter, Ran

TESTS = """
from answer import total


def test_adds_two_prices():
    assert total([3, 4]) == 7, "total([3, 4]) should give 7."


# hidden


def test_nothing_costs_nothing():
    assert total([]) == 0, "total([]) should give 0."
"""

GOOD = "def total(prices):\n    return sum(prices)\n"


def check(python: Interpreter, answer: str, **options: Any) -> Ran:
    wanted = {"kind": "write", "tests": TESTS, "module": "", "correct": "", "mutants": []}
    return python.run(answer, more={"check": wanted}, **options)


def failures(ran: Ran) -> list[str]:
    assert ran.check is not None
    return [test["message"] for test in ran.check["tests"] if test["verdict"] == "failed"]


def test_check_good_answer_is_solved_without_output(python: Interpreter) -> None:
    ran = check(python, GOOD)
    assert ran.check is not None
    assert ran.check["solved"]
    assert ran.outcome == "ok"
    assert ran.text == ""


def test_check_wrong_answer_fails_in_the_tests_words(jspi: Interpreter) -> None:
    ran = check(jspi, "def total(prices):\n    return 7\n")
    assert failures(ran) == ["total([]) should give 0."]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("import builtins\ndel builtins.len\n" + GOOD, "changed something that the tests"),
        ("import sys\nsys.exit()\n" + GOOD, "calls sys.exit() while it is loaded"),
        ("def total(prices):\n    import sys\n    sys.exit()\n", "which ends the whole program"),
        ("def total(prices)\n", "can't read your answer"),
        ("x = input()\n", "calls input()"),
    ],
)
def test_check_nasty_answer_ends_in_a_clear_line(
    answer: str, words: str, jspi: Interpreter
) -> None:
    ran = check(jspi, answer)
    said = [ran.note or "", *([] if ran.check is None else [ran.check["problem"] or ""])]
    if ran.check is not None:
        said += failures(ran)
    assert words in "\n".join(said)
    again = check(jspi, GOOD)
    assert again.check is not None
    assert again.check["solved"]


def test_check_answer_that_ends_the_interpreter_is_said(jspi: Interpreter) -> None:
    ran = check(jspi, "def total(prices):\n    import os\n    os.abort()\n")
    jspi.expect_problem("The cause of the fatal error")
    assert ran.outcome == "died"
    assert ran.check is None
    assert ran.note is not None
    assert "ended the Python interpreter" in ran.note
    again = check(jspi, GOOD)
    assert again.check is not None
    assert again.check["solved"]


def test_check_endless_answer_is_stopped(python: Interpreter) -> None:
    check(python, GOOD)  # pytest is loaded
    ran = check(python, "def total(prices):\n    while True: pass\n", stop_after_ms=1500)
    assert ran.outcome == "stopped"
    assert ran.check is None
    assert ran.stop_ms is not None
    assert ran.stop_ms < 5000


def test_check_endless_loading_is_stopped(jspi: Interpreter) -> None:
    ran = check(jspi, "while True: pass\n", stop_after_ms=1500)
    assert ran.outcome == "stopped"


def test_check_leaves_nothing_for_the_next_run(jspi: Interpreter) -> None:
    check(jspi, GOOD)
    ran = jspi.run("import os, sys\nprint(os.listdir(), 'answer' in sys.modules)")
    assert ran.text == "[] False\n"


def test_check_starts_processes_in_every_test(jspi: Interpreter) -> None:
    tests = """
from answer import total


def test_adds_two_prices():
    assert total([3, 4]) == 7


def test_adds_them_again():
    assert total([3, 4]) == 7
"""
    answer = """
from multiprocessing import Pool


def total(prices):
    with Pool(1) as pool:
        return pool.apply(sum, [prices])
"""
    wanted = {"kind": "write", "tests": tests, "module": "", "correct": "", "mutants": []}
    ran = jspi.run(answer, more={"check": wanted})
    assert ran.check is not None
    assert ran.check["solved"]


def test_check_uses_the_plugins_of_the_exercises_packages_only(jspi: Interpreter) -> None:
    tests = (
        "from answer import total\n\ndef test_it(mocker):\n    assert total([mocker and 1]) == 1\n"
    )
    wanted = {"kind": "write", "tests": tests, "module": "", "correct": "", "mutants": []}
    jspi.run("import pytest_mock")
    alone = jspi.run(GOOD, more={"check": wanted})
    assert "fixture 'mocker' not found" in str(alone.check)
    ran = jspi.run(GOOD, more={"check": wanted, "packages": ["pytest-mock"]})
    assert ran.check is not None
    assert ran.check["solved"]
