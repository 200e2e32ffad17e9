"""A prompt that follows a program, by each way of waiting; the page only gives it keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.runtime.conftest import stopped_soon

if TYPE_CHECKING:
    from tests.runtime.conftest import Interpreter, Ran

WISH = {"lines": 24, "columns": 80, "banner": False, "history": ["'from before'"]}

PROGRAMS = {
    "to its end": "seen = 20",
    "to an error": "seen = 20\nraise ValueError(seen)",
    "to its exit": "seen = 20\nraise SystemExit(3)",
}


ESCAPES = re.compile(r"\x1b(\[[0-9;?]*[A-Za-z]|[=>])")


def run(python: Interpreter, source: str, *keys: str | None, **options: Any) -> Ran:
    """Run a program, then type at its prompt; None is the end of the input."""
    return python.run(source, answers=list(keys), more={"prompt": WISH}, **options)


def lines_of(ran: Ran) -> list[str]:
    """Return what was written, without what moves the cursor."""
    written = "".join(text for stream, text in ran.chunks if stream != "display")
    return ESCAPES.sub("", written).replace("\r", "").split("\n")


@pytest.mark.parametrize("way", PROGRAMS)
def test_the_prompt_has_the_names_of_the_program(python: Interpreter, way: str) -> None:
    ran = run(python, PROGRAMS[way], "seen + 1\r", None)
    assert ran.outcome == "ok"
    assert "21" in lines_of(ran)


def test_what_ran_before_the_program_is_there_too(python: Interpreter) -> None:
    before = [{"name": "before", "source": "first = 1", "stdin": None}]
    ran = run(python, "second = 2", "first + second\r", None, setup=before)
    assert "3" in lines_of(ran)


def test_the_history_of_earlier_prompts_is_there(python: Interpreter) -> None:
    assert "'from before'" in lines_of(run(python, "", "\x1bOA\r", None))


def test_a_statement_is_told_before_it_runs(python: Interpreter) -> None:
    ran = run(python, "", "raise SystemExit(4)\r")
    told = [text for stream, text in ran.chunks if stream == "display"]
    assert len(told) == 1
    assert "raise SystemExit(4)" in told[0]
    assert ran.outcome == "error"


@pytest.mark.parametrize("source", ["", "import time; time.sleep(100)", "while True: pass"])
def test_a_stop_ends_the_prompt_too_without_a_new_python(python: Interpreter, source: str) -> None:
    stopped_soon(lambda: run(python, source, stop_after_ms=500))


def test_a_prompt_leaves_nothing_to_the_next_program(python: Interpreter) -> None:
    run(python, "", "import sys, pydoc, pdb; sys.ps1 = '? '\r", "help(len)\r", None)
    ran = python.run(
        "import builtins, os, sys\n"
        "print(hasattr(sys, 'ps1'), os.isatty(1), sys.stdout.isatty(), sys.stdin.isatty())\n"
        "print(type(builtins.input).__name__, os.environ.get('TERM'), len(sys.meta_path))\n"
        "import pydoc\n"
        "pydoc.pager('paged\\n')",
    )
    lines = ran.text.split("\n")
    assert lines[0] == "False False False False"
    assert lines[1].startswith("builtin_function_or_method None ")
    assert lines[2] == "paged"
