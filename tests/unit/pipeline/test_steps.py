from __future__ import annotations

import io
import re
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest
from handbook_build.errors import StepError
from handbook_build.pipeline.steps import Steps, exclusive, explain

if TYPE_CHECKING:
    from pathlib import Path


def printed(steps: Steps) -> str:
    assert isinstance(steps.stream, io.StringIO)
    return steps.stream.getvalue()


@pytest.mark.parametrize(
    ("log", "reason"),
    [
        (
            "The virtual environment was not created ... ensurepip is not\navailable",
            "no venv module",
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM",
            "not the one that the lock file pins",
        ),
        ("npm error code EINTEGRITY", "not the one that the lock file pins"),
        ("OSError: [Errno 28] No space left on device", "the disk is full"),
        ("npm error code EAI_AGAIN", "cannot be reached"),
        ("NewConnectionError(... Failed to establish a new connection)", "cannot be reached"),
        ("npm error code SELF_SIGNED_CERT_IN_CHAIN\nself-signed certificate", "not trusted"),
        ("npm error code EUSAGE", "does not fit"),
        ("✘ [ERROR] Could not resolve", "JavaScript or styles"),
    ],
)
def test_explain_known_failure_gives_reason_and_advice(log: str, reason: str) -> None:
    known = explain(log)
    assert known is not None
    assert reason in known[0]
    assert known[1]


def test_explain_unknown_failure_gives_nothing() -> None:
    assert explain("segmentation fault") is None


def test_run_success_prints_one_line_and_hides_output(steps: Steps, tmp_path: Path) -> None:
    steps.run("Say hello", [sys.executable, "-c", "print('hello')"], tmp_path)
    assert re.fullmatch(r"  Say hello +\d+\.\d s\n", printed(steps))
    assert (tmp_path / "logs" / "say-hello.log").read_text() == "hello\n"


def test_run_known_failure_shows_output_and_what_to_try(steps: Steps, tmp_path: Path) -> None:
    script = "import sys; print('npm error code ENOTFOUND'); sys.exit(1)"
    with pytest.raises(StepError) as caught:
        steps.run("npm packages", [sys.executable, "-c", script], tmp_path)
    assert caught.value.reason == "the package index cannot be reached"
    assert "npm error code ENOTFOUND" in printed(steps)
    assert "failed" in printed(steps)


def test_run_unknown_failure_names_the_log(steps: Steps, tmp_path: Path) -> None:
    with pytest.raises(StepError, match="exit code 3") as caught:
        steps.run("Odd", [sys.executable, "-c", "raise SystemExit(3)"], tmp_path)
    assert "odd.log" in caught.value.do


def test_run_program_that_is_missing_is_a_step_error(steps: Steps, tmp_path: Path) -> None:
    with pytest.raises(StepError, match="No such file"):
        steps.run("Gone", [tmp_path / "no-such-program"], tmp_path)


def test_step_on_a_terminal_shows_seconds_while_it_runs(tmp_path: Path) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    steps = Steps(tmp_path, Terminal())
    with steps.step("Long"):
        time.sleep(0.6)
    assert "Long" in printed(steps).split("…")[0]


def test_exclusive_second_process_waits_for_the_first(steps: Steps, tmp_path: Path) -> None:
    order = []
    entered, leave = threading.Event(), threading.Event()

    def first() -> None:
        with exclusive(tmp_path / "lock", "waiting", steps):
            entered.set()
            leave.wait(10)
            order.append("first")

    thread = threading.Thread(target=first)
    thread.start()
    entered.wait(10)
    threading.Timer(0.1, leave.set).start()
    with exclusive(tmp_path / "lock", "waiting for another", steps):
        order.append("second")
    thread.join()
    assert order == ["first", "second"]
    assert "waiting for another" in printed(steps)
