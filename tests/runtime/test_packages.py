"""Vendored packages in the browser: they load when a program imports them, if they are genuine."""

from __future__ import annotations

import io
import threading
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from handbook_build.pipeline.server import DevelopmentServer, Handler, running

from tests.runtime.conftest import WITHOUT_JSPI, IsolatingHandler

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Route

    from tests.runtime.conftest import Interpreter, Ran

USES = {
    "pytest": (
        "from pathlib import Path\nimport pytest\n"
        "Path('test_sums.py').write_text('def test_sum():\\n    assert 1 + 1 == 3\\n')\n"
        "code = pytest.main(['-q', '-p', 'no:cacheprovider'])\nprint(code.name)\n",
        "TESTS_FAILED",
    ),
    "hypothesis": (
        "from hypothesis import find, strategies\n"
        "print(find(strategies.integers(), lambda n: n > 40))\n",
        "41",
    ),
    "mypy": (
        "from mypy import api\nprint(api.run(['-c', \"n: int = 'one'\"])[0])\n",
        'expression has type "str", variable has type "int"',
    ),
    "pydantic": (
        "from pydantic import BaseModel\n"
        "class Order(BaseModel):\n    price: float\n"
        "print(Order(price='2.5'))\n",
        "price=2.5",
    ),
    "attrs": (
        "from attrs import define\n@define\nclass Point:\n    x: int\nprint(Point(3))\n",
        "Point(x=3)",
    ),
    "fastapi": (
        "import httpx\nfrom fastapi import FastAPI\napp = FastAPI()\n"
        "@app.get('/orders/{number}')\n"
        "async def order(number: int):\n    return {'number': number}\n"
        "way = httpx.ASGITransport(app=app)\n"
        "async with httpx.AsyncClient(transport=way, base_url='http://shop') as client:\n"
        "    print((await client.get('/orders/7')).json())\n",
        "{'number': 7}",
    ),
    "flask": (
        "from flask import Flask\napp = Flask('shop')\n"
        "@app.get('/')\ndef home():\n    return '<p>open</p>'\n"
        "print(app.test_client().get('/').text)\n",
        "<p>open</p>",
    ),
    "requests": (
        "import requests\n"
        "print(requests.Request('GET', 'http://shop', params={'n': 1}).prepare().url)\n",
        "http://shop/?n=1",
    ),
    "celery": (
        "from celery import Celery\n"
        "app = Celery('shop')\napp.conf.task_always_eager = True\n"
        "@app.task\ndef add(a, b):\n    return a + b\n"
        "print(add.delay(1, 2).get())\n",
        "3",
    ),
    "opentelemetry-sdk": (
        "from opentelemetry.sdk.trace import TracerProvider\n"
        "from opentelemetry.sdk.trace.export import ConsoleSpanExporter, SimpleSpanProcessor\n"
        "provider = TracerProvider()\n"
        "provider.add_span_processor(SimpleSpanProcessor(ConsoleSpanExporter()))\n"
        "provider.get_tracer('shop').start_span('order').end()\n",
        '"name": "order"',
    ),
    "rich": (
        "from rich.console import Console\nConsole(width=20).print('[bold]open[/bold]')\n",
        "open",
    ),
    "zoneinfo": (
        "from datetime import datetime\nfrom zoneinfo import ZoneInfo\n"
        "print(datetime(2026, 7, 1, tzinfo=ZoneInfo('Europe/Berlin')).utcoffset())\n",
        "2:00:00",
    ),
    "a test's plug-ins": (
        "from pathlib import Path\nimport pytest, pytest_asyncio, pytest_cov, pytest_mock\n"
        "Path('test_calls.py').write_text('''\n"
        "import asyncio, pytest\n"
        "@pytest.mark.asyncio\n"
        "async def test_called(mocker):\n"
        "    call = mocker.Mock()\n"
        "    await asyncio.sleep(0)\n"
        "    call()\n"
        "    call.assert_called_once()\n"
        "''')\n"
        "print(pytest.main(['-q', '--cov=test_calls', '-p', 'no:cacheprovider']).name)\n",
        "OK",
    ),
}

DAMAGE = """
async () => {
  let count = 0;
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      if (!request.url.includes("/idna-")) continue;
      await cache.put(request, new Response("damaged"));
      count += 1;
    }
  }
  return count;
}
"""

# The smallest wheel, made as a program can make one.
WHEEL = """
import zipfile
info, tags = 'greeting-1.0.dist-info', 'Root-Is-Purelib: true\\nTag: py3-none-any'
with zipfile.ZipFile('greeting-1.0-py3-none-any.whl', 'w') as wheel:
    wheel.writestr('greeting.py', 'WORD = "hello"')
    wheel.writestr(f'{info}/METADATA', 'Metadata-Version: 2.1\\nName: greeting\\nVersion: 1.0')
    wheel.writestr(f'{info}/WHEEL', f'Wheel-Version: 1.0\\n{tags}')
    wheel.writestr(f'{info}/RECORD', f'greeting.py,,\\n{info}/METADATA,,\\n{info}/RECORD,,\\n')
"""


@pytest.fixture(scope="module")
def page_of_this_module(
    open_interpreter: Callable[[str, str], Interpreter], site_address: str
) -> Iterator[Interpreter]:
    """A page whose Python has loaded no package before these tests."""
    opened = open_interpreter(site_address, "")
    assert opened.run("print('there')").text == "there\n"
    yield opened
    opened.page.close()


@pytest.fixture
def fresh(page_of_this_module: Interpreter) -> Iterator[Interpreter]:
    """Python that has not loaded what only the test imports; the console stays clean."""
    yield page_of_this_module
    problems, page_of_this_module._problems[:] = list(page_of_this_module._problems), []
    assert not problems


def loading(interpreter: Interpreter) -> list[dict[str, Any]]:
    """Return what the page was told while the packages of its last run were loaded."""
    steps: list[dict[str, Any]] = interpreter.page.evaluate("window.progress")
    return steps


def break_first_byte(route: Route) -> None:
    """Answer with a file in which one byte differs."""
    response = route.fetch()
    body = response.body()
    route.fulfill(response=response, body=bytes([body[0] ^ 1]) + body[1:])


def outcome(ran: Ran) -> str:
    """Return how a run ended, for the message of a failed assert too."""
    return f"{ran.outcome} {ran.note or ''} {ran.text}"


@pytest.mark.parametrize("use", USES)
def test_package_that_a_program_imports_is_loaded_and_works(jspi: Interpreter, use: str) -> None:
    source, shown = USES[use]
    ran = jspi.run(source)
    assert ran.outcome == "ok", outcome(ran)
    assert shown in ran.text


def test_mypys_cache_lasts_and_is_not_in_the_working_folder(jspi: Interpreter) -> None:
    source = "import os\nfrom mypy import api\napi.run(['-c', 'n = 1'])\nprint(os.listdir())"
    assert jspi.run(source).text == "[]\n"
    assert jspi.run("import os\nprint(os.listdir('/tmp/mypy'))").text != "[]\n"


def test_import_inside_a_function_is_loaded_with_progress_and_once(fresh: Interpreter) -> None:
    source = (
        "def later():\n    import iniconfig as found\n    return found\nprint(later().__name__)"
    )
    ran = fresh.run(source)
    assert ran.text == "iniconfig\n", outcome(ran)
    steps = loading(fresh)
    assert {step["step"] for step in steps} == {"Loading iniconfig"}
    assert steps[0]["loaded"] == 0
    assert steps[-1]["loaded"] == steps[-1]["total"] > 1000
    fresh.run(source)
    assert not loading(fresh)


def test_import_inside_try_is_loaded_with_what_it_needs(fresh: Interpreter) -> None:
    source = "try:\n    import jinja2\nexcept ImportError:\n    raise SystemExit('missing')\n"
    ran = fresh.run(f"{source}print(jinja2.Template('{{{{ n }}}}').render(n='<7>'))")
    assert ran.text == "<7>\n", outcome(ran)
    assert loading(fresh)[0]["step"] == "Loading jinja2"


def test_import_of_a_set_up_program_is_loaded(fresh: Interpreter) -> None:
    setup = [{"name": "before", "source": "import mdurl", "stdin": None}]
    ran = fresh.run("print(mdurl.__name__)", setup=setup)
    assert ran.text == "mdurl\n", outcome(ran)


def test_check_loads_pytest_and_what_the_tests_import(fresh: Interpreter) -> None:
    tests = "import annotated_doc\nfrom answer import n\n\n\ndef test_n():\n    assert n == 1\n"
    wanted = {"kind": "write", "tests": tests, "module": "", "correct": "", "mutants": []}
    ran = fresh.run("n = 1", more={"check": wanted})
    assert ran.check == {**(ran.check or {}), "solved": True}, outcome(ran)
    assert loading(fresh)[-1]["step"] == "Loading annotated-doc and pytest"


def test_package_that_only_packages_names_is_loaded(fresh: Interpreter) -> None:
    source = "import importlib\nprint(importlib.import_module('typing_inspection').__name__)"
    ran = fresh.run(source, more={"packages": ["Typing_Inspection"]})
    assert ran.text == "typing_inspection\n", outcome(ran)


def test_package_that_nobody_vendored_is_refused_by_name(jspi: Interpreter) -> None:
    ran = jspi.run("print('never')", more={"packages": ["numpy"]})
    assert (
        ran.text == "PackageError: This handbook has no package named “numpy”. Please report it.\n"
    )


def test_import_of_an_unknown_name_is_cpythons_error(jspi: Interpreter) -> None:
    ran = jspi.run("import nobody_has_this")
    assert ran.error is not None
    assert ran.error["type"] == "ModuleNotFoundError"
    assert "ModuleNotFoundError: No module named 'nobody_has_this'\n" in ran.text
    assert not loading(jspi)


def test_import_of_the_readers_own_file_loads_nothing(fresh: Interpreter) -> None:
    own = {
        "name": "requests.py",
        "text": "import h11\nWORD = h11.__name__",
        "address": "",
    }
    ran = fresh.run("import requests\nprint(requests.WORD)", more={"files": [own]})
    assert ran.text == "h11\n", outcome(ran)
    assert loading(fresh)[0]["step"] == "Loading h11"


def test_wheel_with_another_hash_is_refused_aloud_and_nothing_runs(fresh: Interpreter) -> None:
    fresh.page.route("**/packages/blinker-*/*", break_first_byte)
    ran = fresh.run("print('never')\nimport blinker")
    assert ran.outcome == "error"
    assert ran.error is not None
    assert ran.error["type"] == "PackageError"
    assert ran.text == (
        "PackageError: blinker was not installed: what came is not the file that this handbook "
        "was built with. Run it again; if that does not help, please report it.\n"
    )
    fresh.page.unroute("**/packages/blinker-*/*")
    again = fresh.run("import blinker\nprint('now')")
    assert again.text == "now\n", outcome(again)


def test_wheel_is_compared_by_the_browser_where_the_worker_has_no_crypto(
    open_interpreter: Callable[[str, str], Interpreter], site_address: str
) -> None:
    """As on a host in the local network, without HTTPS."""
    python = open_interpreter(site_address, "")

    def without_crypto(route: Route) -> None:
        response = route.fetch()
        missing = "Object.defineProperty(crypto, 'subtle', { value: undefined });"
        route.fulfill(response=response, body=f"{missing}{response.text()}")

    python.page.route("**/assets/interpreter-*.js", without_crypto)
    python.page.route("**/packages/blinker-*/*", break_first_byte)
    good = python.run("import idna, js\nprint(js.crypto.subtle)")
    assert good.text == "None\n", outcome(good)
    bad = python.run("print('never')\nimport blinker")
    words = "the connection failed, or the file is damaged. Run it again"
    assert bad.text.startswith(f"PackageError: blinker could not be loaded: {words}")
    assert not python._problems
    python.page.close()


@pytest.mark.parametrize(
    ("package", "answer", "words"),
    [
        ("pathspec", lambda route: route.fulfill(status=404), "the site answered with status 404"),
        ("sortedcontainers", lambda route: route.abort(), "the connection failed"),
    ],
    ids=["missing", "offline"],
)
def test_wheel_that_does_not_come_is_named(
    fresh: Interpreter, package: str, answer: Callable[[Route], None], words: str
) -> None:
    fresh.page.route(f"**/packages/{package}-*/*", answer)
    ran = fresh.run(f"print('never')\nimport {package}")
    assert ran.outcome == "error"
    assert ran.text.startswith(
        f"PackageError: {package} could not be loaded: {words}. Run it again"
    )
    assert "never" not in ran.text
    fresh.page.unroute(f"**/packages/{package}-*/*")
    assert fresh.run(f"import {package}\nprint('now')").text == "now\n"


# Waits until the cache has a file: whoever fetches one doesn't wait for that.
KEPT = """async (part) => {
    for (;;) {
        for (const name of await caches.keys()) {
            const keys = await (await caches.open(name)).keys();
            if (keys.some(({ url }) => url.includes(part))) return;
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}"""


def test_wheels_of_an_earlier_visit_are_not_fetched_again_unless_damaged(
    open_interpreter: Callable[[str, str], Interpreter], site_address: str
) -> None:
    visit = open_interpreter(site_address, "")
    fetched: list[str] = []
    visit.page.on("request", lambda request: fetched.append(request.url))

    def use_idna() -> int:
        ran = visit.run("import idna\nprint('there')")
        assert ran.text == "there\n", outcome(ran)
        assert loading(visit)[-1]["step"] == "Loading idna"
        visit.page.evaluate(KEPT, "/idna-")
        visit.page.reload()
        visit.page.wait_for_function("typeof window.runProgram === 'function'")
        return len([url for url in fetched if "/idna-" in url])

    assert use_idna() == 1
    assert use_idna() == 1
    assert visit.page.evaluate(DAMAGE) == 1
    assert use_idna() == 2
    visit.page.close()


class HoldingHandler(Handler):
    """Holds one wheel back; a page's route would not see what a service worker asks for."""

    server: HoldingServer

    def do_GET(self) -> None:  # noqa: N802  http.server's name
        if "/packages/pluggy-" in self.path:
            self.server.asked.set()
            self.server.released.wait()
        super().do_GET()


class IsolatingHoldingHandler(IsolatingHandler, HoldingHandler):
    """The same for a page with SharedArrayBuffer."""


class HoldingServer(DevelopmentServer):
    """Serves one folder; the wheel is sent when `released` is set."""

    def __init__(self, folder: Path, *, isolating: bool) -> None:
        super().__init__(folder, 0, reloading=False)
        self.RequestHandlerClass = IsolatingHoldingHandler if isolating else HoldingHandler
        self.asked, self.released = threading.Event(), threading.Event()


@pytest.mark.parametrize("way", ["jspi", "shared", "service-worker"])
def test_stop_while_a_package_loads_ends_the_run_and_the_next_one_works(
    runtime_site: Path, open_interpreter: Callable[[str, str], Interpreter], way: str
) -> None:
    host = HoldingServer(runtime_site, isolating=way == "shared")
    with running(host):
        python = open_interpreter(host.address, "" if way == "jspi" else WITHOUT_JSPI)
        assert python.run("print('there')").text == "there\n"
        ran = python.run("print('never')\nimport pytest", stop_after_ms=1_000)
        assert host.asked.is_set()
        assert (ran.outcome, ran.text, ran.note) == ("stopped", "", None)
        host.released.set()
        again = python.run("import pytest\nprint('now')")
        assert (again.outcome, again.text) == ("ok", "now\n"), outcome(again)
        assert not python._problems
        python.page.close()


def test_files_are_in_the_working_folder_for_one_run(jspi: Interpreter) -> None:
    files = [
        {"name": "orders.csv", "text": "7,Ä\n", "address": ""},
        {"name": "program.txt", "text": None, "address": jspi.page.url + "assets.json"},
    ]
    source = (
        "import os\nfrom pathlib import Path\n"
        "print(sorted(os.listdir()), Path('orders.csv').read_text(), end='')\n"
        "print('handbook' in Path('program.txt').read_text())\n"
    )
    ran = jspi.run(source, more={"files": files})
    assert ran.text == "['orders.csv', 'program.txt'] 7,Ä\nTrue\n", outcome(ran)
    assert jspi.run("import os\nprint(os.listdir())").text == "[]\n"


def test_file_that_cannot_be_had_ends_the_run_in_words(jspi: Interpreter) -> None:
    files = [{"name": "orders.csv", "text": None, "address": jspi.page.url + "files/orders.csv"}]
    ran = jspi.run("print('never')", more={"files": files})
    assert ran.error is not None
    assert (ran.outcome, ran.error["type"]) == ("error", "FileError")
    assert ran.text.startswith(
        "FileError: The file orders.csv could not be loaded: the site answered with status 404."
    )


def test_file_in_a_folder_is_imported_from_there_and_gone_after_the_run(jspi: Interpreter) -> None:
    files = [
        {"name": "shop/__init__.py", "text": "import shop.till", "address": ""},
        {"name": "shop/till.py", "text": "TOTAL = 7", "address": ""},
    ]
    ran = jspi.run("import shop\nprint(shop.till.TOTAL)", more={"files": files})
    assert ran.text == "7\n", outcome(ran)
    source = "import os\nprint(os.listdir())\nimport shop"
    ran = jspi.run(source)
    assert ran.text.startswith("[]\n")
    assert ran.text.endswith("ModuleNotFoundError: No module named 'shop'\n")


@pytest.mark.parametrize(
    "name", ["/etc/hosts", "../till.py", "shop/../../till.py", "shop//till.py"]
)
def test_file_that_would_lie_elsewhere_is_refused_and_nothing_runs(
    name: str, jspi: Interpreter
) -> None:
    files = [{"name": name, "text": "", "address": ""}]
    ran = jspi.run("print('never')", more={"files": files})
    assert ran.text == (
        f"FileError: The file {name} cannot be put into the working folder: "
        "its path leads elsewhere.\n"
    )


@pytest.mark.parametrize("name", ["../till.py", "/till.py", "shop/../../"])
def test_archive_with_an_entry_that_would_lie_elsewhere_is_refused(
    name: str, jspi: Interpreter
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        out.writestr("right.py", "")
        out.writestr(name, "")
    jspi.page.route("**/working.zip", lambda route: route.fulfill(body=packed.getvalue()))
    address = f"{jspi.page.url}working.zip"
    archive = {"name": "", "text": None, "address": address, "archive": True}
    ran = jspi.run("print('never')", more={"files": [archive]})
    jspi.page.unroute("**/working.zip")
    assert ran.text.startswith(f"FileError: The file {name.rstrip('/')} cannot be put"), outcome(
        ran
    )
    assert jspi.run("import os\nprint(os.listdir())").text == "[]\n"


def test_package_stays_from_run_to_run_and_what_a_program_does_to_it_does_not(
    fresh: Interpreter,
) -> None:
    first = fresh.run(
        "import pytest, sys\npytest.raises = None\nprint(sys.modules['pytest'].raises)"
    )
    assert first.text == "None\n", outcome(first)
    second = fresh.run("import sys\nprint('pytest' in sys.modules, 'pytest' in globals())")
    assert second.text == "True False\n"
    third = fresh.run(
        "import pytest\nwith pytest.raises(ZeroDivisionError):\n    1 / 0\nprint('raised')"
    )
    assert third.text == "raised\n", outcome(third)


@pytest.mark.parametrize(
    ("name", "place"), [("greeting", "emfs:/home/reader/"), ("farewell", "emfs:./")]
)
def test_micropip_installs_a_wheel_of_the_working_folder(
    jspi: Interpreter, name: str, place: str
) -> None:
    install = f"import micropip\nawait micropip.install('{place}{name}-1.0-py3-none-any.whl')\n"
    source = WHEEL.replace("greeting", name)
    ran = jspi.run(f"{source}{install}import {name}\nprint({name}.WORD)")
    assert ran.text == "hello\n", outcome(ran)


def test_module_of_a_package_that_was_uninstalled_is_forgotten(jspi: Interpreter) -> None:
    source = WHEEL.replace("greeting", "leaving")
    install = (
        "import micropip\nawait micropip.install('emfs:./leaving-1.0-py3-none-any.whl')\n"
        "import leaving\nprint(leaving.WORD)\nmicropip.uninstall('leaving')"
    )
    ran = jspi.run(f"{source}{install}")
    assert ran.text == "hello\n", outcome(ran)
    own = "open('leaving.py', 'w').write('WORD = 1')\nimport leaving\nprint(leaving.WORD)"
    assert jspi.run(own).text == "1\n"
