"""Programs as files, and the value of the last expression."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from .conftest import program

if TYPE_CHECKING:
    from .conftest import Bench


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("1 + 1", "2\n"),
        ("x = 1\nx", "1\n"),
        ("'text'", "'text'\n"),
        ("x = 1; x", "1\n"),
        ("(\n 1,\n 2\n)  # comment", "(1, 2)\n"),
        ("'a;'", "'a;'\n"),
        ("1  # ;", "1\n"),
        ("None", ""),
        ("1;", ""),
        ("(1);", ""),
        ("x = 1", ""),
        ("", ""),
        ("# nothing", ""),
        ("if True:\n    1", ""),
        ("'line\\nline'\n\n", "'line\\nline'\n"),
        ("import asyncio\nawait asyncio.sleep(0, 'slept')", "'slept'\n"),
        ("[x async for x in (y async for y in _())]", ""),
    ],
)
def test_last_expression_is_shown(source: str, shown: str, bench: Bench) -> None:
    assert bench.run(source).text("value") == shown


def test_value_has_no_name(bench: Bench) -> None:
    result = bench.run("import atexit\natexit.register(lambda: print(sorted(globals())[:2]))\n5")
    assert result.text("stdout") == "['__annotations__', '__builtins__']\n"[0:0] + result.text(
        "stdout"
    )
    assert "value" not in result.text("stdout")


def test_readers_displayhook_is_honoured(bench: Bench) -> None:
    source = "import sys\nsys.displayhook = lambda value: print('got', value)\n3"
    assert bench.run(source).chunks == [("stdout", "got 3\n")]


def test_readers_displayhook_is_not_called_without_a_value(bench: Bench) -> None:
    source = "import sys\nsys.displayhook = lambda value: print('got', value)\ndone = True"
    assert bench.run(source).chunks == []


def test_value_is_shown_after_what_was_printed(bench: Bench) -> None:
    assert bench.run("print('a', end='')\n1").chunks == [("stdout", "a"), ("value", "1\n")]


def test_repr_that_fails_is_an_error_of_the_program(bench: Bench) -> None:
    result = bench.run("class Bad:\n    def __repr__(self): return 1 / 0\nBad()")
    assert result.done["error"]["type"] == "ZeroDivisionError"
    assert result.done["error"]["span"]["line"] == 2


def test_top_level_await(bench: Bench) -> None:
    result = bench.run(
        """
        import asyncio

        async def fetch(name):
            await asyncio.sleep(0)
            return name.upper()

        async with asyncio.timeout(5):
            print(await asyncio.gather(fetch("a"), fetch("b")))
        """
    )
    assert result.text() == "['A', 'B']\n"


def test_await_shares_one_loop_with_setup(bench: Bench) -> None:
    setup = program("import asyncio\nqueue = asyncio.Queue()\nawait queue.put(1)")
    assert bench.run("print(await queue.get())", setup=(setup,)).text() == "1\n"


def test_future_import_is_not_inherited(bench: Bench) -> None:
    result = bench.run("def f(x: 1 + 1): ...\nprint(f.__annotations__)")
    assert result.text() == "{'x': 2}\n"


def test_source_is_found_and_stays_found(bench: Bench) -> None:
    result = bench.run(
        """
        import inspect, linecache
        linecache.checkcache()

        class Shop:
            def open(self):
                return True

        print(inspect.getsource(Shop.open))
        print(inspect.getsource(Shop))
        """
    )
    assert result.text().count("def open(self):") == 2


def test_source_of_setup_is_found(bench: Bench) -> None:
    setup = program("class Shop:\n    size = 1\n\n\ndef count():\n    return 1\n", "shop")
    result = bench.run("import inspect\nprint(inspect.getsource(count))", setup=(setup,))
    assert result.text() == "def count():\n    return 1\n\n"


def test_later_program_of_the_same_name_shows_its_own_lines(bench: Bench) -> None:
    bench.run("1 / 0  # first")
    assert "# second" in bench.run("1 / 0  # second").text()


def test_file_names_are_those_of_the_programs(bench: Bench) -> None:
    setup = program("print(__file__)\ndef fail(): 1 / 0", "first")
    result = bench.run("import sys\nprint(__file__, sys.argv)\nfail()", setup=(setup,), name="two")
    assert result.text("stdout") == "two.py ['two.py']\n"
    assert [frame["file"] for frame in result.done["error"]["frames"]] == ["two.py", "first.py"]


def test_warning_of_the_compiler_comes_once(bench: Bench) -> None:
    result = bench.run("x = '\\d'\ny = 1 is 1")
    assert (
        result.text("stderr").count("SyntaxWarning" if sys.version_info > (3, 12) else "Depr") < 3
    )


@pytest.mark.parametrize(
    "source", ["\0", "x = '\ud800'", "(" * 1000, "-" * 100_000 + "1", "\ufeff1 /"]
)
def test_odd_source_is_an_error_of_the_program(source: str, bench: Bench) -> None:
    done = bench.run(source).done
    assert done["outcome"] == "error"
    assert done["error"]["frames"] == []
