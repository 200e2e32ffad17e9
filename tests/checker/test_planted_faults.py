from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.checker.conftest import place_of

if TYPE_CHECKING:
    from tests.checker.conftest import Checked

EXAMPLES, ORDER, RULES = "01-examples.md", "02-order.md", "05-rules.md"

# The example, the line that is named if it isn't that of its fence, and what is said.
PLANTED = [
    ("differs", 4, "shows something else than its output fence", "    - then\n    + now\n"),
    ("fence-missing", 0, "has no output fence, but it shows something", "    + something\n"),
    ("prints-nothing", 3, "shows nothing, but it has an output fence", "    - something\n"),
    (
        "raises-missing",
        0,
        "ends in ZeroDivisionError: division by zero",
        "raises=ZeroDivisionError",
    ),
    ("raises-wrong", 0, "should end in KeyError, and ends in ValueError", "the name after raises="),
    ("raises-nothing", 0, "should end in ValueError, and ends without an error", "remove raises="),
    (
        "picture-differs",
        12,
        "shows something else",
        "    - <svg xmlns='http://www.w3.org/2000/svg'><circle r='1'/></svg>\n",
    ),
    ("picture-and-text", 0, "shows 1 rich result and prints text", "Show one rich result"),
    ("asks", 0, "wants more input than is prepared", "stdin="),
    ("over-its-time", 0, "took longer than 1 s and was stopped", "timeout=SECONDS"),
    ("ends-python", 0, "ended Python itself", "give it isolated"),
    ("ends-python-aloud", 0, "ended Python itself", "give it isolated"),
    ("kills-too-early", 7, "shows something else", "    - after\n"),
    ("page-error", 0, "The page reports an error: planted", "See to it"),
]


@pytest.mark.parametrize(("name", "below", "what", "more"), PLANTED)
def test_fault_of_example_is_found_and_named(
    name: str, below: int, what: str, more: str, checked: Checked
) -> None:
    path, line = place_of(EXAMPLES, f"python name={name}").split(":")
    said = checked.about(f"{path}:{int(line) + below}")
    assert what in said
    assert more in said


def test_examples_that_are_right_are_not_named(checked: Checked) -> None:
    assert not re.search(r"example right\b", checked.shown)


def test_order_dependence_is_found_by_shuffling(checked: Checked) -> None:
    path, line = place_of(ORDER, "python name=finds-a-file").split(":")
    said = checked.about(f"{path}:{int(line) + 5}")
    assert "When the examples of the page run in another order (--seed 1)" in said
    assert "    - True\n    + False\n" in said


ANSWERS = [
    ("start-passes/start.py:1", "The start passes"),
    ("solution-fails/solution.py:1", "test_text: Your code raised TypeError"),
    ("check-is-broken/solution.py:1", "No module named 'no_such_module'"),
    ("wrong-answers/wrong/passes.py:1", "The wrong answer passes"),
    ("wrong-answers/wrong/other_words.py:1", "fails in other words than it says: double works"),
    ("wrong-answers/wrong/other_test.py:1", "says that test_number fails, and it passes"),
    ("wrong-answers/wrong/other_test.py:1", "also fails in test_text: double works for texts too."),
    ("wrong-answers/wrong/says_nothing.py:1", "does not say how it fails"),
    ("wrong-answers/wrong/is_no_python.py:1", "fails, but in no test"),
    ("wrong-answers/wrong/ends_python.py:1", "This answer ended Python itself"),
    ("mutant-survives/solution.py:1", "numbers_only: All your tests pass on it"),
]


@pytest.mark.parametrize(("place", "words"), ANSWERS)
def test_fault_of_answer_is_found_and_named(place: str, words: str, checked: Checked) -> None:
    assert words in checked.about(f"exercises/{place}")


def test_answers_that_are_right_are_not_named(checked: Checked) -> None:
    assert "exercises/right-write/" not in checked.shown
    assert "exercises/right-tests/" not in checked.shown
    assert "numbers_only.py" not in checked.shown
    assert "too_strict.py" not in checked.shown


# One fault for each family of rules: its place, and what is said.
RULES_BROKEN = [
    (f"{RULES}:1", "The section has 7 words of prose, 250 are the least"),
    (place_of(RULES, "just"), "A banned word in the text: “This is just a text."),
    (place_of(RULES, 'print("/home'), "The path /home/ada belongs to one machine"),
    (place_of(RULES, "name=idle-mask"), "varies=time masks nothing in the recorded output"),
    (place_of(RULES, "x=1"), "ruff format --line-length 68 would change this code"),
    ("files/untidy.py:1", "ruff format --line-length 68 would change this code"),
    (
        place_of("exercises/one-hint/exercise.md", "double( 2 )"),
        "ruff format --line-length 68 would change this code",
    ),
    (place_of(RULES, "<kbd>"), "Raw HTML in the text: <kbd>"),
    (place_of(RULES, "name=no-script"), "The session no-script has no script"),
    ("exercises/one-hint/exercise.md:1", "The exercise one-hint has 1 hints, 2 to 4 are allowed"),
    ("files/lonely.csv:1", "Nothing refers to this file"),
]


@pytest.mark.parametrize(("place", "words"), RULES_BROKEN)
def test_broken_rule_is_found_and_named(place: str, words: str, checked: Checked) -> None:
    assert words in checked.about(place)


def test_every_fault_has_a_line(checked: Checked) -> None:
    places = re.findall(r"^lessons/\S+ ", checked.shown, re.MULTILINE)
    assert places
    assert [place for place in places if not re.fullmatch(r"\S+:[1-9]\d*: ", place)] == []


SUMMARIES = [
    ("1.1 Examples", "21 examples, 0 static, 0 console, 1 varying, 0 exercises", "21 faults"),
    ("1.2 Order", "2 examples, 0 static, 0 console, 0 varying, 0 exercises", "4 faults"),
    ("1.3 Exercises", "0 examples, 0 static, 0 console, 0 varying, 7 exercises", "14 faults"),
    ("1.5 Rules", "3 examples, 0 static, 1 console, 1 varying, 1 exercise", "11 faults"),
]


@pytest.mark.parametrize(("title", "counts", "verdict"), SUMMARIES)
def test_check_sums_up_each_page(title: str, counts: str, verdict: str, checked: Checked) -> None:
    line = rf"^  {re.escape(title)} +{counts} +[\d.]+ s  {verdict}$"
    assert re.search(line, checked.shown, re.MULTILINE)


def test_check_sums_up_all_and_fails(checked: Checked) -> None:
    assert checked.code == 1
    assert "\n4 pages: 26 examples, 0 static, 1 console, 2 varying, 8 exercises, " in checked.shown
    assert checked.shown.endswith(
        "\n50 faults: 2 addresses, 2 console, 2 death, 13 exercise, 1 files, 4 format, "
        "1 html, 1 input, 10 length, 1 masks, 1 order, 6 output, 4 raises, 1 time, 1 words\n"
    )
