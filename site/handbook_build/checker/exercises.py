"""What the answers of an exercise must come to.

Owns: the answers in an exercise's folder, the lines ``# fails:``, and the rule: the start fails,
the solution passes, a wrong answer fails as it says. Must not import Playwright or Sphinx.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from handbook_build.checker.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handbook_build.checker.browser import CheckResult, Examined, Lane, Trial
    from handbook_build.checker.manifest import Exercise

__all__ = ["Expected", "expectations", "faults_of", "try_exercise"]

_FAILS = re.compile(r"# fails: (?P<name>[^\s:]+): (?P<words>.*\S)\s*")


@dataclass(frozen=True)
class Expected:
    """One failure that a wrong answer announces.

    :ivar line: where it does
    :ivar name: of the test or mutant, without parameters
    :ivar words: that its message holds
    """

    line: int
    name: str
    words: str


def expectations(source: str) -> list[Expected]:
    """Return the failures that the first lines of a wrong answer announce."""
    found = []
    for number, line in enumerate(source.split("\n"), 1):
        matched = _FAILS.fullmatch(line)
        if not matched:
            break
        found.append(Expected(number, matched["name"], matched["words"]))
    return found


async def try_exercise(lane: Lane, exercise: Exercise, root: Path) -> list[Finding]:
    """Check every answer in an exercise's folder, and return what is wrong.

    Where the tests cannot even be run on the solution, the other answers are left alone.

    :param root: the repository
    """
    faults: list[Finding] = []
    folder = PurePosixPath(exercise.folder)
    wrong = sorted(path.name for path in (root / folder / "wrong").glob("*.py"))
    for path in ("solution.py", "start.py", *(f"wrong/{name}" for name in wrong)):
        source = (root / folder / path).read_text(encoding="utf-8")
        trial = await lane.check(exercise.name, source)
        faults += faults_of(f"{folder / path}", source, trial)
        if path == "solution.py" and not (trial.check and trial.check.tests):
            break
    return faults


def faults_of(path: str, source: str, trial: Trial) -> list[Finding]:
    """Return what is wrong with the check of one answer.

    :param path: of its file, relative to the root of the repository, which says what it is
    :param source: of the answer
    """
    found = [
        Finding(path, 1, "console", f"The page reports an error: {problem}", "See to it")
        for problem in trial.complaints
    ]
    place = PurePosixPath(path)
    if trial.check is None:
        endless = place.parent.name == "wrong" and _loops_as_it_says(source, trial)
        return found if endless else [*found, _no_result(path, trial)]
    if place.parent.name == "wrong":
        return [*found, *_wrong(path, source, trial, trial.check)]
    if place.name == "solution.py":
        return [*found, *_solution(path, trial, trial.check)]
    return [*found, *_start(path, trial, trial.check)]


def _loops_as_it_says(source: str, trial: Trial) -> bool:
    """Return whether a check was stopped because of its limit, as the one line announces.

    The page's sentence names the test in words only, so the name is not compared.
    """
    expected = expectations(source)
    note = trial.note or ""
    return trial.outcome == "stopped" and len(expected) == 1 and expected[0].words in note


def _no_result(path: str, trial: Trial) -> Finding:
    """Return the fault of a check that came to no result."""
    how = {
        "stopped": "The check of this answer had to be stopped",
        "died": "This answer ended Python itself",
    }.get(trial.outcome, "This answer could not be checked")
    do = "Correct the answer, or the tests: a check must come to a result"
    if trial.outcome == "stopped" and PurePosixPath(path).parent.name == "wrong":
        do = "If it is meant to loop, its one line is # fails: TEST: had not ended"
    return Finding(path, 1, "exercise", f"{how}. {trial.note or trial.error or ''}", do)


def _problem(trial: Trial) -> str:
    """Return why the tests were not run to their end."""
    said = trial.check.problem if trial.check else None
    return said or (": ".join(trial.error) if trial.error else trial.note or "no reason is given")


def _failed(check: CheckResult) -> list[Examined]:
    return [test for test in check.tests if not test.passed]


def _start(path: str, trial: Trial, check: CheckResult) -> Iterator[Finding]:
    if check.solved:
        what = "The start passes: there is nothing left for the reader to do"
        yield Finding(path, 1, "exercise", what, "Take something out of it, or test for more")
    elif not _failed(check) and not _cannot_be_read(trial):
        what = f"The start fails, but in no test: {_problem(trial)}"
        do = "Have the start define what the tests import, and see that check.py itself runs"
        yield Finding(path, 1, "exercise", what, do)


def _cannot_be_read(trial: Trial) -> bool:
    """Return whether an answer is no Python, which is a start that a reader can be given."""
    kind = trial.error[0] if trial.error else ""
    return kind in {"SyntaxError", "IndentationError", "TabError"}


def _solution(path: str, trial: Trial, check: CheckResult) -> Iterator[Finding]:
    if check.solved:
        return
    reasons = [f"{test.name}: {test.message}" for test in _failed(check)]
    reasons += [_problem(trial)] if check.problem or not check.tests else []
    what = "\n".join(["The solution fails", *(f"    {reason}" for reason in reasons)])
    yield Finding(path, 1, "exercise", what, "Correct the solution, or the tests")


def _wrong(path: str, source: str, trial: Trial, check: CheckResult) -> Iterator[Finding]:
    """Yield where a wrong answer fails otherwise than it says."""
    expected = expectations(source)
    if not expected:
        what = "The wrong answer does not say how it fails"
        yield Finding(
            path, 1, "exercise", what, "Begin it with # fails: TEST: words of the message"
        )
        return
    if check.solved:
        what = "The wrong answer passes: no test finds what is wrong with it"
        yield Finding(path, 1, "exercise", what, "Add a test that does, or remove the answer")
        return
    if check.problem or not check.tests:
        what = f"The wrong answer fails, but in no test: {_problem(trial)}"
        yield Finding(path, 1, "exercise", what, "Make it wrong in what it does, so that tests run")
        return
    yield from _otherwise(path, expected, _failed(check))


def _otherwise(path: str, expected: list[Expected], failed: list[Examined]) -> Iterator[Finding]:
    """Yield each difference between the failures that are announced and those that happened."""
    by_name: dict[str, list[Examined]] = {}
    for test in failed:
        by_name.setdefault(test.name.partition("[")[0], []).append(test)
    for one in expected:
        if one.name not in by_name:
            what = f"The wrong answer says that {one.name} fails, and it passes, or is not there"
            yield Finding(
                path, one.line, "exercise", what, "Correct the line # fails:, or the test"
            )
        for test in by_name.get(one.name, []):
            if one.words not in test.message:
                said = test.message or "(no message)"
                what = f"{test.name} fails in other words than it says: {said}"
                do = f"Correct the line # fails:, which says: {one.words}"
                yield Finding(path, one.line, "exercise", what, do)
    for name in by_name.keys() - {one.name for one in expected}:
        message = by_name[name][0].message
        what = f"The wrong answer also fails in {name}: {message}"
        do = f"Add a line # fails: {name}: WORDS, or make the answer wrong in one thing only"
        yield Finding(path, 1, "exercise", what, do)
