"""Python imports from bytecode, and fetches sources when somebody looks at them."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from tests.runtime.conftest import WITHOUT_WAITING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.runtime.conftest import Interpreter

SOURCES = "**/*-source*.zip"

COUNT_COMPILED = """
from importlib.machinery import SourceFileLoader
compiled = []
original = SourceFileLoader.source_to_code
def counting(self, data, path, **more):
    compiled.append(path)
    return original(self, data, path, **more)
SourceFileLoader.source_to_code = counting
try:
    import pytest, pluggy, iniconfig
finally:
    del SourceFileLoader.source_to_code
print(compiled, pluggy.__file__, pluggy.__cached__.rpartition("/")[2])
"""

JSON_ERROR = "import json\njson.loads('[1, }')"

DECODER_LINES = """\
  File "/lib/python314.zip/json/__init__.py", line 352, in loads
    return _default_decoder.decode(s)
           ~~~~~~~~~~~~~~~~~~~~~~~^^^
  File "/lib/python314.zip/json/decoder.py", line 345, in decode
    obj, end = self.raw_decode(s, idx=_w(s, 0).end())
               ~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^
"""


@pytest.fixture(params=["", WITHOUT_WAITING])
def fresh(
    request: pytest.FixtureRequest,
    open_interpreter: Callable[[str, str], Interpreter],
    site_address: str,
) -> Iterator[Interpreter]:
    """A page of its own, that can suspend Python and that can't."""
    opened = open_interpreter(site_address, request.param)
    yield opened
    opened.page.close()


def test_library_in_the_page_is_bytecode_alone_under_its_usual_names(jspi: Interpreter) -> None:
    program = """
    import json, os, zipfile
    import json.tool, sqlite3
    names = zipfile.ZipFile("/lib/python314.zip").namelist()
    print(len(names) > 500, [name for name in names if name.endswith(".py")])
    for module in (os, json, json.tool, sqlite3):
        print(module.__spec__.name, module.__file__)
    print(json.loads.__code__.co_filename, json.__cached__.rpartition("/")[2])
    """
    assert jspi.run(dedent(program)).text == dedent("""\
        True []
        os /lib/python314.zip/os.py
        json /lib/python314.zip/json/__init__.py
        json.tool /lib/python314.zip/json/tool.py
        sqlite3 /lib/python314.zip/sqlite3/__init__.py
        /lib/python314.zip/json/__init__.py __init__.cpython-314.pyc
        """)


def test_package_from_a_wheel_is_imported_without_compiling_any_of_it(jspi: Interpreter) -> None:
    ran = jspi.run(COUNT_COMPILED)
    folder = "/lib/python3.14/site-packages/pluggy/__init__.py"
    assert ran.text == f"[] {folder} __init__.cpython-314.pyc\n"


def test_sources_are_fetched_for_the_first_line_of_the_library_and_once(fresh: Interpreter) -> None:
    requests: list[str] = []
    fresh.page.on("request", lambda request: requests.append(request.url.rpartition("/")[2]))
    fresh.run("import asyncio, dataclasses\n1 / 0")
    assert not [name for name in requests if "source" in name]
    ran = fresh.run(JSON_ERROR)
    assert DECODER_LINES in ran.text
    assert "handbook" not in ran.text
    fresh.run(JSON_ERROR)
    (fetched,) = [name for name in requests if "source" in name]
    assert fetched.startswith("python-source-")


def test_sources_that_cannot_be_fetched_leave_a_traceback_without_lines(fresh: Interpreter) -> None:
    fresh.page.route(SOURCES, lambda route: route.abort())
    ran = fresh.run(JSON_ERROR)
    assert 'json/decoder.py", line 345, in decode\n  File' in ran.text
    assert ran.text.endswith("JSONDecodeError: Expecting value: line 1 column 5 (char 4)\n")
    assert "during handling" not in ran.text.lower()


def test_programs_read_the_library_as_if_it_was_there(jspi: Interpreter) -> None:
    program = """
    import inspect, linecache, pkgutil, textwrap, zipimport
    import handbook, json.scanner
    print(inspect.getsource(textwrap.dedent).splitlines()[0])
    print(inspect.getsourcefile(textwrap))
    print(linecache.getline(textwrap.__file__, 1, vars(textwrap)), end="")
    print(pkgutil.get_data("json", "decoder.py").splitlines()[0])
    print(json.scanner.__loader__.get_source("json.scanner").splitlines()[0])
    print(inspect.getsource(handbook.display).splitlines()[0])
    for missing in ("json/nothing.py", "json/nothing.txt"):
        try:
            textwrap.__loader__.get_data(missing)
        except OSError as error:
            print(type(error).__name__)
    """
    assert jspi.run(dedent(program)).text == dedent("""\
        def dedent(text):
        /lib/python314.zip/textwrap.py
        \"\"\"Text wrapping and filling.
        b'\"\"\"Implementation of JSONDecoder'
        \"\"\"JSON token scanner
        def display(*objects: object) -> None:
        OSError
        OSError
        """)


def test_pdb_steps_through_lines_of_the_library(jspi: Interpreter) -> None:
    program = """
    import pdb, textwrap
    pdb.run("textwrap.dedent(' a')", {"textwrap": textwrap})
    """
    ran = jspi.run(dedent(program), answers=["step", "step", "next", "continue"])
    assert "/lib/python314.zip/textwrap.py(" in ran.text
    assert "-> def dedent(text):" in ran.text
