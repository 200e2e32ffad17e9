"""Runs as a whole: Stop, time, what comes between runs."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from handbook_build.pipeline.paths import Paths

    from .conftest import Bench


def stop_after(bench: Bench, seconds: float) -> None:
    timer = threading.Timer(seconds, bench.stop)
    timer.daemon = True
    timer.start()


@pytest.mark.parametrize(
    "source",
    [
        "while True: pass",
        "while True: print('x')",
        "import time\ntime.sleep(100)",
        "await __import__('asyncio').sleep(100)",
        "import atexit\n@atexit.register\ndef f():\n    while True: pass\n",
    ],
)
def test_stop_ends_a_program(source: str, bench: Bench) -> None:
    stop_after(bench, 0.3)
    start = time.monotonic()
    result = bench.run(source)
    assert time.monotonic() - start < 5
    assert "KeyboardInterrupt" in result.text("stderr")
    assert "handbook" not in result.text("stderr")
    if "atexit" not in source:
        assert result.done["outcome"] == "stopped"
        assert result.done["error"]["span"]["line"] >= 1
    assert bench.run("print('next')").text() == "next\n"


def test_stop_at_any_time_never_loses_the_end(bench: Bench) -> None:
    source = (
        "def f(): ...\nclass C:\n    def __del__(self): ...\nkept = [C() for _ in range(100)]\n"
    )
    for step in range(40):
        stop_after(bench, 0.0002 * step)
        assert bench.run(source).done["outcome"] in {"ok", "stopped"}
        time.sleep(0.01)
    assert bench.run("print('next')").text() == "next\n"


STOPPED_AT_ONCE = """
import sys
from pathlib import Path
from unittest import mock
from handbook import runner

class Host:
    def emit(self, message):
        print(message["run"], message["type"], message["outcome"])

with mock.patch.object(runner, "Session", side_effect=KeyboardInterrupt):
    runner.Runner(Host(), Path(sys.argv[1])).run({"run": 7})
"""


def test_stop_before_anything_ran_is_told_as_one(checkout: Paths, tmp_path: Path) -> None:
    command = [sys.executable, "-c", STOPPED_AT_ONCE, str(tmp_path / "home")]
    python = {**os.environ, "PYTHONPATH": str(checkout.root / "py")}
    done = subprocess.run(command, env=python, capture_output=True, text=True, check=True)
    assert done.stdout == "7 done stopped\n"


def test_stop_between_runs_is_forgotten(bench: Bench) -> None:
    bench.run("")
    stop_after(bench, 0)
    time.sleep(0.1)
    assert bench.run("print('fine')").done["outcome"] in {"ok", "stopped"}


def test_seconds_are_those_of_the_program(bench: Bench) -> None:
    seconds = bench.run("import time\ntime.sleep(0.2)").done["seconds"]
    assert 0.2 <= seconds < 1


def test_namespace_is_fresh(bench: Bench) -> None:
    bench.run("x = 1")
    assert bench.run("print('x' in globals())").text() == "False\n"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("import sys\nsys.exit(3)", 3),
        ("import sys\nsys.exit(-1)", 255),
        ("import sys\nsys.exit(256)", 0),
        ("raise SystemExit(True)", 1),
        ("import sys\nsys.exit('3')", None),
        ("1 / 0", None),
        ("", None),
    ],
)
def test_exit_code_is_the_number_given_to_exit(source: str, code: int | None, bench: Bench) -> None:
    assert bench.run(source).done["exit_code"] == code


def test_dropped_lines_are_reported(bench: Bench) -> None:
    result = bench.run("line = 'x' * 999_999\nfor _ in range(20): print(line)")
    assert result.done["dropped_lines"] == 4
    assert result.text("stdout").count("\n") == 16
