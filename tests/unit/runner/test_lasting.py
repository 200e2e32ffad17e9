"""Runs in which program after program shares one namespace."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .conftest import STOP, program

if TYPE_CHECKING:
    from .conftest import Bench, Result


def following(source: str, *, hidden: bool = False, name: str = "next") -> dict[str, Any]:
    return {"program": program(source, name), "hidden": hidden}


def go_on(bench: Bench, *sources: str | dict[str, bool]) -> Result:
    """Run programs in one namespace; a Stop comes while nothing runs."""
    lines = [
        json.dumps([following(source)]) if isinstance(source, str) else source for source in sources
    ]
    return bench.run("", *lines, None, lasting=True)


def outcomes(result: Result) -> list[str]:
    """How the programs after the first one have ended."""
    ends = [message for message in result.messages if message["type"] == "prompt"]
    return [end["outcome"] for end in ends[1:]]


def test_a_namespace_lasts_from_program_to_program(bench: Bench) -> None:
    result = go_on(bench, "count = 1", "count += 1", "print(count)")
    assert result.text() == "2\n"
    assert outcomes(result) == ["ok", "ok", "ok"]


def test_what_a_program_has_written_comes_before_its_end(bench: Bench) -> None:
    result = go_on(bench, "print('one', end='')", "print('two')")
    order = [message["type"] for message in result.messages]
    first = order.index("output")
    assert order[first : first + 2] == ["output", "prompt"]
    assert result.text() == "onetwo\n"


def test_an_error_leaves_the_namespace_as_it_is(bench: Bench) -> None:
    result = go_on(bench, "count = 1", "count = 2\n1 / 0", "print(count)")
    assert outcomes(result) == ["ok", "error", "ok"]
    assert result.text("stdout") == "2\n"
    assert 'File "next.py", line 2, in <module>' in result.text("stderr")
    assert "session.py" not in result.text("stderr")


def test_a_hidden_program_before_another_is_not_seen(bench: Bench) -> None:
    both = [following("print('hidden')\nx = 3", hidden=True, name="a"), following("print(x)")]
    assert bench.run("", json.dumps(both), None, lasting=True).text() == "3\n"


def test_the_next_program_is_not_run_after_one_that_failed(bench: Bench) -> None:
    both = [following("1 / 0", name="a"), following("print('not run')")]
    assert bench.run("", json.dumps(both), None, lasting=True).text("stdout") == ""


def test_the_value_of_a_last_expression_is_not_shown(bench: Bench) -> None:
    assert go_on(bench, "1 + 1").text() == ""


def test_input_is_asked_for_between_programs(bench: Bench) -> None:
    lines = [json.dumps([following("name = input('Who? ')")]), "Ada"]
    lines.append(json.dumps([following("print(name)")]))
    assert bench.run("", *lines, None, lasting=True).text() == "Who? Ada\nAda\n"


def test_a_stop_that_comes_too_late_does_nothing(bench: Bench) -> None:
    result = go_on(bench, "x = 1", STOP, "print(x)")
    assert result.text() == "1\n"
    assert outcomes(result) == ["ok", "ok"]


def test_coroutines_share_an_event_loop(bench: Bench) -> None:
    begun = "import asyncio\ntask = asyncio.ensure_future(asyncio.sleep(0, 'late'))"
    result = go_on(bench, f"{begun}\nawait asyncio.sleep(0)", "print(await task)")
    assert result.text() == "late\n"


def test_nothing_is_left_of_it_for_the_next_run(bench: Bench) -> None:
    go_on(bench, "import sys\nsys.path.append('left')\ncount = 1")
    assert (
        bench.run("import sys\nprint('left' in sys.path, 'count' in globals())").text()
        == "False False\n"
    )
