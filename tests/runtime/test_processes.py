"""Other processes and sockets: programs print what they print on a desktop, again and again."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.runtime.conftest import Interpreter

PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*.py"))
"""Each with what CPython 3.14 on a desktop prints, in a file beside it."""

REASONS = {
    "import socket; socket.create_connection(('example.com', 80))": "sockets of its own, at 127.0",
    "import socket; socket.socket().connect(('192.0.2.1', 80))": "sockets of its own, at 127.0.0.1",
    "from multiprocessing import shared_memory\nshared_memory.SharedMemory(create=True, size=9)": (
        "the memory of a page's processes is not shared; use Value"
    ),
    "import multiprocessing; multiprocessing.set_start_method('fork')": (
        "cannot find context for 'fork'"
    ),
}


@pytest.mark.parametrize("path", PROGRAMS, ids=[path.stem for path in PROGRAMS])
def test_program_prints_what_a_desktop_prints_twice(threaded: Interpreter, path: Path) -> None:
    source, printed = (one.read_text(encoding="utf-8") for one in (path, path.with_suffix(".txt")))
    for _ in range(2):
        ran = threaded.run(source)
        assert (ran.outcome, ran.text) == ("ok", printed)


def test_exception_of_a_process_is_told_as_on_a_desktop(threaded: Interpreter) -> None:
    source = """
        import multiprocessing
        def fail(): raise ValueError("out of stock")
        if __name__ == "__main__":
            process = multiprocessing.Process(target=fail)
            process.start(); process.join(); print(process.exitcode)
    """
    text = threaded.run(dedent(source)).text
    assert text.startswith("Process Process-1:\nTraceback (most recent call last):\n"), text
    assert text.endswith("\nValueError: out of stock\n1\n"), text


@pytest.mark.parametrize("source", REASONS)
def test_what_a_page_cannot_do_is_refused_with_the_reason(jspi: Interpreter, source: str) -> None:
    ran = jspi.run(source)
    assert ran.error is not None
    assert REASONS[source] in ran.error["message"]


def test_process_imports_the_examples_that_the_main_one_goes_on_from(jspi: Interpreter) -> None:
    earlier = "def square(n): return n * n"
    source = """
        import multiprocessing
        if __name__ == "__main__":
            with multiprocessing.Pool(1) as pool: print(pool.map(square, [1, 2, 3]))
    """
    setup = [{"name": "earlier", "source": earlier, "stdin": None}]
    ran = jspi.run(dedent(source), more={"setup": setup})
    assert ran.text == "[1, 4, 9]\n"


def test_example_that_is_gone_on_from_may_start_processes(jspi: Interpreter) -> None:
    earlier = """
        import multiprocessing
        def square(n): return n * n
        if __name__ == "__main__":
            with multiprocessing.Pool(1) as pool: squares = pool.map(square, [1, 2, 3])
    """
    source = """
        if __name__ == "__main__":
            with multiprocessing.Pool(1) as pool: print(squares, pool.map(square, squares))
    """
    setup = [{"name": "earlier", "source": dedent(earlier), "stdin": None}]
    ran = jspi.run(dedent(source), more={"setup": setup})
    assert ran.text == "[1, 4, 9] [1, 16, 81]\n"


def test_process_has_the_packages_of_its_own_program_only(jspi: Interpreter) -> None:
    # Whatever ran here before, such as a type checker of thousands of files, costs no process time.
    assert jspi.run("import attr, sortedcontainers\nprint(attr.__name__)").text == "attr\n"
    source = """
        import attr
        from importlib.util import find_spec
        from multiprocessing import Process

        def look():
            print(find_spec("attr") is not None, find_spec("sortedcontainers") is not None)

        if __name__ == "__main__":
            process = Process(target=look)
            process.start()
            process.join()
    """
    ran = jspi.run(dedent(source))
    assert ran.text == "True False\n"


def test_forgotten_guard_is_told_as_on_a_desktop(jspi: Interpreter) -> None:
    source = """
        import multiprocessing
        process = multiprocessing.Process(target=print)
        process.start()
        process.join()
        print(process.exitcode)
    """
    ran = jspi.run(dedent(source))
    assert "An attempt has been made to start a new process before the" in ran.text
    assert ran.text.endswith("\n1\n")
