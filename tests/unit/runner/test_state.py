"""What a program does to the interpreter is gone in the next run."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from handbook.state.packages import Globals

from .conftest import program

if TYPE_CHECKING:
    from .conftest import Bench

# name: (what a program does, an expression that shows it)
CHANGES = {
    "working folder": ("import os; os.mkdir('a'); os.chdir('a')", "__import__('os').getcwd()"),
    "files": (
        "import os; os.makedirs('a/b'); open('a/b/c', 'w').close(); open('d', 'w').close()",
        "__import__('os').listdir()",
    ),
    "deleted folder": (
        "import os; os.rmdir(os.getcwd())",
        "__import__('os').path.exists('../home')",
    ),
    "umask": (
        "import os; os.umask(0o777)",
        "(os := __import__('os')) and [os.umask(18), os.umask(18)]",
    ),
    "module of the reader": (
        "open('shop.py', 'w').write('x = 1'); import shop",
        "'shop' in sys.modules",
    ),
    "package of the reader": (
        "import os; os.mkdir('shop'); import shop, shop as again",
        "'shop' in sys.modules",
    ),
    "made-up module": (
        "import types; sys.modules['shop'] = types.ModuleType('shop')",
        "'shop' in sys.modules",
    ),
    "package with registries": (
        "import importlib.util as u, colorsys as c; "
        "spec = u.spec_from_file_location('celery', c.__file__); "
        "sys.modules['celery'] = u.module_from_spec(spec)",
        "'celery' in sys.modules",
    ),
    "removed module": ("import json; del sys.modules['json']", "'json' in sys.modules"),
    "replaced module": ("sys.modules['json'] = 5", "__import__('json').__name__"),
    "replaced sys.modules": ("sys.modules = dict(sys.modules)", "id(sys.modules)"),
    "patched function": ("import json; json.dumps = len", "__import__('json').dumps"),
    "patched function of a new module": (
        "import colorsys; colorsys.rgb_to_hsv = len",
        "__import__('colorsys').rgb_to_hsv",
    ),
    "deleted function": ("import math; del math.sqrt", "hasattr(__import__('math'), 'sqrt')"),
    "added name": ("import math; math.tau2 = 1", "hasattr(__import__('math'), 'tau2')"),
    "patched method": (
        "import json; json.JSONEncoder.default = len",
        "__import__('json').JSONEncoder.default",
    ),
    "added method": (
        "import json; json.JSONEncoder.more = len",
        "hasattr(__import__('json').JSONEncoder, 'more')",
    ),
    "deleted method": (
        "import json; del json.JSONEncoder.default",
        "'default' in vars(__import__('json').JSONEncoder)",
    ),
    "replaced built-in": ("import builtins; builtins.len = max", "len"),
    "deleted built-in": ("import builtins; del builtins.sum", "'sum' in dir(__builtins__)"),
    "added built-in": ("import builtins; builtins.spare = 1", "'spare' in dir(__builtins__)"),
    "environment": (
        "import os; os.environ['A'] = '1'; del os.environ['PATH']",
        "sorted(__import__('os').environ.items())",
    ),
    "replaced os.environ": (
        "import os; os.environ = {'A': '1'}",
        "sorted(__import__('os').environ.items())",
    ),
    "time zone": (
        "import os, time; os.environ['TZ'] = 'XXX-5'; time.tzset()",
        "__import__('time').tzname",
    ),
    "locale": (
        "import locale; locale.setlocale(locale.LC_ALL, 'C')",
        "__import__('locale').setlocale(0)",
    ),
    "sys.argv": ("sys.argv.append('x')", "sys.argv"),
    "replaced sys.argv": ("sys.argv = ['x']", "sys.argv"),
    "sys.path": ("sys.path.insert(0, '/x')", "sys.path"),
    "replaced sys.path": ("sys.path = []", "sys.path"),
    "sys.path_hooks": ("sys.path_hooks.clear()", "len(sys.path_hooks)"),
    "sys.meta_path": ("sys.meta_path.insert(0, None)", "len(sys.meta_path)"),
    "sys.path_importer_cache": (
        "sys.path_importer_cache['/x'] = None",
        "'/x' in sys.path_importer_cache",
    ),
    "recursion limit": ("sys.setrecursionlimit(5000)", "sys.getrecursionlimit()"),
    "digits of an int": ("sys.set_int_max_str_digits(0)", "sys.get_int_max_str_digits()"),
    "switch interval": ("sys.setswitchinterval(1)", "sys.getswitchinterval()"),
    "traceback limit": ("sys.tracebacklimit = 0", "hasattr(sys, 'tracebacklimit')"),
    "prompt": ("sys.ps1 = '?'", "hasattr(sys, 'ps1')"),
    "warning filters": (
        "import warnings; warnings.simplefilter('error')",
        "__import__('warnings').filters[:1]",
    ),
    "replaced filters": (
        "import warnings; warnings.filters = []",
        "__import__('warnings').filters[:1]",
    ),
    "showwarning": (
        "import warnings; warnings.showwarning = print",
        "__import__('warnings').showwarning",
    ),
    "once registry": (
        "import warnings; warnings.onceregistry['x'] = 1",
        "dict(__import__('warnings').onceregistry)",
    ),
    "warning registry": (
        "import json; json.__warningregistry__ = {}",
        "hasattr(__import__('json'), '__warningregistry__')",
    ),
    "logging set up": (
        "import logging; logging.basicConfig(level=0, format='%(message)s')",
        "__import__('logging').root.handlers, __import__('logging').root.level",
    ),
    "logging disabled": (
        "import logging; logging.disable()",
        "__import__('logging').root.manager.disable",
    ),
    "logger": (
        "import logging; logging.getLogger('shop')",
        "'shop' in __import__('logging').root.manager.loggerDict",
    ),
    "library's logger": (
        "from logging import *; getLogger('asyncio').setLevel(1)\n"
        "getLogger('asyncio').addHandler(NullHandler())",
        "(log := __import__('logging').getLogger('asyncio')) and [log.level, log.handlers]",
    ),
    "logging class": (
        "import logging; logging.setLoggerClass(type('L', (logging.Logger,), {}))",
        "__import__('logging').getLoggerClass()",
    ),
    "log record factory": (
        "import logging; logging.setLogRecordFactory(dict)",
        "__import__('logging').getLogRecordFactory()",
    ),
    "level name": (
        "import logging; logging.addLevelName(5, 'TRACE')",
        "__import__('logging').getLevelName(5)",
    ),
    "collector off": ("import gc; gc.disable()", "__import__('gc').isenabled()"),
    "collector's thresholds": (
        "import gc; gc.set_threshold(1, 2, 3)",
        "__import__('gc').get_threshold()",
    ),
    "collector's debugging": (
        "import gc; gc.set_debug(gc.DEBUG_SAVEALL)",
        "__import__('gc').get_debug()",
    ),
    "collector's callbacks": (
        "import gc; gc.callbacks.append(lambda *a: None)",
        "__import__('gc').callbacks",
    ),
    "decimal context": (
        "import decimal; decimal.getcontext().prec = 3",
        "__import__('decimal').getcontext()",
    ),
    "decimal default": (
        "import decimal; decimal.DefaultContext.prec = 3",
        "__import__('decimal').Context()",
    ),
    "excepthook": ("sys.excepthook = print", "sys.excepthook"),
    "displayhook": ("sys.displayhook = lambda value: None", "sys.displayhook"),
    "unraisablehook": ("sys.unraisablehook = print", "sys.unraisablehook"),
    "breakpointhook": ("sys.breakpointhook = print", "sys.breakpointhook"),
    "threading.excepthook": (
        "import threading; threading.excepthook = print",
        "__import__('threading').excepthook",
    ),
    "asyncgen hooks": ("sys.set_asyncgen_hooks(print, print)", "sys.get_asyncgen_hooks()"),
    "signal handler": (
        "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)",
        "__import__('signal').getsignal(2)",
    ),
    "other signal": (
        "import signal; signal.signal(signal.SIGUSR1, print)",
        "__import__('signal').getsignal(__import__('signal').SIGUSR1)",
    ),
    "trace": ("sys.settrace(lambda *a: None)", "sys.gettrace()"),
    "profile": ("sys.setprofile(lambda *a: None)", "sys.getprofile()"),
    "threading.settrace": (
        "import threading; threading.settrace(print)",
        "__import__('threading').gettrace()",
    ),
    "tracemalloc": (
        "import tracemalloc; tracemalloc.start()",
        "__import__('tracemalloc').is_tracing()",
    ),
    "faulthandler": (
        "import faulthandler; faulthandler.enable()",
        "__import__('faulthandler').is_enabled()",
    ),
    "origin tracking": (
        "sys.set_coroutine_origin_tracking_depth(3)",
        "sys.get_coroutine_origin_tracking_depth()",
    ),
    "event loop": (
        "import asyncio; asyncio.set_event_loop(asyncio.new_event_loop())",
        "(events := __import__('asyncio').events) and (policy := events._event_loop_policy)"
        " and hasattr(policy, '_local') and getattr(policy._local, '_loop', None)",
    ),
    "context variable": (
        "import decimal; decimal.setcontext(decimal.Context(prec=7))",
        "__import__('decimal').getcontext().prec",
    ),
    "replaced streams": ("sys.stderr = sys.stdout", "sys.stderr is sys.stdout"),
    "copyreg": (
        "import copyreg; copyreg.pickle(type(sys), print)",
        "len(__import__('copyreg').dispatch_table)",
    ),
    "linecache": (
        "import linecache; linecache.cache['x'] = (1, None, [], 'x')",
        "'x' in __import__('linecache').cache",
    ),
    "finalizers": (
        "import weakref; weakref.finalize._shutdown = True",
        "__import__('weakref').finalize._shutdown",
    ),
    "atexit": (
        "import atexit; atexit.register(lambda: None)",
        "__import__('atexit')._ncallbacks()",
    ),
}
MONITORING = {
    "monitoring tool": ("sys.monitoring.use_tool_id(3, 'x')", "sys.monitoring.get_tool(3)"),
    "monitoring events": (
        "from sys.monitoring import *; use_tool_id(2, 'x'); set_events(2, events.CALL)",
        "sys.monitoring.get_tool(2)",
    ),
}
if sys.version_info >= (3, 12):
    CHANGES |= MONITORING


@pytest.mark.parametrize("name", CHANGES)
def test_change_is_undone(name: str, bench: Bench) -> None:
    change, look = CHANGES[name]
    show = f"import sys, builtins\n{{}}\nsys.__stdout__.write(ascii(({look})))\n"
    before = bench.run(show.format("")).text("stdout")
    changed = bench.run(show.format(change))
    assert changed.text("stdout") != before, "this changes nothing"
    after = bench.run(show.format(""))
    assert after.text("stdout") == before
    assert after.done["outcome"] == "ok"


def test_random_numbers_differ_from_run_to_run(bench: Bench) -> None:
    source = "import random\nprint(random.random())\nrandom.seed(1)\n"
    assert bench.run(source).text() != bench.run(source).text()


def test_library_stays_loaded(bench: Bench) -> None:
    bench.run("import colorsys")
    assert bench.run("import sys; print('colorsys' in sys.modules)").text() == "True\n"


def test_submodule_of_library_stays_reachable(bench: Bench) -> None:
    for _ in range(2):
        result = bench.run("import xml.dom.minidom\nprint(xml.dom.minidom.__name__)")
        assert result.text() == "xml.dom.minidom\n"


def test_library_exit_function_stays(bench: Bench) -> None:
    look = "import atexit; print(atexit._ncallbacks())"
    before = int(bench.run(look).text())
    bench.run("import multiprocessing.util")
    assert int(bench.run(look).text()) == int(bench.run(look).text()) == before + 1


def test_object_of_a_package_is_as_when_it_was_made(monkeypatch: pytest.MonkeyPatch) -> None:
    class Once:
        def __init__(self) -> None:
            self.done = False

    module, once = ModuleType("opentelemetry.trace"), Once()
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(module, "_TRACER_PROVIDER_SET_ONCE", once, raising=False)
    once.done = True
    Globals().restore()
    assert not once.done


@pytest.mark.parametrize("watched", ["", "import pdb\n"])
def test_stream_that_a_library_keeps_writes_to_the_run_that_goes_on(
    bench: Bench, watched: str
) -> None:
    keep = f"{watched}import colorsys, sys\ncolorsys.rgb_to_hsv.out = sys.stdout\nprint(1)"
    assert bench.run(keep).text() == "1\n"
    use = "import colorsys\nprint(2)\nprint(3, file=colorsys.rgb_to_hsv.out)\nprint(4)"
    for _ in range(2):
        assert bench.run(use).text() == "2\n3\n4\n"
    bench.run("import colorsys\ndel colorsys.rgb_to_hsv.out")


def test_exit_function_that_a_library_registers_when_it_is_called_goes(bench: Bench) -> None:
    register = "import atexit; atexit.register(print, 'left')"
    result = bench.run(f"import colorsys\nexec({register!r}, vars(colorsys))")
    assert result.text() == "left\n"
    assert bench.run("import colorsys").text() == ""


def test_built_in_names_are_safe_from_the_program(bench: Bench) -> None:
    result = bench.run("import builtins\nprint('a')\nvars(builtins).clear()\nlen")
    assert "NameError" in result.text("stderr")
    assert result.done["error"]["type"] == "NameError"


def test_kept_objects_are_let_go(bench: Bench) -> None:
    result = bench.run(
        """
        import json
        class Kept:
            def __del__(self):
                json.gone.append(1)
        json.gone = []
        json.kept = Kept()
        """
    )
    assert result.done["outcome"] == "ok"
    count = "import gc; print(sum(type(o).__name__ == 'Kept' for o in gc.get_objects()))"
    assert bench.run(count).text() == "0\n"


def test_module_changed_in_one_run_is_put_back_after_later_ones(bench: Bench) -> None:
    for change in ("json.JSONEncoder.default = 1", "json.JSONEncoder.more = 1", "del json.dumps"):
        for _ in range(2):
            bench.run(f"import json; {change}")
            look = "import json; json.dumps; c = json.JSONEncoder; print(c.default, len(vars(c)))"
            assert bench.run(look).text() == bench.run("import json\n" + look).text()
            assert bench.run(look).text().startswith("<function")


def test_end_is_told_when_a_program_has_changed_what_the_page_needs(bench: Bench) -> None:
    result = bench.run("import json\nprint('a')\njson._default_encoder = None\nprint('b')")
    assert result.text() == "a\nb\n"
    assert result.done["outcome"] == "ok"


def test_module_of_the_reader_is_finalized_before_the_end(bench: Bench) -> None:
    result = bench.run(
        """
        from pathlib import Path
        Path("noisy.py").write_text(
            "class Noisy:\\n def __del__(self, show=print): show('deleted')\\nkept = Noisy()"
        )
        import noisy
        """
    )
    assert result.text() == "deleted\n"


def test_garbage_that_a_program_froze_is_collected(bench: Bench) -> None:
    bench.run(
        """
        import gc
        class Frozen:
            pass
        frozen = Frozen()
        frozen.itself = frozen
        gc.freeze()
        """
    )
    count = """
        import gc
        gc.unfreeze()
        print(sum(type(o).__name__ == 'Frozen' for o in gc.get_objects()))
        """
    assert bench.run(count).text() == "0\n"


def test_pending_tasks_end_with_the_run(bench: Bench) -> None:
    result = bench.run(
        """
        import asyncio
        async def forever():
            try:
                await asyncio.Event().wait()
            finally:
                print("cancelled")
        task = asyncio.create_task(forever())
        await asyncio.sleep(0)
        print("end")
        """
    )
    assert result.text() == "end\ncancelled\n"


def test_setup_leaves_its_state_to_the_program(bench: Bench) -> None:
    setup = program("import os\nos.environ['A'] = '1'\nopen('f', 'w').close()")
    result = bench.run("print(os.environ['A'], os.listdir())", setup=(setup,))
    assert result.text() == "1 ['f']\n"
