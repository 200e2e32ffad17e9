"""What a program shows: order, values, errors, rich results, limits. In the real interpreter."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.runtime.conftest import Interpreter


def test_streams_and_raw_writes_keep_their_order(python: Interpreter) -> None:
    source = (
        "import os, sys\n"
        "print('one')\n"
        "print('two', file=sys.stderr)\n"
        "os.write(1, b'three\\n')\n"
        "print('four', end='')\n"
        "os.write(2, b'five\\n')\n"
        "print('six')"
    )
    assert python.run(source).text == "one\ntwo\nthree\nfourfive\nsix\n"


def test_the_last_expression_shows_its_value_on_a_line_of_its_own(jspi: Interpreter) -> None:
    assert jspi.run("6 * 7").chunks == [("value", "42\n")]


def test_top_level_await_runs_and_has_a_value(python: Interpreter) -> None:
    source = "import asyncio\nawait asyncio.sleep(0.01)\nawait asyncio.sleep(0, 'done')"
    assert python.run(source).text == "'done'\n"


def test_asyncio_runs_as_on_a_desktop(python: Interpreter) -> None:
    source = (
        "import asyncio, time\n"
        "async def work(n):\n"
        "    await asyncio.sleep(n / 100)\n"
        "    print('work', n)\n"
        "    return n\n"
        "async def main():\n"
        "    async with asyncio.TaskGroup() as group:\n"
        "        tasks = [group.create_task(work(n)) for n in (3, 1, 2)]\n"
        "    try:\n"
        "        async with asyncio.timeout(0.01):\n"
        "            await asyncio.sleep(1)\n"
        "    except TimeoutError:\n"
        "        print('late')\n"
        "    return [task.result() for task in tasks]\n"
        "print(asyncio.run(main()))\n"
    )
    assert python.run(source).text == "work 1\nwork 2\nwork 3\nlate\n[3, 1, 2]\n"


def test_time_sleep_in_a_coroutine_holds_up_the_others(jspi: Interpreter) -> None:
    source = (
        "import asyncio, time\n"
        "async def rude():\n"
        "    time.sleep(0.1)\n"
        "    print('rude')\n"
        "async def quick():\n"
        "    print('quick')\n"
        "async def main():\n"
        "    await asyncio.gather(rude(), quick())\n"
        "asyncio.run(main())\n"
    )
    assert jspi.run(source).text == "rude\nquick\n"


def test_what_the_parser_warns_of_is_shown_once(jspi: Interpreter) -> None:
    ran = jspi.run("import math\nprint('\\d')")
    assert ran.text.count("SyntaxWarning") == 1
    assert "program.py:2: SyntaxWarning" in ran.text


def test_an_error_shows_the_readers_frames_and_marks_the_place(jspi: Interpreter) -> None:
    ran = jspi.run("def half(n):\n    return 1 / n\n\nhalf(0)", name="closures-basics")
    assert ran.text == (
        "Traceback (most recent call last):\n"
        '  File "closures-basics.py", line 4, in <module>\n'
        "    half(0)\n"
        "    ~~~~^^^\n"
        '  File "closures-basics.py", line 2, in half\n'
        "    return 1 / n\n"
        "           ~~^~~\n"
        "ZeroDivisionError: division by zero\n"
    )
    assert ran.error is not None
    assert ran.error["span"] == {
        "program": "closures-basics",
        "line": 2,
        "endLine": 2,
        "column": 11,
        "endColumn": 16,
    }


def test_an_interrupted_await_shows_no_frames_of_the_handbook(jspi: Interpreter) -> None:
    ran = jspi.run("import asyncio\nawait asyncio.sleep(1e9)", stop_after_ms=100)
    assert "handbook" not in ran.text


def test_source_is_there_for_inspect(jspi: Interpreter) -> None:
    source = "import inspect\ndef f():\n    return 1\nprint(inspect.getsource(f))"
    assert jspi.run(source).text == "def f():\n    return 1\n\n"


def test_pdb_steps_through_by_input(jspi: Interpreter) -> None:
    ran = jspi.run("total = 20\nbreakpoint()\ntotal += 1\nprint(total)", answers=["p total", "c"])
    assert "(Pdb)" in ran.text
    assert ran.text.endswith("21\n")


def test_display_sends_what_the_object_offers(jspi: Interpreter) -> None:
    source = (
        "from handbook import display\n"
        "class Dot:\n"
        "    def _repr_svg_(self):\n"
        "        return '<svg/>'\n"
        "print('before')\n"
        "display(Dot())\n"
        "print('after')"
    )
    ran = jspi.run(source)
    assert [stream for stream, _ in ran.chunks] == ["stdout", "display", "stdout"]
    assert json.loads(ran.chunks[1][1])["image/svg+xml"] == "<svg/>"


def test_output_beyond_the_limit_is_counted_and_dropped(jspi: Interpreter) -> None:
    ran = jspi.run("line = 'x' * 99\nfor _ in range(200_000):\n    print(line)")
    assert len(ran.text) <= 16_000_000
    assert ran.dropped_lines + ran.text.count("\n") == 200_000


def test_a_line_without_an_end_is_cut_and_counted(jspi: Interpreter) -> None:
    ran = jspi.run("import sys\nsys.stdout.write('x' * 20_000_000)\nNone")
    assert 0 < len(ran.text) <= 16_000_000
    assert ran.dropped_lines == 1


def test_time_sleep_survives_a_stopped_clock(jspi: Interpreter) -> None:
    source = "import time\ntime.monotonic = lambda: 0\ntime.sleep(0.01)\nprint(time.sleep.__name__)"
    assert jspi.run(source).text == "sleep\n"


def test_exit_status_decides_the_outcome(jspi: Interpreter) -> None:
    assert jspi.run("raise SystemExit(0)").outcome == "ok"
    assert jspi.run("import sys\nsys.exit('no stock')").outcome == "error"
