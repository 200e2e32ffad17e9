"""Python of an opaque origin, which pages have that run strangers' programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.runtime.conftest import Interpreter

PROGRAMS = {
    "input and sleep": (
        "import time\nname = input('? ')\ntime.sleep(0.05)\nprint('hello', name)",
        "? Ada\nhello Ada\n",
    ),
    "threads": (
        "import threading\nt = threading.Thread(target=print, args=('one',))\n"
        "t.start()\nt.join()\nprint('two')",
        "one\ntwo\n",
    ),
    "asyncio": (
        "import asyncio\nasync def main():\n    await asyncio.sleep(0.05)\n    print('slept')\n"
        "asyncio.run(main())",
        "slept\n",
    ),
    "processes": (
        "from multiprocessing import Pool\ndef square(n):\n    return n * n\n"
        "if __name__ == '__main__':\n    with Pool(2) as pool:\n"
        "        print(pool.map(square, range(4)))",
        "[0, 1, 4, 9]\n",
    ),
    "a package": ("import attrs\nprint(attrs.__name__)", "attrs\n"),
    "the rest of the library": ("import wsgiref\nprint(wsgiref.__name__)", "wsgiref\n"),
    "a file": (
        "from pathlib import Path\nPath('a').write_text('b')\nprint(Path('a').read_text())",
        "b\n",
    ),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_runs_as_on_other_pages(apart: Interpreter, name: str) -> None:
    source, expected = PROGRAMS[name]
    ran = apart.run(source, answers=["Ada"])
    assert (ran.outcome, ran.text) == ("ok", expected), ran.note


def test_a_traceback_shows_lines_of_the_library(apart: Interpreter) -> None:
    ran = apart.run("import json\njson.loads('[')")
    assert "raise JSONDecodeError" in ran.text


def test_a_loop_is_stopped(apart: Interpreter) -> None:
    ran = apart.run("while True: pass", stop_after_ms=200)
    assert ran.outcome == "stopped"
    assert "KeyboardInterrupt" in ran.text


def test_its_worker_is_a_data_module_without_an_origin(apart: Interpreter) -> None:
    ran = apart.run("import js\nprint(js.location.protocol, js.origin)")
    assert ran.text == "data: null\n"


@pytest.mark.parametrize(
    "name", ["document", "window", "display('x', target='out')", "display(append=False)"]
)
def test_what_is_of_the_page_says_why_it_is_out_of_reach(apart: Interpreter, name: str) -> None:
    ran = apart.run(f"import pyscript\npyscript.{name}")
    assert ran.error is not None
    assert ran.error["type"].endswith("PageOutOfReachError")
    assert "runs apart from the page" in ran.error["message"]


def test_pyscripts_display_shows_what_it_is_given(apart: Interpreter) -> None:
    ran = apart.run("from pyscript import HTML, display\ndisplay('text', 3, HTML('<b>bold</b>'))")
    *printed, (stream, shown) = ran.chunks
    assert "".join(text for _, text in printed) == "text\n3\n"
    assert stream == "display"
    assert json.loads(shown)["text/html"] == "<b>bold</b>"


POSTS = "import _handbook_host, json\n"

FORGED: dict[str, Any] = {
    "no type": {"run": 1},
    "a name of every object": {"type": "constructor", "run": 1},
    "chunks that are no list": {"type": "output", "run": 1, "chunks": "text"},
    "a chunk that is no text": {
        "type": "output",
        "run": 1,
        "chunks": [{"stream": "stdout", "text": {"a": 1}}],
    },
    "a stream that is none": {
        "type": "output",
        "run": 1,
        "chunks": [{"stream": "page", "text": "x"}],
    },
    "an error without frames": {"type": "done", "run": 1, "outcome": "ok", "error": {}},
    "the end of another run": {
        "type": "done",
        "run": 999_999,
        "outcome": "ok",
        "seconds": 0,
        "error": None,
        "dropped_lines": 0,
    },
}


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_message_changes_nothing(apart: Interpreter, name: str) -> None:
    ran = apart.run(f"{POSTS}_handbook_host.post(json.dumps({FORGED[name]!r}))\nprint('goes on')")
    assert (ran.outcome, ran.text) == ("ok", "goes on\n"), ran.note


def test_a_forged_wish_for_a_kernel_makes_no_worker_of_another_address(apart: Interpreter) -> None:
    wish = {"type": "kernel", "kernel": "https://elsewhere.invalid/", "interpreter": "data:,"}
    ran = apart.run(f"{POSTS}_handbook_host.post(json.dumps({wish!r}))\nprint('goes on')")
    assert (ran.outcome, ran.text) == ("ok", "goes on\n"), ran.note
    assert not [worker.url for worker in apart.page.workers if "elsewhere" in worker.url]


WANTS = """
import asyncio, js, json
from pyodide.ffi import create_proxy

async def main():
    answers = asyncio.Queue()
    listener = create_proxy(lambda event: answers.put_nowait(event.data))
    js.addEventListener("message", listener)
    js.postMessage(js.JSON.parse(json.dumps({"type": "want", "id": -1, "address": ADDRESS})))
    answer = await answers.get()
    js.removeEventListener("message", listener)
    print(bool(answer.content), answer.reason)

asyncio.run(main())
"""


@pytest.mark.parametrize("path", ["", "index.html", "assets.json", "assets/packages/../../x.whl"])
def test_the_page_fetches_nothing_for_it_but_files_of_the_runtime(
    apart: Interpreter, site_address: str, path: str
) -> None:
    ran = apart.run(WANTS.replace("ADDRESS", repr(f"{site_address}/{path}")))
    assert ran.text == "False TypeError: this is no file of the runtime\n", ran.text


@pytest.mark.parametrize(
    "flood",
    [
        "js.eval('for (let n = 0; n < 40000; n += 1) postMessage(n)')",
        'while True: _handbook_host.post(\'{"type": "input", "run": 0}\')',
    ],
)
def test_a_flood_of_messages_ends_python_and_not_the_page(apart: Interpreter, flood: str) -> None:
    ran = apart.run(f"import _handbook_host, js\n{flood}\nimport time\ntime.sleep(30)")
    assert ran.outcome == "died"
    assert ran.note is not None
    assert "more than any page can show" in ran.note
    assert apart.run("print('again')").text == "again\n"


def test_a_flood_after_a_run_leaves_the_next_one_its_python(apart: Interpreter) -> None:
    script = "setTimeout(() => { for (let n = 0; n < 40000; n += 1) postMessage(n) }, 100)"
    assert apart.run(f"import js\njs.eval({script!r})").outcome == "ok"
    apart.page.wait_for_function("sessionStatus() === 'off'")
    assert apart.run("print('again')").text == "again\n"
