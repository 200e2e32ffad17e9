"""Errors as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from .conftest import program

if TYPE_CHECKING:
    from .conftest import Bench


def span(bench: Bench, source: str) -> tuple[Any, ...]:
    found = bench.run(source).done["error"]["span"]
    return found and tuple(found.values())


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a = 1\nb = a + (a / 0)\n", (2, 2, 9, 14)),
        ("größe = [1]; größe['日'] + größe[5]\n", (1, 1, 13, 23)),
        ("total = (\n    1 +\n    [2][5]\n)", (3, 3, 4, 10)),
        ("f(1,\n  2)", (1, 1, 0, 1)),
        ("def f():\n    raise ValueError\nf()", (2, 2, 4, 20)),
        ("int('x')", (1, 1, 0, 8)),
        ("import json\njson.loads('{')", (2, 2, 0, 15)),
        ("exec('1/0')", (1, 1, 0, 11)),
        ("def f(:\n", (1, 1, 6, 7)),
        ("x = 1\nprint('é', y z)\n", (2, 2, 11, 14)),
        ("return 1", (1, 1, 0, 8)),
    ],
)
def test_span_is_the_failing_part(source: str, expected: tuple[int, ...], bench: Bench) -> None:
    assert span(bench, source) == ("demo", *expected)


def test_span_names_the_program_that_failed(bench: Bench) -> None:
    setup = program("def fail():\n    1 / 0\n", "shop")
    error = bench.run("fail()", setup=(setup,)).done["error"]
    assert error["span"]["program"] == "shop"
    assert [(f["file"], f["name"], f["own"]) for f in error["frames"]] == [
        ("demo.py", "<module>", True),
        ("shop.py", "fail", True),
    ]


def test_failing_setup_ends_the_run_visibly(bench: Bench) -> None:
    setup = (program("print('hidden')\n1 / 0", "shop"), program("print('no')", "never"))
    result = bench.run("print('never')", setup=setup)
    assert result.text("stdout") == ""
    assert result.text("stderr").startswith('Traceback (most recent call last):\n  File "shop.py"')
    assert result.done["error"]["span"]["program"] == "shop"


def test_setup_may_exit_well(bench: Bench) -> None:
    setup = program("x = 1\nraise SystemExit")
    assert bench.run("print(x)", setup=(setup,)).text() == "1\n"


@pytest.mark.parametrize(
    ("source", "kind", "message"),
    [
        ("raise ValueError('bad')", "ValueError", "bad"),
        ("class E(Exception): ...\nraise E", "E", ""),
        ("import json\njson.loads('')", "json.decoder.JSONDecodeError", None),
        ("import decimal\ndecimal.Decimal('x')", "decimal.InvalidOperation", None),
        ("{}['k']", "KeyError", "'k'"),
        ("import sys\nsys.exit('words')", "SystemExit", "words"),
        (
            "class E(Exception):\n    def __str__(self): 1/0\nraise E",
            "E",
            "<exception str() failed>",
        ),
    ],
)
def test_type_and_message(source: str, kind: str, message: str | None, bench: Bench) -> None:
    error = bench.run(source).done["error"]
    assert error["type"] == kind
    assert message is None or error["message"] == message


def test_frames_of_libraries_are_not_the_readers(bench: Bench) -> None:
    frames = bench.run("import json\njson.loads('{')").done["error"]["frames"]
    assert [frame["own"] for frame in frames] == [True, False, False, False]
    assert frames[1]["file"].endswith("json/__init__.py")


def test_module_of_the_reader_is_theirs(bench: Bench) -> None:
    source = "open('shop.py', 'w').write('1/0')\nimport shop"
    frames = bench.run(source).done["error"]["frames"]
    assert [frame["own"] for frame in frames] == [True, True]


@pytest.mark.parametrize(
    "source",
    [
        "raise ValueError('x' * 10_000_000)",
        "raise ValueError('\\ud800')",
        "def f(n): f(n + 1)\nf(0)",
        "def f(n):\n    try: 1 / 0\n    finally: f(n + 1) if n < 300 else {}[n]\nf(0)",
        "class E(Exception):\n    __module__ = None\nraise E",
        "class M(type):\n    def __getattribute__(s, n): raise RuntimeError\n"
        "class E(Exception, metaclass=M): ...\nraise E",
        "import traceback\ntraceback.TracebackException = None\n1 / 0",
        "import sys\nsys.stdout = sys.stderr = sys.stdin = None\n1 / 0",
        "import sys\nsys.stdout = sys.stderr = 5\nprint(1)",
        "import sys\ndel sys.stdout, sys.stderr, sys.modules, sys.excepthook\n1 / 0",
        "import builtins\nbuiltins.__dict__.clear()",
        "import builtins\nbuiltins.isinstance = builtins.len = builtins.str = None\n1 / 0",
        "import os\nos.rmdir(os.getcwd())\n1 / 0",
        "import linecache\nlinecache.getlines = None\n1 / 0",
        "import signal\nsignal.signal = None\n1 / 0",
        "import gc\ngc.collect = None\n1 / 0",
        "import sys\nsys.modules.clear()\n1 / 0",
        "import sys\nsys.displayhook = 5\n1",
        "import sys\nsys.exit(type('X', (), {'__str__': lambda s: 1 / 0})())",
        "import sys\nsys.excepthook = None\n1 / 0",
        "import sys, atexit\nsys.unraisablehook = None\natexit.register(lambda: 1 / 0)\n1 / 0",
        "__builtins__ = None\ndel __name__\n1 / 0",
        "globals().clear()\n1 / 0",
    ],
)
def test_run_always_ends_and_the_next_is_clean(source: str, bench: Bench) -> None:
    done = bench.run(source).done
    assert done["outcome"] in {"error", "ok"}
    assert len(str(done)) < 800_000
    assert bench.run("import sys, json, os\nprint(os.listdir(), len('abc'))").text() == "[] 3\n"


def test_long_recursion_stays_short(bench: Bench) -> None:
    error = bench.run("def f(n): f(n + 1)\nf(0)").done["error"]
    assert error["traceback"].count("\n") < 30
    assert len(error["frames"]) <= 200


def test_handbook_frames_are_hidden_everywhere(bench: Bench) -> None:
    result = bench.run(
        """
        class Late(Exception): ...
        class Repr:
            def __repr__(self):
                try:
                    {}[1]
                except KeyError as error:
                    group = ExceptionGroup("g", [error])
                    raise Late from group
        Repr()
        """
    )
    assert "handbook" not in result.text()
    assert "session.py" not in result.text()


def test_error_inside_the_loop_hides_the_loop(bench: Bench) -> None:
    result = bench.run("import asyncio\nawait asyncio.sleep(0)\n1 / 0")
    assert [frame["name"] for frame in result.done["error"]["frames"]] == ["<module>"]
