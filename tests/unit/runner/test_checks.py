"""Checks: answers held against tests by real pytest, good ones and nasty ones."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Any, cast

import pytest

if TYPE_CHECKING:
    from handbook._messages import Check

    from .conftest import Bench, Result

TESTS = '''
from answer import total


def test_adds_two_prices():
    """Two prices are added."""
    assert total([3, 4]) == 7, "total([3, 4]) should give 7."


def test_nothing_costs_nothing():
    assert total([]) == 0


# hidden


def test_leaves_the_list_alone():
    prices = [3, 4]
    total(prices)
    assert prices == [3, 4], "total() must not change the list that it is given."
'''

GOOD = """
def total(prices):
    return sum(prices)
"""


def check(**changes: Any) -> Check:
    """Make a Check with the tests above."""
    plain = {"kind": "write", "tests": TESTS, "module": "", "correct": "", "mutants": []}
    whole: Any = {**plain, **changes}
    return cast("Check", whole)


def verdicts(result: Result) -> dict[str, str]:
    return {test["name"]: test["verdict"] for test in result.checked["tests"]}


def messages(result: Result) -> list[str]:
    return [test["message"] for test in result.checked["tests"] if test["verdict"] == "failed"]


def test_check_good_answer_is_solved(bench: Bench) -> None:
    result = bench.run(GOOD, check=check())
    assert result.checked["solved"]
    assert result.checked["problem"] is None
    assert [test["title"] for test in result.checked["tests"]] == [
        "Two prices are added",
        "nothing costs nothing",
        "leaves the list alone",
    ]
    assert [test["hidden"] for test in result.checked["tests"]] == [False, False, True]
    assert result.done["outcome"] == "ok"
    assert result.text() == ""


def test_check_tells_each_test_before_it_runs_but_not_hidden_ones(bench: Bench) -> None:
    result = bench.run(GOOD, check=check())
    told = [m for m in result.messages if m["type"] == "testing"]
    assert [(m["title"], m["number"], m["total"]) for m in told] == [
        ("", 0, 0),
        ("Two prices are added", 1, 3),
        ("nothing costs nothing", 2, 3),
        ("", 3, 3),
    ]


def test_check_wrong_answer_fails_in_the_tests_own_words(bench: Bench) -> None:
    result = bench.run("def total(prices):\n    print('here')\n    return 8\n", check=check())
    assert not result.checked["solved"]
    assert messages(result) == [
        "total([3, 4]) should give 7.",
        "This does not hold: 8 == 0, where 8 = total([])",
    ]
    detail = result.checked["tests"][0]["detail"]
    assert "check.py:" in detail
    assert "Captured stdout call:\nhere" in detail
    assert str(bench.folder) not in detail
    assert result.text() == ""


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("prices.clear()\n    return 7", "This does not hold: 7 == 0"),
        ("return prices['a']", "Your code raised TypeError: list indices must be integers or "),
        ("raise NotImplementedError", "This part is still to be written"),
        ("import sys; sys.exit()", "Your code calls sys.exit(), which ends the whole program."),
        ("return int(input())", "Your code calls input(). The tests give it values as arguments"),
        ("import builtins; del builtins.len; return len(prices)", "NameError: name 'len'"),
        ("import pytest; pytest.fail('no')", "no"),
        ("return total(prices)", "Your code raised RecursionError: maximum recursion depth"),
    ],
)
def test_check_says_in_plain_words_why_a_test_failed(body: str, message: str, bench: Bench) -> None:
    result = bench.run(f"def total(prices):\n    {body}\n", check=check())
    assert message in "\n".join(messages(result))
    assert result.done["outcome"] == "ok"


def test_check_names_the_line_of_the_answer(bench: Bench) -> None:
    result = bench.run("def total(prices):\n    x = 1\n    return x / 0\n", check=check())
    assert messages(result)[0] == (
        "Your code raised ZeroDivisionError: division by zero, on line 3 of your answer. "
        "Something is divided by zero: check that value before you divide."
    )


def test_check_tells_a_test_that_failed_from_the_answer(bench: Bench) -> None:
    tests = "from answer import pair\n\ndef test_it():\n    a, b = pair(1)\n"
    returned = messages(bench.run("def pair(n): pass", check=check(tests=tests)))
    assert returned[0].startswith("The test could not go on with what your code gave it: TypeError")
    assert "did a function return nothing" in returned[0]
    called = messages(bench.run("def pair(): pass", check=check(tests=tests)))
    assert called[0].startswith("The test could not call your code: TypeError: pair() takes 0")


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ("def totals(prices): return 1", "does not define “total”, which the tests import"),
        ("def totals(prices): return 1", "It defines “totals” instead."),
        ("\n", "Your answer is empty."),
        ("def total(prices)\n", "Python can't read your answer: expected ':', on line 1."),
        ("print(nothing)", "stops before the tests can use it: NameError: name 'nothing'"),
        ("import sys\nsys.exit(3)", "calls sys.exit() while it is loaded"),
        ("x = input()", "Your code calls input()."),
    ],
)
def test_check_answer_that_cannot_be_loaded_is_a_problem(
    answer: str, problem: str, bench: Bench
) -> None:
    result = bench.run(answer, check=check())
    assert problem in result.checked["problem"]
    assert not result.checked["solved"]
    assert result.text() == ""


def test_check_error_while_loading_has_its_place(bench: Bench) -> None:
    error = bench.run("x = 1\nprint(nothing)", check=check()).done["error"]
    assert (error["span"]["program"], error["span"]["line"]) == ("demo", 2)
    assert [frame["own"] for frame in error["frames"]] == [True]


@pytest.mark.parametrize(
    "nasty",
    [
        "import builtins\ndel builtins.len, builtins.reversed, builtins.isinstance\n",
        "import sys\nsys.stdout = sys.stderr = None\n",
        "import os\nos.chdir('/')\n",
        "__builtins__['print'] = None\n",
        "import gc\ngc.disable()\nimport sys\nsys.path.clear()\nsys.setrecursionlimit(150)\n",
        "import pytest\ndel pytest.main\n",
    ],
)
def test_check_nasty_answer_ends_and_leaves_nothing(nasty: str, bench: Bench) -> None:
    result = bench.run(nasty + GOOD, check=check())
    assert result.checked["solved"] or result.checked["problem"] or messages(result)
    again = bench.run(GOOD, check=check())
    assert again.checked["solved"]


def test_check_answer_that_ends_the_tests_is_a_problem(bench: Bench) -> None:
    answer = "def total(prices):\n    import pytest\n    pytest.exit('enough')\n"
    result = bench.run(answer, check=check())
    assert result.checked["problem"] == "Your answer ended the tests before the last one."


def test_check_stopped_gives_no_result(bench: Bench) -> None:
    answer = "def total(prices):\n    import signal\n    signal.raise_signal(signal.SIGINT)\n"
    result = bench.run(answer, check=check())
    assert result.done["outcome"] == "stopped"
    assert [m for m in result.messages if m["type"] == "checked"] == []


def test_check_twice_sees_the_new_answer(bench: Bench) -> None:
    assert not bench.run(GOOD.replace("sum", "min"), check=check()).checked["solved"]
    assert bench.run(GOOD, check=check()).checked["solved"]


def test_check_parametrized_tests_are_named_with_their_parameters(bench: Bench) -> None:
    tests = '''
    import pytest
    from answer import total

    @pytest.mark.parametrize("prices", [[1], [2, 3]], ids=["one", "two"])
    def test_sums(prices):
        """Prices are added."""
        assert total(prices) == sum(prices)
    '''
    result = bench.run(GOOD, check=check(tests=dedent(tests)))
    titles = [(test["name"], test["title"]) for test in result.checked["tests"]]
    assert titles == [
        ("test_sums[one]", "Prices are added [one]"),
        ("test_sums[two]", "Prices are added [two]"),
    ]


def test_check_leaves_no_module_behind(bench: Bench) -> None:
    bench.run(GOOD, check=check())
    result = bench.run(
        "import sys\nprint([name for name in ('answer', 'check') if name in sys.modules])"
    )
    assert result.text() == "[]\n"


SUBJECT = "def total(prices):\n    return sum(prices)\n"
MUTANTS = [
    {"name": "forgets-the-last", "source": "def total(prices):\n    return sum(prices[:-1])\n"},
    {
        "name": "never-zero",
        "source": "# Gives 1 for no prices\ndef total(prices):\n    return sum(prices) or 1\n",
    },
]


def of_tests(**changes: Any) -> Check:
    """Make a Check of tests that the reader writes."""
    return check(
        kind="tests", tests="", module="subject", correct=SUBJECT, mutants=MUTANTS, **changes
    )


def test_check_of_tests_that_notice_every_mutant_is_solved(bench: Bench) -> None:
    answer = """
    from subject import total

    def test_adds():
        assert total([3, 4]) == 7

    def test_nothing():
        assert total([]) == 0
    """
    result = bench.run(answer, check=of_tests())
    assert verdicts(result) == dict.fromkeys(
        ["correct", "forgets-the-last", "never-zero"], "passed"
    )
    assert [test["title"] for test in result.checked["tests"]] == [
        "Passes on the correct code",
        "Notices code that forgets the last",
        "Notices code that gives 1 for no prices",
    ]
    assert result.checked["solved"]


def test_check_of_weak_tests_names_the_mutant_that_survives(bench: Bench) -> None:
    answer = "from subject import total\n\ndef test_adds():\n    assert total([3, 4]) == 7\n"
    result = bench.run(answer, check=of_tests())
    assert verdicts(result)["never-zero"] == "failed"
    assert messages(result) == ["All your tests pass on it, so none of them looks at this."]


def test_check_of_wrong_tests_stops_at_the_correct_code(bench: Bench) -> None:
    answer = "from subject import total\n\ndef test_adds():\n    assert total([3, 4]) == 8\n"
    result = bench.run(answer, check=of_tests())
    assert verdicts(result) == {"correct": "failed"}
    assert messages(result) == ["adds: This does not hold: 7 == 8, where 7 = total([3, 4])"]


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ("from subject import total\n", "There are no tests in it"),
        ("def test_a(:\n", "Python can't read your answer"),
        ("from subject import totals\n\ndef test_a():\n    pass\n", "cannot import name 'totals'"),
    ],
)
def test_check_of_what_is_no_test_file_is_a_problem(
    answer: str, problem: str, bench: Bench
) -> None:
    result = bench.run(answer, check=of_tests())
    assert problem in result.checked["problem"]
