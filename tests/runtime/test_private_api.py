"""Every private part of Pyodide, PyScript and CPython that the runtime stands on, each by name.

When a new version breaks one, these fail first and say which; the places that use it are named.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from handbook.concurrency.board import Board

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook_build.pipeline.paths import Paths

    from tests.runtime.conftest import Interpreter

# A worker of PyScript's with an interpreter module of our own, as link.js starts it.
START_WORKER = """
async ([core, interpreter]) => {
  const pyscript = await import(core);
  await customElements.whenDefined("py-script");
  const seen = { readyBefore: false, early: false, message: null };
  let ready = false;
  pyscript.hooks.main.onWorker.add((_, worker) => {
    seen.early = worker instanceof Worker && !ready;
    worker.addEventListener("message", ({ data, ports }) => {
      if (data === "handbook:port") seen.message = { ports: ports.length, ready };
    });
  });
  const worker = await pyscript.PyWorker(URL.createObjectURL(new Blob(["import sys"])), {
    async: true,
    version: new URL(interpreter, location.href).href,
  }).then((started) => { ready = true; return started; });
  worker.terminate();
  return seen;
}
"""

# Stands in for interpreter.js: hands out a port at once, then starts the stock Pyodide.
STOCK_INTERPRETER = """
import { loadPyodide as stock, version } from "./stock/pyodide.mjs";
globalThis.postMessage("handbook:port", { transfer: [new MessageChannel().port2] });
export { version };
const indexURL = new URL("./stock/", import.meta.url).href;
export const loadPyodide = (options) => stock({ ...options, indexURL });
"""


def test_pyscript_takes_version_as_an_interpreter_modules_address(
    jspi: Interpreter, checkout: Paths
) -> None:
    """As link.js does; hooks.main.onWorker gives the worker before it is ready.

    A message that the worker sends before its start passes PyScript by, with its port.
    """
    jspi.page.route(
        "**/assets/stock-interpreter.js",
        lambda route: route.fulfill(body=STOCK_INTERPRETER, content_type="text/javascript"),
    )
    stock = checkout.node_modules / "pyodide"
    jspi.page.route(
        "**/assets/stock/*",
        lambda route: route.fulfill(path=stock / route.request.url.rpartition("/")[2]),
    )
    (core,) = (checkout.dist / "assets").glob("pyscript-*/core.js")
    seen: dict[str, Any] = jspi.page.evaluate(
        START_WORKER,
        [f"./{core.relative_to(checkout.dist)}", "./assets/stock-interpreter.js"],
    )
    assert seen["early"]
    assert seen["message"] == {"ports": 1, "ready": False}


def test_the_worker_is_pyscripts(jspi: Interpreter) -> None:
    assert (
        jspi.run("import polyscript, pyscript\nprint(pyscript.RUNNING_IN_WORKER)").text == "True\n"
    )


def test_the_interrupt_buffer_is_read_and_cleared_through_element_0_of_any_object(
    jspi: Interpreter,
) -> None:
    """As interrupts.js does; see also test_waiting.py."""
    source = "import pyodide_js\nprint(type(pyodide_js._module.Py_EmscriptenSignalBuffer).__name__)"
    assert "JsProxy" in jspi.run(source).text
    assert jspi.run("while True: pass", stop_after_ms=100).note is None


def test_the_slice_signal_exists_and_is_nobodys(jspi: Interpreter) -> None:
    """interrupts.js and _host/start.py agree on 16, SIGSTKFLT."""
    source = "import signal\nprint(signal.getsignal(16).__qualname__, signal.NSIG > 16)"
    assert jspi.run(source).text == "end_slice True\n"


def test_the_marker_of_what_can_suspend_is_off_while_javascript_runs(jspi: Interpreter) -> None:
    """guarded-imports.js: instantiateWasm, Module.validSuspender, and what reads and writes it."""
    source = (
        "import pyodide_js\n"
        "from pyodide.ffi import can_run_sync\n"
        "print(can_run_sync(), pyodide_js._module.validSuspender.value, can_run_sync())"
    )
    assert jspi.run(source).text == "True False True\n"


def test_a_program_gets_cpythons_own_run_and_our_loop_policy(jspi: Interpreter) -> None:
    """loop_policy.py: webloop._orig_run, asyncio.events._event_loop_policy, the running loop."""
    source = (
        "import asyncio\n"
        "from pyodide import webloop\n"
        "print(webloop._orig_run.__module__)\n"
        "print(type(asyncio.events._event_loop_policy).__module__)\n"
        "async def main():\n"
        "    return type(asyncio.get_running_loop()).__module__\n"
        "print(asyncio.run(main()))\n"
        "print(asyncio.events._get_running_loop())\n"
    )
    assert jspi.run(source).text == (
        "asyncio.runners\nhandbook._host.loop_policy\nhandbook.concurrency.event_loop\nNone\n"
    )


def test_the_engine_has_what_stacks_of_our_own_are_made_with(jspi: Interpreter) -> None:
    """stacks.js: exports of the engine, and the imports that it replaces."""
    names = (
        "_captureThreadState _restoreThreadState stackSave stackRestore promisingApply "
        "__pyproxy_apply_promising _emscripten_stack_get_end _PyThreadState_Get __PyRuntime "
        "_PyUnstable_ThreadState_SetStackProtection _PyErr_SetRaisedException _pythonexc2js "
        "PyProxy_getPtr validSuspender"
    )
    source = (
        "import pyodide_js\n"
        f"names = {names!r}.split()\n"
        "print([name for name in names if not hasattr(pyodide_js._module, name)])\n"
    )
    assert jspi.run(source).text == "[]\n"


def test_poll_without_descriptors_suspends_the_stack(jspi: Interpreter, checkout: Paths) -> None:
    """stacks.js answers `_maybe_poll_async`, and saves and restores what suspenders.c does."""
    engine = (checkout.node_modules / "pyodide" / "pyodide.asm.mjs").read_text(encoding="utf-8")
    for name in ("_maybe_poll_async", "saveState", "restoreState"):
        assert f"function {name}(" in engine
    source = (
        "import time\nfrom handbook.concurrency.scheduler import scheduler\n"
        "print(scheduler.main.suspend.__qualname__)\n"
        "start = time.monotonic()\ntime.sleep(0.05)\nprint(time.monotonic() - start >= 0.05)"
    )
    assert jspi.run(source).text == "poll.poll\nTrue\n"


def test_cpython_says_where_a_threads_identifier_lies(jspi: Interpreter) -> None:
    """stacks.js reads `_Py_DebugOffsets`, and writes there for `sys._current_frames`."""
    source = (
        "import sys, threading\n"
        "gate = threading.Event()\n"
        "thread = threading.Thread(target=gate.wait)\n"
        "thread.start()\n"
        "print({thread.ident, threading.main_thread().ident} <= sys._current_frames().keys())\n"
        "gate.set()\n"
    )
    assert jspi.run(source).text == "True\n"


def test_a_threads_stack_ends_in_a_recursionerror(jspi: Interpreter) -> None:
    """stacks.js: PyUnstable_ThreadState_SetStackProtection; else C would write into the heap."""
    source = (
        "import threading\n"
        "def work():\n"
        "    def deep(n): return sorted([n], key=lambda n: deep(n + 1))\n"
        "    try: deep(0)\n"
        "    except RecursionError as error: print('Stack overflow' in str(error))\n"
        "thread = threading.Thread(target=work)\nthread.start()\nthread.join()\n"
    )
    assert jspi.run(source).text == "True\n"


def test_the_board_has_one_layout(jspi: Interpreter, checkout: Paths) -> None:
    """board.js and board.py; the clock of both is the same."""
    text = (checkout.root / "site/js/runtime/worker/board.js").read_text(encoding="utf-8")
    places = {name: int(place) for name, place in re.findall(r"const ([A-Z]+) = (\d+);", text)}
    here = {name: place for name, place in vars(Board).items() if name.isupper()}
    assert places == {name: place for name, place in here.items() if name != "SIZE"}
    source = (
        "import js, time\n"
        "before, page, after = time.monotonic(), js.performance.now() / 1000, time.monotonic()\n"
        "print(before - 0.005 < page < after + 0.005)"
    )
    assert jspi.run(source).text == "True\n"


def test_the_end_of_an_import_passes_verbose_message(jspi: Interpreter) -> None:
    """state/modules.py remembers a module as it was when its import ended, to undo patches."""
    jspi.run("import colorsys\ncolorsys.ONE_THIRD = 0")
    assert jspi.run("import colorsys\nprint(colorsys.ONE_THIRD)").text.startswith("0.333")


def test_a_wasm_that_breaks_off_is_noticed_though_pyodide_only_logs_it(
    open_interpreter: Callable[[str, str], Interpreter], site_address: str
) -> None:
    """interpreter.js watches WebAssembly.instantiateStreaming."""
    interpreter = open_interpreter(site_address, "")
    interpreter.page.route("**/pyodide.asm.wasm", lambda route: route.abort())
    ran = interpreter.run("print('never')")
    assert (ran.outcome, ran.text) == ("failed", "")
    assert ran.note == "The connection was lost while Python was loading."
    interpreter.page.unroute("**/pyodide.asm.wasm")
    assert interpreter.run("print('now')").text == "now\n"
    interpreter.page.close()


def test_asyncio_runner_counts_interrupts(jspi: Interpreter) -> None:
    """page.py presses Ctrl-C again where `Runner._interrupt_count` says that it was a wish."""
    source = (
        "import asyncio, signal\n"
        "async def main():\n"
        "    handler = signal.getsignal(signal.SIGINT)\n"
        "    print(handler.func.__self__._interrupt_count)\n"
        "asyncio.run(main())\n"
    )
    assert jspi.run(source).text == "0\n"
    stubborn = "import asyncio\nasync def spin():\n    while True: pass\nasyncio.run(spin())"
    assert jspi.run(stubborn, stop_after_ms=100).note is None


def test_site_packages_lies_where_the_handbook_is_unpacked(jspi: Interpreter) -> None:
    """boot.js names the folder."""
    source = "import handbook, site\nprint(handbook.__file__)"
    assert jspi.run(source).text == "/lib/python3.14/site-packages/handbook/__init__.pyc\n"


def test_pyodide_takes_a_memory_image_and_says_where_it_keeps_what_an_engine_decides(
    jspi: Interpreter,
) -> None:
    """boot.js: _loadSnapshot, settings.INITIAL_MEMORY, the trampoline's place, __tzset_js."""
    assert jspi.run("print(1)").text == "1\n"
    names = jspi.page.evaluate("performance.getEntriesByType('mark').map((mark) => mark.name)")
    assert "handbook:worker: Python restored" in names


def test_pyscript_runs_one_program_that_first_writes_and_imports_its_package(
    jspi: Interpreter,
) -> None:
    """interpreter.js keeps it; pyscript_finder.py knows the line where it is imported."""
    source = (
        "import _handbook_host\nfrom handbook._host.pyscript_finder import IMPORT\n"
        "before, found, after = _handbook_host.pyscript().partition(IMPORT)\n"
        "print(bool(found), '_Path(' in before, '_Path(' in after)"
    )
    assert jspi.run(source).text == "True True False\n"


def test_without_suspending_pyodide_does_not_suspend(python: Interpreter) -> None:
    """interpreter.js deletes it where the page found no JSPI, and Pyodide heeds that."""
    source = (
        "from pyodide.ffi import can_run_sync\n"
        "import _handbook_host\n"
        "print(can_run_sync() == _handbook_host.suspends)"
    )
    ran = python.run(source)
    assert ran.text == "True\n"


def test_a_dying_interpreter_rejects_and_dumps_its_stack_to_the_descriptors(
    jspi: Interpreter,
) -> None:
    """host.js: the rejection becomes "died"; the dump is held back and never shown."""
    ran = jspi.run("nested = []\nfor _ in range(100_000): nested = [nested]\nrepr(nested)")
    assert (ran.outcome, ran.text) == ("died", "")
    jspi.expect_problem("Pyodide has suffered a fatal error")


def test_load_package_asks_the_global_fetch_below_package_base_url_and_only_logs(
    jspi: Interpreter,
) -> None:
    """packages.js stands in for `fetch` while it installs wheels, and checks the result."""
    source = (
        "import js, pyodide_js\n"
        "from pyodide.ffi import create_proxy\n"
        "native, asked, said = js.fetch, [], []\n"
        "def answer(address, *_):\n"
        "    asked.append(str(address))\n"
        "    return js.Promise.resolve(js.Response.error())\n"
        "js.fetch, note = create_proxy(answer), create_proxy(said.append)\n"
        "try:\n"
        "    await pyodide_js.loadPackage('certifi', checkIntegrity=False,\n"
        "        messageCallback=create_proxy(lambda _: None), errorCallback=note)\n"
        "finally:\n"
        "    js.fetch = native\n"
        "print(asked[0].split('/assets/')[1], len(asked), bool(said))\n"
        "print('certifi' in dir(pyodide_js.loadedPackages))\n"
    )
    text = jspi.run(source).text
    assert text.startswith("packages/certifi-")
    assert text.endswith(".whl 1 True\nFalse\n")


def test_the_lock_keeps_what_the_handbook_adds(jspi: Interpreter) -> None:
    """packages.js reads sizes from `tool.handbook` of `pyodide.lockfile`."""
    source = "import pyodide_js\nprint(pyodide_js.lockfile.packages.pytest.tool.handbook.size > 1)"
    assert jspi.run(source).text == "True\n"


def test_a_modules_spec_tells_whether_its_import_goes_on(jspi: Interpreter) -> None:
    """state/exits.py: what is registered with atexit meanwhile stays with the library."""
    own = {"name": "own.py", "text": "going_on = __spec__._initializing", "address": ""}
    source = "import own\nprint(own.going_on, own.__spec__._initializing)"
    assert jspi.run(source, more={"files": [own]}).text == "True False\n"


def test_emscripten_makes_its_adapters_with_the_global_constructor(checkout: Paths) -> None:
    """As adapters.js replaces it; without that a start takes some 20 ms longer."""
    engine = checkout.node_modules / "pyodide" / "pyodide.asm.mjs"
    making = "var convertJsFunctionToWasm=(func,sig)=>{var bytes=Uint8Array.of("
    text = engine.read_text(encoding="utf-8")
    assert "new WebAssembly.Module(bytes)" in text[text.index(making) :][:600]


def test_cpython_runs_a_command_by_functions_of_python(jspi: Interpreter) -> None:
    """As processes/child.py calls them for `-c`, `-m` and `-W`, and at the end of a process."""
    source = (
        "import inspect, linecache, runpy, threading, warnings\n"
        "for function in (linecache._register_code, runpy._run_module_as_main,\n"
        "                 threading._shutdown, warnings._processoptions):\n"
        "    print(inspect.signature(function))"
    )
    printed = "(code, string, name)\n(mod_name, alter_argv=True)\n()\n(args)\n"
    assert jspi.run(source).text == printed


def test_the_engine_is_one_function_and_ends_with_exporting_it(
    checkout: Paths,
) -> None:
    """Where a worker may not import it, apart.js puts it before the interpreter in one text."""
    (engine,) = checkout.dist.glob("assets/pyodide-*/pyodide.asm.mjs")
    text = engine.read_text("utf-8")
    (name,) = re.findall(r"\bexport default (\w+);\s*$", text)
    assert text.startswith(f"async function {name}(")
