"""Each run starts clean: what one run changes, the next does not see. In the real interpreter.

The same list in plain CPython, with more cases: tests/unit/runner/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.runtime.conftest import Interpreter

# What is changed, the change, and an expression that is the same before and after.
CHANGES = {
    "names": ("leftover = 1", "'leftover' in globals()"),
    "working folder": ("import os; os.mkdir('x'); os.chdir('x')", "__import__('os').getcwd()"),
    "files": ("open('left.txt', 'w').close()", "__import__('os').listdir()"),
    "own modules": (
        "open('mine.py', 'w').write('n = 1'); import mine",
        "'mine' in __import__('sys').modules",
    ),
    "other names of modules": (
        "import sys, math; sys.modules['maths'] = math",
        "'maths' in __import__('sys').modules",
    ),
    "replaced modules": (
        "import sys; sys.modules['json'] = None",
        "__import__('sys').modules['json'] is None",
    ),
    "patched modules": ("import math; math.pi = 3", "__import__('math').pi"),
    "builtins": ("import builtins; builtins.len = lambda _: 0", "len('abc')"),
    "environ": ("import os; os.environ['LEFT'] = '1'", "'LEFT' in __import__('os').environ"),
    "argv": ("import sys; sys.argv.append('x')", "len(__import__('sys').argv)"),
    "path": ("import sys; sys.path.insert(0, '/nowhere')", "__import__('sys').path[:2]"),
    "recursion limit": (
        "import sys; sys.setrecursionlimit(500)",
        "__import__('sys').getrecursionlimit()",
    ),
    "warnings": (
        "import warnings; warnings.simplefilter('error')",
        "len(__import__('warnings').filters)",
    ),
    "logging": (
        "import logging; logging.basicConfig(level=1)",
        "(__import__('logging').root.level, __import__('logging').root.handlers)",
    ),
    "gc": ("import gc; gc.disable()", "__import__('gc').isenabled()"),
    "decimal context": (
        "import decimal; decimal.getcontext().prec = 3",
        "__import__('decimal').getcontext().prec",
    ),
    "hooks": (
        "import sys; sys.excepthook = print; sys.displayhook = print",
        "(__import__('sys').excepthook is __import__('sys').__excepthook__)",
    ),
    "signals": (
        "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)",
        "str(__import__('signal').getsignal(2))[:9]",
    ),
    "tracing": ("import sys; sys.settrace(lambda *_: None)", "__import__('sys').gettrace()"),
    "streams": ("import sys; sys.stderr = None", "__import__('sys').stderr is not None"),
    "event loop": (
        "import asyncio; asyncio.set_event_loop(asyncio.new_event_loop())",
        "dict(__import__('asyncio').events._event_loop_policy._loops)",
    ),
    "modes of files": (
        "import os; os.mkdir('d'); os.chmod('d', 0); os.chmod('.', 0o500)",
        "(__import__('os').listdir(), __import__('os').stat('.').st_mode)",
    ),
    "names that the restoring itself needs": (
        "import contextlib, sys; contextlib.suppress = sys.setrecursionlimit = None",
        "__import__('contextlib').suppress is __import__('sys').setrecursionlimit",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_a_run_changes_the_next_does_not_see(jspi: Interpreter, change: str) -> None:
    statement, probe = CHANGES[change]
    before = jspi.run(f"print({probe})")
    assert before.outcome == "ok"
    changing = jspi.run(f"{statement}\nprint({probe})")
    assert changing.outcome == "ok"
    assert changing.text != before.text, "the change changes nothing"
    assert jspi.run(f"print({probe})").text == before.text


def test_random_is_fresh_and_a_seed_does_not_leak(jspi: Interpreter) -> None:
    draw = "import random\nprint(random.random())"
    jspi.run("import random\nrandom.seed(1)")
    first = jspi.run(draw).text
    jspi.run("import random\nrandom.seed(1)")
    assert jspi.run(draw).text != first


def test_set_up_programs_share_the_namespace_and_stay_unseen(jspi: Interpreter) -> None:
    setup: list[dict[str, str | None]] = [
        {"name": "first", "source": "print('unseen')\nvalue = int(input())", "stdin": "20"},
        {"name": "second", "source": "value += 1", "stdin": None},
    ]
    assert jspi.run("print(value * 2)", setup=setup).text == "42\n"


def test_a_failing_set_up_program_is_named(jspi: Interpreter) -> None:
    setup = [{"name": "first", "source": "1 / 0", "stdin": None}]
    ran = jspi.run("print('never')", setup=setup)
    assert ran.error is not None
    assert ran.error["span"]["program"] == "first"
    assert "never" not in ran.text
