"""Python from its memory image: like one that was started, which is what happens without it."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.held import Held

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Route

    from tests.runtime.conftest import Interpreter

IMAGE, LIBRARY = "**/snapshot-*.gz", "**/python-*.zip.gz"
MARKS = "performance.getEntriesByType('mark').map((mark) => mark.name)"
RESTORED, STARTED = "handbook:worker: Python restored", "handbook:worker: Python started"
NEW_SEED = "document.documentElement.dataset.hashSeed = 'random'"


@pytest.fixture
def fresh(
    open_interpreter: Callable[[str, str], Interpreter], site_address: str
) -> Iterator[Callable[[], Interpreter]]:
    """Return what opens a page whose Python hasn't been started; the console is not looked at."""
    opened: list[Interpreter] = []

    def open_page() -> Interpreter:
        opened.append(open_interpreter(site_address, ""))
        return opened[-1]

    yield open_page
    for interpreter in opened:
        interpreter.page.close()


def values(interpreter: Interpreter, source: str) -> dict[str, Any]:
    """Run a program that prints JSON."""
    ran = interpreter.run(source)
    assert ran.outcome == "ok", ran.note or ran.text
    found: dict[str, Any] = json.loads(ran.text)
    return found


def test_python_is_restored_and_keeps_no_randomness_but_that_of_hashing(
    fresh: Callable[[], Interpreter],
) -> None:
    source = """
import json, random, secrets, time, uuid

drawn = [random.random(), random.randbytes(4).hex(), secrets.token_hex(8), str(uuid.uuid4())]
times = [time.time(), time.time_ns()]
print(json.dumps({"drawn": drawn, "times": times, "hash": hash("handbook")}))
"""
    pages = [fresh(), fresh()]
    first, second = (values(page, source) for page in pages)
    assert all(RESTORED in page.page.evaluate(MARKS) for page in pages)
    assert all(one != other for one, other in zip(first["drawn"], second["drawn"], strict=True))
    assert all(one < other for one, other in zip(first["times"], second["times"], strict=True))
    assert first["hash"] == second["hash"]


def test_a_new_hash_seed_starts_python_and_differs(fresh: Callable[[], Interpreter]) -> None:
    hashes = set[int]()
    for _ in range(2):
        interpreter = fresh()
        interpreter.page.evaluate(NEW_SEED)
        hashes.add(values(interpreter, "print('{\"hash\":', hash('handbook'), '}')")["hash"])
        assert RESTORED not in interpreter.page.evaluate(MARKS)
    assert len(hashes) == 2


SURROUNDINGS = """
import json, locale, logging, os, signal, sys, time
handlers = {s.name: str(signal.getsignal(s)).partition(" at ")[0] for s in signal.Signals}
print(json.dumps({
    "path": sys.path, "argv": sys.argv, "flags": str(sys.flags), "environ": dict(os.environ),
    "cwd": os.getcwd(), "mode": os.stat(".").st_mode, "umask": os.umask(0o022),
    "home": os.listdir(),
    "executable": sys.executable, "limit": sys.getrecursionlimit(), "handlers": handlers,
    "locale": locale.setlocale(locale.LC_ALL), "encoding": sys.stdout.encoding,
    "finders": [str(f).partition(" at ")[0] for f in sys.meta_path],
    "zone": [time.timezone, time.altzone, time.daylight, time.tzname, time.strftime("%Z")],
    "fresh": time.time() - logging._startTime / 1e9 < 300,
    "file": json.__file__, "cached": json.__cached__, "monotonic": time.monotonic() > 0,
}))
"""


@pytest.mark.parametrize("zone", ["Asia/Kathmandu", "America/St_Johns", "Australia/Sydney"])
def test_a_restored_python_has_the_surroundings_of_one_that_was_started(
    chromium: Browser, site_address: str, zone: str
) -> None:
    found = []
    for script in ("", NEW_SEED):
        page = chromium.new_page(timezone_id=zone)
        page.goto(site_address)
        page.wait_for_function("typeof window.runProgram === 'function'")
        page.evaluate(script or "0")
        request = {"program": {"name": "p", "source": SURROUNDINGS, "stdin": None}, "setup": []}
        ran = page.evaluate(
            "(r) => runProgram(r, {answers: [], stopAfterMs: null})", request | {"more": None}
        )
        assert ran["outcome"] == "ok", ran
        found.append(json.loads("".join(event["text"] for event in ran["events"])))
        page.close()
    restored, started = found
    started["environ"].pop("PYTHONHASHSEED")
    assert restored == started
    assert restored["fresh"]


def damaged(data: bytes) -> bytes:
    return data[:4000] + bytes([data[4000] ^ 0xFF]) + data[4001:]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(damaged, id="damaged"),
        pytest.param(lambda data: data[: len(data) // 2], id="cut"),
        pytest.param(lambda _: gzip.compress(b"another file"), id="another file"),
        pytest.param(lambda data: gzip.compress(gzip.decompress(data)[:-256]), id="pages missing"),
        pytest.param(lambda data: of_another_build(gzip.decompress(data)), id="another build"),
    ],
)
def test_an_image_that_cannot_be_used_is_no_hindrance(
    fresh: Callable[[], Interpreter], change: Callable[[bytes], bytes]
) -> None:
    interpreter = fresh()

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=change(response.body()))

    interpreter.page.route(IMAGE, answer)
    ran = interpreter.run("import json\nprint(json.dumps([42]))")
    assert (ran.outcome, ran.text) == ("ok", "[42]\n"), ran.note
    assert STARTED in interpreter.page.evaluate(MARKS)


def of_another_build(image: bytes) -> bytes:
    """Change Pyodide's build id, which stands in the header of its snapshot."""
    runs = int.from_bytes(image[16:20], "little")
    header = 36 + 8 * runs
    changed = bytearray(image)
    changed[header + 16] ^= 0xFF
    return gzip.compress(bytes(changed))


def test_a_missing_image_is_no_hindrance(fresh: Callable[[], Interpreter]) -> None:
    interpreter = fresh()
    interpreter.page.route(IMAGE, lambda route: route.fulfill(status=404))
    assert interpreter.run("print(1)").text == "1\n"
    assert STARTED in interpreter.page.evaluate(MARKS)


BEGIN = """
(source) => {
  const request = { program: { name: "p", source, stdin: null }, setup: [], more: null };
  window.later = runProgram(request, { answers: [], stopAfterMs: null });
}
"""


def test_a_program_begins_before_the_library_is_there_and_waits_at_an_import(
    fresh: Callable[[], Interpreter],
) -> None:
    interpreter = fresh()
    held = Held(interpreter.page, LIBRARY)
    with interpreter.page.expect_request(LIBRARY):
        assert interpreter.run("import json, random\nprint(json.dumps(1))").text == "1\n"
    interpreter.page.evaluate(BEGIN, "print(1)\nimport csv\nprint(csv.__name__)")
    held.let_go()
    ran = interpreter.page.evaluate("window.later")
    assert ran["outcome"] == "ok"
    assert "".join(event["text"] for event in ran["events"]) == "1\ncsv\n"


def test_stop_ends_the_wait_for_the_library(fresh: Callable[[], Interpreter]) -> None:
    interpreter = fresh()
    held = Held(interpreter.page, LIBRARY)
    with interpreter.page.expect_request(LIBRARY):
        ran = interpreter.run("import csv", stop_after_ms=50)
    assert (ran.outcome, ran.note) == ("stopped", None)
    held.break_off()


def test_an_import_says_that_the_library_cannot_be_had_and_works_later(
    fresh: Callable[[], Interpreter],
) -> None:
    interpreter = fresh()
    interpreter.page.route(LIBRARY, lambda route: route.abort())
    ran = interpreter.run("import csv")
    assert ran.error is not None
    assert ran.error["type"] == "ImportError"
    assert "standard library could not be loaded" in ran.error["message"]
    interpreter.page.unroute(LIBRARY)
    for _ in range(5):  # a request that began before may still be refused, and a run waits for it
        if interpreter.run("import csv").outcome == "ok":
            break
    assert interpreter.run("import csv\nprint(csv.__name__)").text == "csv\n"


def test_pyscripts_package_can_be_imported_again_and_again(
    fresh: Callable[[], Interpreter],
) -> None:
    interpreter = fresh()
    source = (
        "import pyscript\nfrom pyscript import display\nprint(pyscript.__name__, callable(display))"
    )
    for _ in range(2):
        assert interpreter.run(source).text == "pyscript True\n"


def test_a_python_that_replaces_another_is_restored_too(fresh: Callable[[], Interpreter]) -> None:
    interpreter = fresh()
    died = interpreter.run("import ctypes\nctypes.string_at(-1 & 0xFFFFFFF0, 64)")
    assert died.outcome == "died", died.text
    assert interpreter.run("print(1)").text == "1\n"
    assert interpreter.page.evaluate(MARKS).count(RESTORED) == 2
