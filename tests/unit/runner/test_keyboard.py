"""sys.stdin, from prepared answers and from the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import STOP, program

if TYPE_CHECKING:
    from .conftest import Bench


def test_input_asks_and_echoes(bench: Bench) -> None:
    result = bench.run("name = input('Name? ')\nprint('Hello', name)", "Ada")
    expected = [("stdout", "Name? "), ("stdin", "Ada\n"), ("stdout", "Hello Ada\n")]
    assert result.chunks == expected
    kinds = [message["type"] for message in result.messages]
    assert kinds == ["output", "input", "output", "done"]


def test_prepared_answers_are_served_without_asking(bench: Bench) -> None:
    result = bench.run("print(input() + input('? '))", stdin="a\nb")
    assert result.text() == "a\n? b\nab\n"
    assert "input" not in [message["type"] for message in result.messages]


@pytest.mark.parametrize("stdin", ["", "a\n"])
def test_prepared_answers_end(stdin: str, bench: Bench) -> None:
    result = bench.run("while True: input()", "never", stdin=stdin)
    assert result.done["error"]["type"] == "EOFError"
    assert result.done["error"]["message"] == "EOF when reading a line"


@pytest.mark.parametrize(
    "read",
    [
        "[input(), input()]",
        "[sys.stdin.readline().rstrip(), next(sys.stdin).rstrip()]",
        "[line.rstrip() for line in sys.stdin]",
        "sys.stdin.read().split()",
        "[line.rstrip() for line in sys.stdin.readlines()]",
        "[line.decode().rstrip() for line in sys.stdin.buffer]",
        "open(sys.stdin.fileno()) if 0 else sys.stdin.read().splitlines()",
    ],
)
def test_every_way_to_read_serves_the_same_lines(read: str, bench: Bench) -> None:
    result = bench.run(f"import sys\nprint({read})", "one", "zwö", None)
    assert result.text("stdout") == "['one', 'zwö']\n"
    assert result.text("stdin") == "one\nzwö\n"


def test_reading_goes_on_after_an_end(bench: Bench) -> None:
    result = bench.run("import sys\nprint([*sys.stdin], [*sys.stdin])", "a", None, "b", None)
    assert result.text("stdout") == "['a\\n'] ['b\\n']\n"


def test_a_long_line_is_not_cut(bench: Bench) -> None:
    result = bench.run("print(len(input()), input())", "x" * 100_000, "y")
    assert result.text("stdout") == "100000 y\n"


def test_stop_while_waiting_is_an_interrupt(bench: Bench) -> None:
    result = bench.run("print('before')\ninput()", STOP)
    assert result.done["outcome"] == "stopped"
    assert '  File "demo.py", line 2, in <module>\n    input()\n' in result.text("stderr")
    assert result.text("stderr").endswith("KeyboardInterrupt\n")
    assert "handbook" not in result.text("stderr")
    assert result.done["error"]["span"]["line"] == 2


def test_stop_while_waiting_can_be_handled(bench: Bench) -> None:
    result = bench.run("try: input()\nexcept KeyboardInterrupt: print('no')", STOP)
    assert result.text() == "no\n"
    assert result.done["outcome"] == "ok"


def test_stdin_has_no_descriptor(bench: Bench) -> None:
    result = bench.run("import sys\nsys.stdin.fileno()")
    # A program of another test may have cleared sys.modules: then a second `_io` has other names
    assert result.done["error"]["type"].endswith(".UnsupportedOperation")


def test_setup_takes_its_own_answers(bench: Bench) -> None:
    setup = program("name = input('hidden? ')", stdin="Ada\nspare")
    result = bench.run("print(name, input('seen? '))", "Bob", setup=(setup,))
    assert result.text() == "seen? Bob\nAda Bob\n"


def test_setup_without_answers_asks_visibly(bench: Bench) -> None:
    setup = program("print('hidden')\nname = input('Name? ')")
    result = bench.run("print(name)", "Ada", setup=(setup,))
    assert result.text("stdout") == "Name? Ada\n"


def test_pdb_works(bench: Bench) -> None:
    result = bench.run(
        """
        def total(prices):
            amount = sum(prices)
            breakpoint()
            return amount

        print(total([1, 2]))
        """,
        "p amount", "list", "break 7", "continue", "continue",
        name="shop",
    )  # fmt: skip
    text = result.text("stdout")
    assert "shop.py(5)total()" in text or "shop.py(4)total()" in text
    assert "\n3\n" in text.replace("(Pdb) ", "\n").replace("\n\n", "\n")
    assert "def total(prices):" in text
    assert "Breakpoint 1 at" in text
    assert result.text("stdin").startswith("p amount\nlist\n")
    assert result.done["outcome"] == "ok"


def test_code_interact_works(bench: Bench) -> None:
    source = "import code\ncode.interact(banner='', exitmsg='', local={'x': 4})"
    result = bench.run(source, "x + 1", None)
    assert ">>> " in result.text()
    assert "5\n" in result.text("stdout")
