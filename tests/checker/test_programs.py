"""Programs from elsewhere in the page's runtime: what they write, and how they end."""

from __future__ import annotations

import io
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from handbook_build.checker import programs
from handbook_build.checker.programs import Request
from handbook_build.pipeline.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook_build.pipeline.paths import Paths

EXITS = """\
import sys
print("before")
print("the reason", file=sys.stderr)
sys.exit(3)
"""

RAISES = """\
def divide():
    return 1 / 0
print("no end", end="")
divide()
"""

BESIDE = """\
import os, sys
from pathlib import Path
import museum
from museum.rooms import hall
print(museum.NAME, hall.NUMBER, Path("museum/data/raw.bin").read_bytes())
print(sorted(os.listdir()), os.listdir("museum/empty"), sys.path[0] == os.getcwd())
print(Path(__file__).read_text().splitlines()[0], sys.argv)
"unseen"
"""

LATE = """\
while True:
    try:
        while True:
            pass
    except KeyboardInterrupt:
        print("heard it")
        break
"""

LONG = """\
import sys
for number in range(20_000):
    print("line", number, "and what makes it longer")
    if number % 5_000 == 0:
        print("error", number, file=sys.stderr)
"""

READS = "import sys\nprint(input('name? '), sys.stdin.read().split())\n"


@dataclass(frozen=True)
class Shown:
    """What the command came to.

    :param out: its stdout
    :param err: its stderr
    :param writes: pieces of both in the order written, each with "out" or "err"
    """

    code: int
    out: str
    err: str
    writes: list[tuple[str, str]]

    @property
    def ends(self) -> list[str]:
        """The lines that say how programs ended, without their folders and seconds."""
        lines = re.findall(r"^/.*/(\w+\.py: .*)$", self.out, re.MULTILINE)
        return [re.sub(r"\d+\.\d s", "N s", line) for line in lines]


class Stream(io.StringIO):
    """Keeps what is written, and notes the order in a list that streams share."""

    def __init__(self, name: str, writes: list[tuple[str, str]]) -> None:
        super().__init__()
        self.name, self.writes = name, writes

    def write(self, text: str) -> int:
        self.writes.append((self.name, text))
        return super().write(text)


@pytest.fixture
def museum(tmp_path: Path) -> Path:
    """A package with an inner one, binary data and an empty folder."""
    folder = tmp_path / "museum"
    for inner in ("rooms", "data", "empty"):
        (folder / inner).mkdir(parents=True)
    (folder / "__init__.py").write_text('NAME = "Ada"\n')
    (folder / "rooms" / "__init__.py").write_text("")
    (folder / "rooms" / "hall.py").write_text("NUMBER = 7\n")
    (folder / "data" / "raw.bin").write_bytes(b"\xff\0")
    return folder


@pytest.fixture
def run(planted: Paths, program: Callable[[str], str], tmp_path: Path) -> Callable[..., Shown]:
    """Return what runs sources as programs; its options are those of a Request."""

    def call(*sources: str, **options: Any) -> Shown:
        program("firefox-esr" if options.get("firefox") else "chromium")
        files = [tmp_path / f"program{number}.py" for number, _ in enumerate(sources)]
        for file, source in zip(files, sources, strict=True):
            file.write_text(source)
        writes: list[tuple[str, str]] = []
        out, err = Stream("out", writes), Stream("err", writes)
        prepared = programs.prepare(Request(tuple(files), **options))
        # In a thread of its own, because the one Playwright of the tests may occupy this one.
        with ThreadPoolExecutor(1) as pool:
            work = pool.submit(programs.run, planted, Steps(planted.logs, out), prepared, err)
            return Shown(work.result(), out.getvalue(), err.getvalue(), writes)

    return call


def test_exit_code_is_that_of_the_program_and_streams_are_apart(run: Callable[..., Shown]) -> None:
    shown = run(EXITS, RAISES, "print('fine')")
    assert shown.ends == [
        "program0.py: exit code 3, N s",
        "program1.py: exit code 1, N s",
        "program2.py: exit code 0, N s",
    ]
    assert shown.code == 1
    written = re.sub(r"^/.*\n", "", shown.out, flags=re.MULTILINE)
    assert written == "before\nno end\nfine\n"
    assert shown.err.startswith("the reason\nTraceback (most recent call last):\n")
    assert '  File "program1.py", line 4, in <module>\n' in shown.err
    assert shown.err.endswith("ZeroDivisionError: division by zero\n")


def test_program_finds_what_lies_beside_it_and_imports_it(
    run: Callable[..., Shown], museum: Path
) -> None:
    shown = run(BESIDE, beside=(museum,))
    assert shown.out.startswith(
        "Ada 7 b'\\xff\\x00'\n['museum', 'program0.py'] [] True\nimport os, sys ['program0.py']\n/"
    ), shown
    assert (shown.code, shown.err) == (0, "")


def test_program_over_its_time_is_stopped_even_if_it_ends_by_itself_then(
    run: Callable[..., Shown],
) -> None:
    shown = run("while True: pass", LATE, timeout_s=1)
    assert shown.ends == [
        "program0.py: exit code 130, N s. Stopped after 1 s.",
        "program1.py: exit code 130, N s. Stopped after 1 s.",
    ]
    assert shown.err.endswith("KeyboardInterrupt\n")
    assert "heard it\n" in shown.out


def test_interpreter_that_ends_is_134_and_the_next_program_runs(run: Callable[..., Shown]) -> None:
    shown = run("import os\nprint('begun')\nos.abort()", "print('there')")
    assert shown.ends == [
        "program0.py: exit code 134, N s. The program ended the Python interpreter itself.",
        "program1.py: exit code 0, N s",
    ]
    assert (shown.code, shown.out.startswith("begun\n")) == (1, True)


def test_long_output_comes_while_the_program_runs_and_in_order(run: Callable[..., Shown]) -> None:
    shown = run(LONG)
    lines = shown.out.splitlines()[:-1]
    assert lines == [f"line {n} and what makes it longer" for n in range(20_000)]
    assert len(shown.writes) > 10
    both = "".join(text for _, text in shown.writes)
    near = re.findall(r"^(?:line 5000|error 5000|line 5001)\b", both, re.MULTILINE)
    assert near == ["line 5000", "error 5000", "line 5001"]


def test_output_is_written_before_the_program_ends(run: Callable[..., Shown]) -> None:
    waiting = "import time\nprint('first')\ntime.sleep(2)\nprint('second')"
    first, *others = [text for _, text in run(waiting).writes]
    assert (first, "".join(others).partition("\n")[0]) == ("first\n", "second")


def test_program_reads_the_file_of_stdin_and_then_the_end(
    run: Callable[..., Shown], tmp_path: Path
) -> None:
    answers = tmp_path / "answers.txt"
    answers.write_text("Ada\n36 7\n")
    assert run(READS, stdin=answers).out.startswith("name? Ada ['36', '7']\n/")
    shown = run(READS)
    assert shown.err.endswith("EOFError: EOF when reading a line\n")


def test_package_that_no_import_reveals_is_there(run: Callable[..., Shown]) -> None:
    source = "print(__import__('attr').__name__)"
    assert run(source).err.endswith("ModuleNotFoundError: No module named 'attr'\n")
    assert run(source, packages=("attrs",)).out.startswith("attr\n/")


def test_firefox_runs_programs_too(run: Callable[..., Shown], museum: Path) -> None:
    shown = run(EXITS, BESIDE, "while True: pass", beside=(museum,), timeout_s=2, firefox=True)
    assert shown.ends == [
        "program0.py: exit code 3, N s",
        "program1.py: exit code 0, N s",
        "program2.py: exit code 130, N s. Stopped after 2 s.",
    ]
    assert "Ada 7 " in shown.out
