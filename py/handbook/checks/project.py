"""The tests of a project in the playground: its test files, as they are, by pytest.

Owns: what differs from an exercise: names of files matter, and every report is pytest's own.
Imported when tests run, because pytest takes long to load.
Must not import anything of the browser.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from handbook.checks.rounds import Round, Watcher, detail_of, run_pytest

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["run_project"]

MAX_MESSAGE = 600
"""Characters; the whole is in pytest's report."""

_SETTINGS = ("pytest.toml", ".pytest.toml", "pytest.ini", ".pytest.ini", "pyproject.toml")

_CUT_SHORT = "Your code ended the tests before the last one."
_ENDINGS: dict[int, str] = {
    pytest.ExitCode.INTERRUPTED: _CUT_SHORT,
    pytest.ExitCode.NO_TESTS_COLLECTED: "There are no tests in it: their names begin with test_.",
    pytest.ExitCode.INTERNAL_ERROR: "pytest could not run the tests to their end.",
    pytest.ExitCode.USAGE_ERROR: "pytest could not run the tests: look at its settings.",
}


def run_project(
    arguments: list[str], begin: Callable[[str, int, int], None], mend: Callable[[], None]
) -> Round:
    """Run the tests of some files in the working folder.

    :param arguments: of pytest: names of files, and what `plugins_of` gives.
    :param begin: called before each test with its name, its number and how many.
    :param mend: called after each test; puts back what its code has done to the built-in names.
    :raises KeyboardInterrupt: when the reader stops them.
    """
    settings = next((name for name in _SETTINGS if Path(name).is_file()), os.devnull)
    options = ["-c", settings, "--continue-on-collection-errors"]
    return run_pytest([*arguments, *options], _Watcher(begin, mend), _ENDINGS, _CUT_SHORT)


class _Watcher(Watcher):
    """Notes what happens in the reader's own words: names of files and tests, and of errors."""

    def __init__(self, begin: Callable[[str, int, int], None], mend: Callable[[], None]) -> None:
        super().__init__("", None, begin, mend)

    def title(self, item: pytest.Item, function: Callable[..., object]) -> str:
        return item.nodeid

    def message(self, error: BaseException) -> str:
        try:
            text = str(error).strip()
        except Exception:  # the reader's class
            text = ""
        kind = type(error).__name__
        if isinstance(error, AssertionError) or kind == "Failed":  # pytest.fail, pytest.raises
            return _cut(text.removeprefix("assert ") or "What the test asserts is false.")
        return _cut(f"{kind}: {text}" if text else kind)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a test that was skipped, and why."""
        test = self.current
        if test is None or not report.skipped or test["verdict"] == "failed":
            return
        test["verdict"] = "skipped"
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longreprtext
        test["message"] = _cut(str(getattr(report, "wasxfail", reason)).removeprefix("Skipped: "))

    def pytest_exception_interact(
        self, node: pytest.Item | pytest.Collector, call: pytest.CallInfo[object]
    ) -> None:
        """Leave it to `pytest_collectreport`: other files may be fine."""

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a file that could not be loaded, as a test that failed."""
        if not report.failed:
            return
        last = report.longreprtext.strip().rpartition("\n")[2].removeprefix("E").strip()
        self.round.tests.append(
            {
                "name": report.nodeid,
                "title": report.nodeid,
                "hidden": False,
                "verdict": "failed",
                "message": _cut(f"The file could not be loaded. {last}"),
                "detail": self.shortened(detail_of(report)),
            }
        )


def _cut(text: str) -> str:
    return text if len(text) <= MAX_MESSAGE else f"{text[:MAX_MESSAGE]} …"
