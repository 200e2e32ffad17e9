"""What is wrong with a run of an example, and with the check of an answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from handbook_build.checker.browser import CheckResult, Examined, Trial
from handbook_build.checker.examples import compare, ending_faults, is_exception
from handbook_build.checker.exercises import Expected, expectations, faults_of
from handbook_build.checker.manifest import Example, Mask
from handbook_build.checker.trials import shuffled

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = Example(
    name="sum",
    path="lessons/a.md",
    line=3,
    output="3\n",
    output_kind="text",
    output_line=6,
    output_path=None,
    raises=None,
    masks=(),
    static=False,
    isolated=False,
    limit_s=10,
)
PRINTS_3 = Trial("ok", ({"text": "3\n"},))


@pytest.mark.parametrize(
    ("given", "wanted", "same"),
    [
        ("ValueError", "ValueError", True),
        ("json.decoder.JSONDecodeError", "JSONDecodeError", True),
        ("json.decoder.JSONDecodeError", "json.JSONDecodeError", True),
        ("json.decoder.JSONDecodeError", "yaml.JSONDecodeError", False),
        ("ValueError", "KeyError", False),
        ("json.decoder.JSONDecodeError", "ValueError", False),
    ],
)
def test_is_exception_compares_the_class_by_name(given: str, wanted: str, same: bool) -> None:
    assert is_exception(given, wanted) is same


def test_run_that_shows_what_is_recorded_has_no_fault(tmp_path: Path) -> None:
    assert ending_faults(EXAMPLE, PRINTS_3) == []
    assert compare(EXAMPLE, PRINTS_3, tmp_path) is None


def test_run_that_raises_what_it_should_has_no_fault() -> None:
    trial = Trial("error", error=("KeyError", "'a'"))
    assert ending_faults(replace(EXAMPLE, raises="KeyError"), trial) == []


def test_run_that_interrupts_itself_is_not_over_its_time() -> None:
    trial = Trial("stopped", error=("KeyboardInterrupt", ""))
    assert ending_faults(replace(EXAMPLE, raises="KeyboardInterrupt"), trial) == []


@pytest.mark.parametrize(
    ("trial", "category", "words"),
    [
        (Trial("stopped", note="Stopped after 10 s."), "time", "longer than 10 s"),
        (Trial("stopped", note="Stopped.", error=("KeyboardInterrupt", "")), "time", "longer"),
        (Trial("died", note="The end."), "death", "ended Python itself. The end."),
        (Trial("failed", note="No connection."), "page", "could not be run. No connection."),
        (Trial("lost", note="The page itself crashed."), "page", "The page itself crashed."),
        (Trial("ok", dropped_lines=5), "output", "5 lines more than a page takes"),
        (Trial("ok", problems=("404",)), "console", "reports an error: 404"),
        (Trial("ok", asked=True), "input", "more input than is prepared"),
        (Trial("error", error=("KeyError", "'a'\nb")), "raises", "ends in KeyError: 'a'"),
    ],
)
def test_run_that_ends_badly_has_one_fault(trial: Trial, category: str, words: str) -> None:
    (fault,) = ending_faults(EXAMPLE, trial)
    assert (fault.path, fault.line, fault.category) == ("lessons/a.md", 3, category)
    assert words in fault.what
    assert fault.do


def test_run_that_dies_has_one_fault_whatever_it_logs() -> None:
    died = Trial("died", note="The end.", problems=("Aborted()", "RuntimeError: unreachable"))
    (fault,) = ending_faults(EXAMPLE, died)
    assert fault.category == "death"
    (fault,) = faults_of(WRONG, "", died)
    assert fault.what == "This answer ended Python itself. The end."


def test_run_that_dies_alone_in_its_interpreter_is_compared(tmp_path: Path) -> None:
    alone = replace(EXAMPLE, isolated=True)
    died = Trial("died", ({"text": "3\n"},), note="The end.", problems=("Aborted()",))
    assert ending_faults(alone, died) == []
    assert compare(alone, died, tmp_path) is None
    assert compare(replace(alone, output="3\n4\n"), died, tmp_path) is not None
    (fault,) = ending_faults(replace(alone, raises="KeyError"), died)
    assert fault.category == "raises"


def test_compare_reads_a_recorded_file(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text("<svg/>\n")
    example = replace(EXAMPLE, output=None, output_kind="svg", output_path="a.svg")
    drawn: dict[str, Any] = {"data": {"image/svg+xml": "<svg/>"}}
    assert compare(example, Trial("ok", (drawn,)), tmp_path) is None
    fault = compare(example, PRINTS_3, tmp_path)
    assert fault is not None
    assert fault.line == 6


def test_compare_ignores_what_masks_cover(tmp_path: Path) -> None:
    example = replace(EXAMPLE, output="4\n", masks=(Mask("regex", r"\d"),))
    assert compare(example, PRINTS_3, tmp_path) is None


def test_shuffled_is_another_order_and_the_same_for_a_seed() -> None:
    examples = [replace(EXAMPLE, name=str(number)) for number in range(2)]
    for seed in range(10):
        assert shuffled(examples, seed, "a") == [examples[1], examples[0]]
    many = [replace(EXAMPLE, name=str(number)) for number in range(20)]
    assert shuffled(many, 1, "a") == shuffled(many, 1, "a")
    assert shuffled(many, 1, "a") != shuffled(many, 2, "a")
    assert shuffled(many, 1, "a") != shuffled(many, 1, "b")


START, SOLUTION, WRONG = "e/start.py", "e/solution.py", "e/wrong/a.py"
SAYS = "# fails: test_a: should be 4\ndef f(): ...\n"


def result(*tests: tuple[str, str], problem: str | None = None, count: int = 2) -> Trial:
    """A check whose tests failed with these messages; others passed."""
    failed = [Examined(name, name, passed=False, message=said, detail="") for name, said in tests]
    passed = [
        Examined(f"test_{number}", "", passed=True, message="", detail="")
        for number in range(count - len(failed))
    ]
    solved = not failed and bool(passed) and problem is None
    return Trial("ok", check=CheckResult(solved, (*failed, *passed), problem))


def test_expectations_are_the_first_lines() -> None:
    source = "# fails: test_a: one: two\n# fails: keeps-order: x\n\n# fails: test_b: late\n"
    assert expectations(source) == [
        Expected(1, "test_a", "one: two"),
        Expected(2, "keeps-order", "x"),
    ]


FAILS_A = ("test_a", "f() should be 4.")


@pytest.mark.parametrize(
    ("path", "trial"),
    [
        (START, result(FAILS_A)),
        (START, replace(result(count=0, problem="no"), error=("SyntaxError", "x"))),
        (SOLUTION, result()),
        (WRONG, result(FAILS_A)),
        (WRONG, result(("test_a[1]", "f(1) should be 4"), ("test_a[2]", "f(2) should be 4"))),
    ],
)
def test_answer_that_does_as_it_should_has_no_fault(path: str, trial: Trial) -> None:
    assert faults_of(path, SAYS, trial) == []


def test_wrong_answer_may_loop_if_it_says_so() -> None:
    note = "Stopped after 10 s: the test “a” had not ended."
    trial = Trial("stopped", note=note)
    assert faults_of(WRONG, "# fails: test_a: had not ended\n", trial) == []
    (fault,) = faults_of(WRONG, "# fails: test_a: should be 4\n", trial)
    assert note in fault.what
    (fault,) = faults_of(START, "# fails: test_a: had not ended\n", trial)
    assert fault.path == START


@pytest.mark.parametrize(
    ("path", "trial", "words"),
    [
        (START, result(), "The start passes"),
        (START, result(problem="no f", count=0), "fails, but in no test: no f"),
        (SOLUTION, result(FAILS_A), "test_a: f() should be 4."),
        (SOLUTION, result(problem="cut short"), "cut short"),
        (
            SOLUTION,
            Trial("error", error=("OSError", "x"), check=result(count=0).check),
            "OSError: x",
        ),
        (WRONG, result(), "The wrong answer passes"),
        (WRONG, result(problem="no f", count=0), "fails, but in no test: no f"),
        (WRONG, result(("test_a", "is 5")), "test_a fails in other words than it says: is 5"),
        (
            WRONG,
            result(("test_a[1]", "f() should be 4"), ("test_a[2]", "no")),
            "test_a[2] fails in",
        ),
        (WRONG, result(FAILS_A, ("test_b", "b!")), "also fails in test_b: b!"),
        (WRONG, Trial("died", note="Gone."), "ended Python itself. Gone."),
        (WRONG, Trial("lost", note="Gone."), "could not be checked. Gone."),
    ],
)
def test_answer_that_does_otherwise_has_one_fault(path: str, trial: Trial, words: str) -> None:
    (fault,) = faults_of(path, SAYS, trial)
    assert (fault.path, fault.line) == (path, 1)
    assert words in fault.what
    assert fault.do


def test_answer_that_fails_in_another_test_has_two_faults_at_their_lines() -> None:
    source = "# fails: test_a: x\n# fails: test_b: y\n"
    faults = faults_of(WRONG, source, result(("test_a", "x"), ("test_c", "z")))
    assert [(fault.line, fault.what.split(":")[0]) for fault in faults] == [
        (2, "The wrong answer says that test_b fails, and it passes, or is not there"),
        (1, "The wrong answer also fails in test_c"),
    ]


def test_wrong_answer_without_a_line_fails_is_refused() -> None:
    (fault,) = faults_of(WRONG, "def f(): ...\n", result(FAILS_A))
    assert "does not say how it fails" in fault.what


def test_error_in_the_page_is_a_fault_of_the_answer() -> None:
    (fault,) = faults_of(SOLUTION, "", replace(result(), problems=("404",)))
    assert fault.category == "console"
