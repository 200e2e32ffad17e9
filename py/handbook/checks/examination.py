"""One check: an exercise's tests on the answer, or the reader's tests on good and bad code.

Owns: which files and modules a check consists of, and what its result says.
Must not import anything of the browser.
"""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.checks.wording import (
    broken_problem,
    loading_problem,
    missing_problem,
    names_wanted,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook._messages import Check, Mutant, RunMessage, TestResult, ToPage

    from .rounds import Round

__all__ = ["Examination", "answer_file"]

_HIDDEN = re.compile(r"^# hidden[ \t]*$", re.MULTILINE)
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_CORRECT = "the correct code"


def answer_file(check: Check) -> str | None:
    """Name the file that the reader's answer is written to; None: it lies there already."""
    if check["kind"] == "project":
        return None
    return "test_answer.py" if check["kind"] == "tests" else "answer.py"


class Examination:
    """One check.

    :param message: whose program is checked.
    :param check: the exercise.
    :param emit: sends a message to the page.
    :param mend: puts back what the reader's code has done to the built-in names.
    """

    def __init__(
        self,
        message: RunMessage,
        check: Check,
        emit: Callable[[ToPage], None],
        mend: Callable[[], None],
    ) -> None:
        self._run = message["run"]
        self._answer = message["program"]["source"]
        self._packages = [
            *message["packages"],
            *map(_distribution, message.get("requirements", [])),
        ]
        self._check = check
        self._emit = emit
        self._mend = mend
        self._file = answer_file(check)
        self._plugins: list[str] = []
        self.tests: list[TestResult] = []
        self.problem: str | None = None

    def run(self) -> None:
        """Run the check in the working folder; `tests` and `problem` say what came of it.

        :raises BaseException: what kept the answer from being loaded, or KeyboardInterrupt.
        """
        from handbook.checks.rounds import plugins_of  # noqa: PLC0415  pytest, before the answer runs

        self._plugins = plugins_of(self._packages)
        if self._file is not None:
            Path(self._file).write_text(self._answer, encoding="utf-8")
        sys.dont_write_bytecode = True
        self._begin("", 0, 0)
        try:
            if self._check["kind"] == "project":
                self._try_project()
            elif self._check["kind"] == "tests":
                self._try_tests()
            else:
                self._try_answer()
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            self.problem = self.problem or broken_problem(error)
            raise

    def report(self) -> None:
        """Send the result."""
        passed = all(test["verdict"] != "failed" for test in self.tests)
        self._emit(
            {
                "type": "checked",
                "run": self._run,
                "solved": passed and bool(self.tests) and self.problem is None,
                "tests": self.tests,
                "problem": self.problem,
            }
        )

    def _try_answer(self) -> None:
        """Run the exercise's tests on the answer."""
        tests = self._check["tests"]
        try:
            module = importlib.import_module("answer")
        except BaseException as error:
            self._note_loading(error)
            raise
        finally:
            self._mend()
        missing = [name for name in names_wanted(tests, "answer") if not hasattr(module, name)]
        if missing:
            self.problem = missing_problem(missing, self._answer)
            return
        Path("check.py").write_text(tests, encoding="utf-8")
        mark = _HIDDEN.search(tests)
        done = self._round("check.py", tests.count("\n", 0, mark.start()) + 1 if mark else None)
        self.tests, self.problem = done.tests, done.problem

    def _try_project(self) -> None:
        """Run the reader's own test files."""
        from handbook.checks.project import run_project  # noqa: PLC0415  it imports pytest

        files = self._check["tests"].splitlines()
        done = run_project([*files, *self._plugins], self._begin, self._mend)
        self.tests, self.problem = done.tests, done.problem

    def _try_tests(self) -> None:
        """Run the reader's tests on correct code, then on each mutant."""
        file = str(self._file)
        try:
            compile(self._answer, str(Path(file).absolute()), "exec", dont_inherit=True)
        except SyntaxError as error:
            self._note_loading(error)
            raise
        self._place(self._check["correct"])
        done = self._round(file, None, f"Passes on {_CORRECT}")
        if done.problem is not None:
            self.problem = done.problem
            return
        self.tests.append(_on_correct(done))
        if done.failed:
            return
        for mutant in self._check["mutants"]:
            self._place(mutant["source"])
            title = _title(mutant)
            done = self._round(file, None, title)
            self.tests.append(_on_mutant(mutant["name"], title, done))

    def _place(self, source: str) -> None:
        """Put the code to be tested where the reader's tests import it from."""
        module = self._check["module"]
        Path(f"{module}.py").write_text(source, encoding="utf-8")
        for name in (module, Path(str(self._file)).stem):
            sys.modules.pop(name, None)
        importlib.invalidate_caches()

    def _round(self, file: str, hidden_from: int | None, title: str | None = None) -> Round:
        """Run the tests of one file.

        :param title: under which the page is told of all of them; None tells of each one.
        """
        from handbook.checks.rounds import run_round  # noqa: PLC0415  it imports pytest

        def begin_all(_title: str, _number: int, _total: int) -> None:
            self._begin(title or "", len(self.tests) + 1, len(self._check["mutants"]) + 1)

        importlib.invalidate_caches()
        begin = self._begin if title is None else begin_all
        return run_round([file, *self._plugins], str(self._file), hidden_from, begin, self._mend)

    def _begin(self, title: str, number: int, total: int) -> None:
        self._emit(
            {"type": "testing", "run": self._run, "title": title, "number": number, "total": total}
        )

    def _note_loading(self, error: BaseException) -> None:
        if not isinstance(error, KeyboardInterrupt):
            self.problem = loading_problem(error)


def _distribution(requirement: str) -> str:
    """Name what a requirement is about, as packages are named."""
    found = _NAME.match(requirement.strip())
    return re.sub("[-_.]+", "-", found[0]).lower() if found else ""


def _title(mutant: Mutant) -> str:
    """Say what is wrong with a mutant: its first line if that is a comment, or else its name."""
    first = mutant["source"].partition("\n")[0]
    said = first.removeprefix("#").strip() if first.startswith("#") else words_of(mutant["name"])
    return f"Notices code that {said[:1].lower()}{said[1:].rstrip('.')}"


def _on_correct(done: Round) -> TestResult:
    failed = done.failed
    return {
        "name": "correct",
        "title": f"Passes on {_CORRECT}",
        "hidden": False,
        "verdict": "failed" if failed else "passed",
        "message": f"{failed[0]['title']}: {failed[0]['message']}" if failed else "",
        "detail": "\n".join(test["detail"] for test in failed),
    }


def _on_mutant(name: str, title: str, done: Round) -> TestResult:
    noticed = bool(done.failed) or done.problem is not None
    return {
        "name": name,
        "title": title,
        "hidden": False,
        "verdict": "passed" if noticed else "failed",
        "message": "" if noticed else "All your tests pass on it, so none of them looks at this.",
        "detail": "",
    }
