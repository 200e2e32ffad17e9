"""Programs print here, to the letter, what `python demo.py` prints."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from .conftest import masked

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Bench, ScriptResult

PROGRAMS = {
    "error in nested calls": """
        def parse(text):
            return int(text)

        def load(rows):
            return [parse(row) for row in rows]

        print("start")
        load(["1", "two"])
        """,
    "caret under wide characters": """
        naïve = {"größe": {"日本": None}}
        value = naïve["größe"]["日本"]["x"] + 1
        """,
    "expression over several lines": """
        total = (
            1
            + [2][5]
        )
        """,
    "explicit cause": """
        def read():
            try:
                {}["name"]
            except KeyError as error:
                raise ValueError("no name") from error
        read()
        """,
    "error while handling": """
        try:
            1 / 0
        except ZeroDivisionError:
            undefined
        """,
    "suppressed context": """
        try:
            1 / 0
        except ZeroDivisionError:
            raise RuntimeError("plain") from None
        """,
    "notes": """
        error = ValueError("bad row")
        error.add_note("in line 3")
        error.add_note("of orders.csv")
        raise error
        """,
    "group": """
        def fail(kind):
            raise kind("x")
        errors = []
        for kind in (ValueError, TypeError):
            try:
                fail(kind)
            except Exception as error:
                errors.append(error)
        raise ExceptionGroup("two", errors)
        """,
    "group in a task group": """
        import asyncio
        async def fail():
            raise ValueError("inner")
        async def main():
            async with asyncio.TaskGroup() as group:
                group.create_task(fail())
        asyncio.run(main())
        """,
    "suggestion": """
        class Order:
            def __init__(self):
                self.amount = 1
        Order().amonut
        """,
    "suggestion for a name": """
        counter = 1
        print(countr)
        """,
    "recursion": """
        def down(n):
            return down(n + 1)
        down(0)
        """,
    "syntax": "def f(:\n    pass\n",
    "syntax, unclosed": "print('a'\nprint('b')\n",
    "syntax, indentation": "if True:\nprint(1)\n",
    "syntax, wide characters": "größe = 'ß' 1\n",
    "syntax, found late": "print('never')\nreturn 1\n",
    "syntax in other text": "print(1)\ncompile('1 +', 'other', 'exec')\n",
    "tabs": "if True:\n\tx = 1\n        y = 2\n",
    "str fails": """
        class Bad(Exception):
            def __str__(self):
                raise RuntimeError
        raise Bad("x")
        """,
    "base exception": """
        class Quit(BaseException):
            pass
        raise Quit(1, 2)
        """,
    "exec": "exec('x = 1\\nx / 0')\n",
    "library frames": "import json\njson.loads('{')\n",
    "exit": "import sys\nprint(1)\nsys.exit()\n",
    "exit with a status": "import sys\nsys.exit(3)\n",
    "exit with words": "import sys\nsys.exit('bad input')\n",
    "exit with zero": "raise SystemExit(0)\n",
    "exit with false": "raise SystemExit(False)\n",
    "exit with a list": "raise SystemExit([1, 2])\n",
    "exit through a class": "raise SystemExit\n",
    "excepthook": """
        import sys
        sys.excepthook = lambda kind, error, trace: print("hook", kind.__name__, trace.tb_lineno)
        1 / 0
        """,
    "excepthook that fails": """
        import sys
        def hook(kind, error, trace):
            raise RuntimeError("hook")
        sys.excepthook = hook
        1 / 0
        """,
    "traceback limit": """
        import sys
        sys.tracebacklimit = 1
        def f():
            g()
        def g():
            1 / 0
        f()
        """,
    "traceback printed": """
        import traceback
        try:
            [][1]
        except IndexError:
            traceback.print_exc()
        """,
    "order of streams": """
        import sys
        print("a", flush=True)
        print("b", file=sys.stderr)
        sys.stdout.buffer.write("c ü\\n".encode())
        sys.stdout.flush()
        sys.stderr.write("d\\n")
        print("e")
        """,
    "surrogate on stdout": "print('\\ud800')\n",
    "surrogate on stderr": "import sys\nprint('\\ud800', file=sys.stderr)\n",
    "warnings": """
        import warnings
        warnings.warn("old", DeprecationWarning)
        warnings.warn("careful")
        """,
    "warning of the compiler": "x = 1\nif x is 1:\n    print('\\d')\n",
    "end of input": "input('name? ')\n",
    "atexit": """
        import atexit
        atexit.register(print, "first registered")
        @atexit.register
        def later():
            print("later")
            atexit.register(print, "nested")
        def dropped(): ...
        atexit.register(dropped)
        atexit.unregister(dropped)
        print("end")
        """,
    "atexit after an error": """
        import atexit
        atexit.register(print, "bye")
        1 / 0
        """,
    "atexit that fails": """
        import atexit
        def bad():
            raise ValueError("late")
        atexit.register(print, "still")
        atexit.register(bad)
        """,
    "finalizer": """
        import weakref
        class Thing: ...
        thing = Thing()
        weakref.finalize(thing, print, "finalized")
        weakref.finalize(thing, print, "not at exit").atexit = False
        """,
    "object at exit": """
        class Noisy:
            def __init__(self, name):
                self.name = name
            def __del__(self):
                print("deleted", self.name)
        first, second = Noisy("first"), Noisy("second")
        first.self = first
        print("end")
        """,
    "object at exit after an error": """
        class Noisy:
            def __del__(self):
                print("deleted")
        def work():
            noisy = Noisy()
            1 / 0
        work()
        """,
    "generator at exit": """
        def steps():
            try:
                yield 1
            finally:
                print("closed")
        running = steps()
        next(running)
        """,
    "logging": """
        import logging
        logging.warning("root")
        logging.getLogger("shop").error("named")
        """,
    "logging shut down": """
        import logging, logging.handlers
        target = logging.StreamHandler()
        memory = logging.handlers.MemoryHandler(100, target=target)
        logging.getLogger().addHandler(memory)
        logging.warning("kept to the end")
        """,
    "never awaited": "async def f(): ...\nf()\nprint('end')\n",
    "names of the module": """
        print(__name__, __doc__, __spec__, __package__, __builtins__)
        print(sorted(globals()))
        """,
    "docstring": '"""Words."""\nprint(__doc__)\n',
    "annotations": """
        from typing import get_type_hints
        count: int = 1
        class Order:
            amount: "Money"
        class Money: ...
        print(get_type_hints(Order), __annotations__)
        """,
    "future import": """
        from __future__ import annotations
        def f(x: undefined): ...
        print(f.__annotations__)
        """,
    "no future import": "def f(x: int): ...\nprint(f.__annotations__)\n",
    "pickle": """
        import pickle
        from dataclasses import dataclass
        @dataclass
        class Order:
            amount: int
        print(pickle.loads(pickle.dumps(Order(3))))
        """,
    "main imported": "import __main__\nx = 5\nprint(__main__.x, __main__)\n",
    "source": """
        import inspect
        def f():
            return 1
        class C:
            x = 1
        print(inspect.getsource(f), inspect.getsource(C), inspect.getsourcelines(f)[1])
        """,
    "unittest": """
        import unittest
        class Test(unittest.TestCase):
            def test_one(self):
                self.assertEqual(1, 2)
        unittest.TextTestRunner(verbosity=0, stream=open("/dev/null", "w")).run(
            unittest.defaultTestLoader.loadTestsFromTestCase(Test))
        import sys
        print(sys.argv)
        """,
    "traced calls": """
        import sys
        def trace(frame, event, arg):
            print(event, frame.f_code.co_name)
        def f():
            print("in f")
        sys.settrace(trace)
        f()
        sys.settrace(None)
        """,
    "profiled calls": """
        import sys
        seen = []
        def f():
            print("in f")
        sys.setprofile(lambda frame, event, arg: seen.append((event, frame.f_code.co_name)))
        f()
        sys.setprofile(None)
        print(seen)
        """,
}
# The runner prints what 3.14 prints; where an older Python differs from that, it is no yardstick.
EQUAL_FROM = {
    "names of the module": (3, 14),  # __annotations__ is made late since
    "excepthook that fails": (3, 13),
    "suggestion": (3, 13),  # the interpreter prints by itself before that, slightly otherwise
    "suggestion for a name": (3, 13),
    "syntax, indentation": (3, 13),
    "syntax, wide characters": (3, 13),
    "atexit that fails": (3, 13),
}


COMPARABLE = [name for name in PROGRAMS if sys.version_info >= EQUAL_FROM.get(name, (3, 11))]


@pytest.mark.parametrize("name", COMPARABLE)
def test_program_prints_what_python_prints(
    name: str, bench: Bench, as_script: Callable[[str], ScriptResult]
) -> None:
    expected = as_script(PROGRAMS[name])
    result = bench.run(PROGRAMS[name])
    assert masked(result.text("stdout", "stderr")) == expected.output
    assert result.done["outcome"] == ("error" if expected.status else "ok")
    if expected.status and expected.output and "exit" not in name and "hook" not in name:
        assert result.done["error"]["traceback"] in result.text()


def test_second_run_prints_the_same(bench: Bench) -> None:
    for source in PROGRAMS.values():
        first = bench.run(source)
        second = bench.run(source)
        assert masked(first.text()) == masked(second.text())
