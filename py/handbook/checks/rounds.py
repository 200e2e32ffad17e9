"""One round of pytest over one file, and what came of each test.

Owns: how pytest is started, and the plug-in that listens to it. Imported when a check runs, because
pytest takes long to load.
Must not import anything of the browser.
"""

from __future__ import annotations

import functools
import inspect
import os
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from handbook.checks.wording import broken_problem, message_of, title_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from handbook._messages import TestResult

__all__ = ["Round", "Watcher", "detail_of", "plugins_of", "run_pytest", "run_round"]

MAX_DETAIL = 20_000
"""Characters of pytest's report on one test."""

_NO_SETTINGS = ("-c", os.devnull)
_OPTIONS = (
    *("--tb=short", "--capture=sys", "--color=no", "--rootdir=.", "-q"),
    *("-p", "no:cacheprovider", "-p", "no:faulthandler"),
    "--disable-plugin-autoload",  # what earlier runs have loaded must not matter
)

_CUT_SHORT = "Your answer ended the tests before the last one."
_ENDINGS: dict[int, str] = {
    pytest.ExitCode.INTERRUPTED: _CUT_SHORT,
    pytest.ExitCode.NO_TESTS_COLLECTED: "There are no tests in it: their names begin with test_.",
    pytest.ExitCode.INTERNAL_ERROR: "The tests could not be run to their end.",
    pytest.ExitCode.USAGE_ERROR: "The tests could not be run.",
}


@dataclass
class Round:
    """What came of a round.

    :ivar problem: one sentence, when the tests could not be run to their end.
    """

    tests: list[TestResult] = field(default_factory=list)
    problem: str | None = None

    @property
    def failed(self) -> list[TestResult]:
        """The tests that failed."""
        return [test for test in self.tests if test["verdict"] == "failed"]


def plugins_of(packages: list[str]) -> list[str]:
    """Give pytest's options for the plug-ins that are in some packages.

    :param packages: names of installed distributions; others bring no plug-in.
    """
    return [
        option
        for entry in entry_points(group="pytest11")
        if entry.dist is not None and entry.dist.name.lower() in packages
        for option in ("-p", entry.name)
    ]


def run_round(
    arguments: list[str],
    answer: str,
    hidden_from: int | None,
    begin: Callable[[str, int, int], None],
    mend: Callable[[], None],
) -> Round:
    """Run tests in the working folder.

    :param arguments: of pytest: names of files, and what `plugins_of` gives.
    :param answer: name of the reader's file.
    :param hidden_from: the line after which tests are hidden.
    :param begin: called before each test with its title ("" if hidden), its number and how many.
    :param mend: called after each test; puts back what its code has done to the built-in names.
    :raises KeyboardInterrupt: when the reader stops the check.
    """
    watcher = Watcher(answer, hidden_from, begin, mend)
    return run_pytest([*arguments, *_NO_SETTINGS], watcher, _ENDINGS, _CUT_SHORT)


def run_pytest(
    arguments: list[str], watcher: Watcher, endings: dict[int, str], cut_short: str
) -> Round:
    """Run pytest, and say what came of it.

    :param arguments: of pytest, besides those that all rounds have.
    :param watcher: listens.
    :param endings: sentences by pytest's exit codes.
    :param cut_short: the sentence for a round that ended before its last test.
    :raises KeyboardInterrupt: when the reader stops it.
    """
    code = pytest.main([*arguments, *_OPTIONS], plugins=[watcher])
    if code == pytest.ExitCode.INTERRUPTED and watcher.stopped:
        raise KeyboardInterrupt
    found = watcher.round
    found.problem = found.problem or endings.get(code)
    if found.problem is None and len(found.tests) < watcher.total:
        found.problem = cut_short
    return found


class Watcher:
    """A plug-in of pytest that notes what happens."""

    def __init__(
        self,
        answer: str,
        hidden_from: int | None,
        begin: Callable[[str, int, int], None],
        mend: Callable[[], None],
    ) -> None:
        self.round = Round()
        self.total = 0
        self.stopped = False
        self._answer = answer
        self._hidden_from = hidden_from
        self._begin = begin
        self._mend = mend
        self.current: TestResult | None = None
        self._folder = f"{Path.cwd()}{os.sep}"

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        """Silence pytest: nobody reads it, and after a Stop that would take it a second."""
        config.pluginmanager.unregister(name="terminalreporter")

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Count the tests, and have each put right what it changes."""
        self.total = len(session.items)
        for item in session.items:
            if isinstance(item, pytest.Function) and not inspect.iscoroutinefunction(item.obj):
                item.obj = _mended(item.obj, self._mend)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        """Note that a test begins."""
        function: Any = inspect.unwrap(getattr(item, "obj", self._nothing))
        line = function.__code__.co_firstlineno if hasattr(function, "__code__") else 0
        hidden = self._hidden_from is not None and line > self._hidden_from
        test = self.current = {
            "name": item.name,
            "title": self.title(item, function),
            "hidden": hidden,
            "verdict": "passed",
            "message": "",
            "detail": "",
        }
        self.round.tests.append(test)
        self._begin("" if hidden else test["title"], len(self.round.tests), self.total)
        return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Note why it failed, if it did."""
        report = yield
        test = self.current
        if test is not None and call.excinfo is not None and report.failed:
            if test["verdict"] == "passed":
                test["message"] = self.message(call.excinfo.value)
            test["verdict"] = "failed"
            test["detail"] = self.shortened(test["detail"] + detail_of(report))
        return report

    def pytest_exception_interact(
        self, node: pytest.Item | pytest.Collector, call: pytest.CallInfo[Any]
    ) -> None:
        """Note why a file could not be loaded."""
        if call.excinfo is not None and not isinstance(node, pytest.Item):
            error = call.excinfo.value
            cause = error.__cause__ or error
            self.round.problem = message_of(cause, self._answer)

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Note a Stop."""
        self.stopped = type(excinfo.value) is KeyboardInterrupt  # pytest has subclasses of it

    def pytest_internalerror(self, excinfo: pytest.ExceptionInfo[BaseException]) -> bool:
        """Note what kept pytest from going on."""
        self.round.problem = broken_problem(excinfo.value)
        return True

    def title(self, item: pytest.Item, function: Callable[..., object]) -> str:
        """Name a test for the reader."""
        return title_of(function, item.name)

    def message(self, error: BaseException) -> str:
        """Say why a test failed."""
        return message_of(error, self._answer)

    def shortened(self, text: str) -> str:
        """Cut a report, in which files are named as the reader knows them."""
        text = text.replace(self._folder, "")
        return text if len(text) <= MAX_DETAIL else f"{text[:MAX_DETAIL]}\n…\n"

    @staticmethod
    def _nothing() -> None:
        """Stand for the function of an item that has none."""


def _mended(test: Callable[..., Any], mend: Callable[[], None]) -> Callable[..., Any]:
    """Have the built-in names put back as soon as a test ends, before pytest goes on."""

    @functools.wraps(test)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        __tracebackhide__ = True
        try:
            return test(*args, **kwargs)
        finally:
            mend()

    return guarded


def detail_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Give pytest's own report on one phase of a test, with what was printed in it."""
    parts = [report.longreprtext]
    parts += [
        f"{name}:\n{content.rstrip()}" for name, content in report.sections if content.strip()
    ]
    return "\n\n".join(parts) + "\n"
