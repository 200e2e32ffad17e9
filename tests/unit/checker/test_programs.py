"""What `check --program` refuses before anything runs, and what it sends to the page."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from handbook_build.checker import program_run, programs, working_folder
from handbook_build.checker.program_host import ARCHIVE, ProgramServer
from handbook_build.checker.program_run import Ended, Output
from handbook_build.checker.programs import Request
from handbook_build.errors import HandbookError
from handbook_build.pipeline.server import running


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program, alone in its folder."""
    path = tmp_path / "work" / "program.py"
    path.parent.mkdir()
    path.write_text("print('it runs')\n")
    return path


def names_in(packed: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(packed)).namelist()


@pytest.mark.parametrize(
    ("option", "more"),
    [("--program", {}), ("--beside", {"beside": True}), ("--stdin", {"stdin": True})],
)
def test_path_that_does_not_exist_is_refused_by_its_option(
    option: str, more: dict[str, Any], program: Path
) -> None:
    missing = program.with_name("missing.py")
    files = (program,) if more else (missing,)
    beside = (missing,) if "beside" in more else ()
    request = Request(files, beside, stdin=missing if "stdin" in more else None)
    with pytest.raises(HandbookError) as caught:
        programs.prepare(request)
    first, second = str(caught.value).split("\n")
    assert first == f"check {option}: there is no {missing}."
    assert second.startswith("Try: the path of a file")


def test_program_that_is_a_folder_is_refused(program: Path) -> None:
    with pytest.raises(HandbookError, match=r"work is a folder.\nTry: the path of a file in it"):
        programs.prepare(Request((program.parent,)))


def test_program_that_cannot_be_decoded_is_refused_with_the_cure(program: Path) -> None:
    program.write_bytes(b"name = '\xe4'\n")
    with pytest.raises(HandbookError, match=r"program.py can't be decoded: .*\nTry: name its enc"):
        programs.prepare(Request((program,)))


def test_program_is_read_by_its_own_encoding_and_served_as_it_is(program: Path) -> None:
    written = "# coding: latin-1\nprint('ä')\n".encode("latin-1")
    program.write_bytes(written)
    ((file, content, read),) = programs.prepare(Request((program,))).programs
    assert (file, content) == (program, written)
    assert (read.name, read.source) == ("program", "# coding: latin-1\nprint('ä')\n")
    assert [found["name"] for found in read.files] == ["", "program.py"]


@pytest.mark.parametrize(("text", "read"), [("", None), ("Ada\n36\n", "Ada\n36\n")])
def test_stdin_is_what_the_file_holds(text: str, read: str | None, program: Path) -> None:
    answers = program.with_name("answers.txt")
    answers.write_text(text)
    ((_, _, found),) = programs.prepare(Request((program,), stdin=answers)).programs
    assert found.stdin == read


def test_two_things_of_one_name_beside_a_program_are_refused(program: Path) -> None:
    other = program.parent / "other" / "program.py"
    other.parent.mkdir()
    other.write_text("")
    programs.prepare(Request((program,), (program, other.parent)))
    with pytest.raises(HandbookError, match=r"would both be program.py in the working folder"):
        programs.prepare(Request((program,), (other,)))


def test_folder_is_packed_with_all_that_is_in_it(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = program.parent / "data"
    (data / "inner" / "empty").mkdir(parents=True)
    (data / "inner" / "raw.bin").write_bytes(b"\xff\0")
    (data / "broken").symlink_to(data / "nothing")
    packed = working_folder.pack([data, program])
    assert sorted(names_in(packed)) == [
        "data/",
        "data/inner/",
        "data/inner/empty/",
        "data/inner/raw.bin",
        "program.py",
    ]
    (entry,) = (e for e in zipfile.ZipFile(io.BytesIO(packed)).filelist if "raw" in e.filename)
    assert (entry.compress_type, entry.file_size) == (zipfile.ZIP_STORED, 2)
    monkeypatch.chdir(data / "inner")
    assert names_in(working_folder.pack([Path()])) == ["inner/", "inner/raw.bin", "inner/empty/"]


def test_folder_that_is_too_much_for_a_page_is_refused(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working_folder, "FILES_AT_MOST", 1)
    with pytest.raises(HandbookError, match=r"2 files of [\d,]+ bytes are too much for a page"):
        working_folder.pack([program.parent])


def test_host_serves_the_site_and_what_lies_beside_a_program(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>the site")
    server = ProgramServer(tmp_path)
    with running(server):
        server.extra = {ARCHIVE: b"packed"}
        with urlopen(server.address + ARCHIVE) as answer:
            assert answer.read() == b"packed"
        with urlopen(server.address + "/") as answer:
            assert answer.read() == b"<p>the site"


def test_output_begins_a_new_line_only_where_one_is_open() -> None:
    out, err = io.StringIO(), io.StringIO()
    output = Output(out, err)
    output.write("stdout", "whole\n")
    output.end_line()
    output.write("stdout", "cut")
    output.write("stderr", "late\n")
    output.end_line()
    output.end_line()
    assert (out.getvalue(), err.getvalue()) == ("whole\ncut\n", "late\n")


def test_output_escapes_what_the_stream_cannot_take() -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    Output(out, out).write("stdout", "ä\n")
    assert out.buffer.getvalue() == b"\\xe4\n"


@pytest.mark.parametrize(
    ("told", "code", "notes"),
    [
        ({}, 0, ()),
        ({"outcome": "error"}, 1, ()),
        ({"outcome": "error", "exitCode": 3}, 3, ()),
        ({"outcome": "error", "exitCode": 0}, 0, ()),
        ({"outcome": "stopped", "note": None}, 130, ()),
        ({"outcome": "ok", "expired": True}, 130, ("Stopped after 7 s.",)),
        ({"outcome": "stopped", "expired": True, "note": "x"}, 130, ("Stopped after 7 s.",)),
        ({"outcome": "died", "note": "It ended. It is back."}, 134, ("It ended.",)),
        ({"outcome": "failed", "note": "No Python."}, None, ("No Python.",)),
        ({"droppedLines": 1200}, 0, ("1,200 lines beyond what a page takes were dropped.",)),
    ],
)
def test_end_is_the_exit_code_that_a_desktop_has(
    told: dict[str, Any], code: int | None, notes: tuple[str, ...]
) -> None:
    usual = {"outcome": "ok", "exitCode": None, "note": None, "droppedLines": 0}
    raw = {**usual, "seconds": 1.5, "expired": False, **told}
    assert program_run._ended(raw, 7) == Ended(code, 1.5, notes)


@pytest.mark.parametrize(
    ("ended", "line"),
    [
        (Ended(0, 1.25), "a.py: exit code 0, 1.2 s"),
        (
            Ended(130, 7.01, ("Stopped after 7 s.",)),
            "a.py: exit code 130, 7.0 s. Stopped after 7 s.",
        ),
        (Ended(None, 0.0, ("No Python.",)), "a.py: not run. No Python."),
    ],
)
def test_last_line_says_how_a_program_ended(ended: Ended, line: str) -> None:
    assert programs._summary(Path("a.py"), ended) == line
