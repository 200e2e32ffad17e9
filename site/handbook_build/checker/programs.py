"""``build.py check --program``: runs Python files in the page's runtime, as ``python FILE`` would.

Owns: what is refused before anything runs, the order, and the line that says how each file ended.
Must not import Sphinx.
"""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from importlib.util import decode_source
from typing import TYPE_CHECKING

from handbook_build.checker.browser import open_browser
from handbook_build.checker.program_host import ARCHIVE, PROGRAM, ProgramServer
from handbook_build.checker.program_run import Output, Program, run_program
from handbook_build.checker.working_folder import pack, refuse_same_names
from handbook_build.errors import HandbookError
from handbook_build.pipeline import browsers, site_build
from handbook_build.pipeline.server import running

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO

    from handbook_build.checker.program_run import Ended
    from handbook_build.pipeline.node import Node
    from handbook_build.pipeline.paths import Paths
    from handbook_build.pipeline.steps import Steps

__all__ = ["Request", "main", "prepare", "run"]


@dataclass(frozen=True)
class Request:
    """What the command line asks for.

    :ivar files: the programs
    :ivar beside: what lies in their working folder too
    :ivar packages: of the handbook's, that their imports don't reveal
    :ivar timeout_s: how long each may take
    :ivar firefox: whether they run in Firefox instead of Chromium
    :ivar stdin: what each reads; None for nothing
    """

    files: tuple[Path, ...]
    beside: tuple[Path, ...] = ()
    packages: tuple[str, ...] = ()
    timeout_s: int = 600
    firefox: bool = False
    stdin: Path | None = None


@dataclass(frozen=True)
class Prepared:
    """What has been read from disk.

    :ivar programs: by the file of each as it was given, with its bytes
    :ivar beside: what lies in their working folder too, as a zip
    """

    programs: tuple[tuple[Path, bytes, Program], ...]
    beside: bytes
    firefox: bool


def main(paths: Paths, steps: Steps, node: Node, request: Request) -> int:
    """Build the site and run the programs.

    :param node: runs esbuild
    :return: exit code: 0 when all programs ended with 0
    :raises HandbookError: when the site can't be built, or a file can't be had
    """
    prepared = prepare(request)
    site_build.build_quietly(paths, steps, node)
    return run(paths, steps, prepared)


def prepare(request: Request) -> Prepared:
    """Read everything that is asked for.

    :raises HandbookError: when something can't be had
    """
    for file in request.files:
        _refuse_unless_file("--program", file)
    for path in request.beside:
        if not path.exists():
            raise HandbookError(_missing("--beside", path, "a file or a folder"))
    stdin = _read_stdin(request.stdin) if request.stdin else None
    programs = tuple((file, *_read(file, request, stdin)) for file in request.files)
    return Prepared(programs, pack(request.beside), request.firefox)


def run(paths: Paths, steps: Steps, prepared: Prepared, stderr: TextIO | None = None) -> int:
    """Run programs in the site as it is built.

    :param steps: say how each ended, on the stream that its stdout goes to
    :param stderr: what its stderr goes to; None is ours
    :return: exit code: 0 when all programs ended with 0
    """
    if prepared.firefox:
        browser = browsers.require_program("firefox-esr", steps)
    else:
        browser = browsers.find_chromium(steps)
    output = Output(steps.stream, stderr or sys.stderr)
    server = ProgramServer(paths.dist)
    with running(server):
        return asyncio.run(_run_all(server, browser, prepared, steps, output))


async def _run_all(
    server: ProgramServer,
    browser: str,
    prepared: Prepared,
    steps: Steps,
    output: Output,
) -> int:
    """Run one program after the other; return the command's exit code."""
    failed = False
    async with open_browser(browser, firefox=prepared.firefox) as opened:
        context = await opened.new_context()
        for file, content, program in prepared.programs:
            server.extra = {PROGRAM: content, ARCHIVE: prepared.beside}
            ended = await run_program(context, f"{server.address}/", program, output)
            output.end_line()
            steps.say(_summary(file, ended))
            failed = failed or ended.exit_code != 0
    return int(failed)


def _summary(file: Path, ended: Ended) -> str:
    """Return the line that says how a program ended."""
    if ended.exit_code is None:
        how = "not run."
    else:
        how = f"exit code {ended.exit_code}, {ended.seconds:.1f} s" + ("." if ended.notes else "")
    return " ".join((f"{file}: {how}", *ended.notes))


def _read(file: Path, request: Request, stdin: str | None) -> tuple[bytes, Program]:
    """Return a program and the bytes of its file."""
    refuse_same_names((file, *request.beside))
    content = file.read_bytes()
    try:
        source = decode_source(content)
    except (SyntaxError, UnicodeDecodeError) as error:
        raise HandbookError(
            f"check --program: {file} can't be decoded: {error}."
            "\nTry: name its encoding in the first line, as in # coding: latin-1."
        ) from error
    files: list[dict[str, object]] = [
        {"name": "", "text": None, "address": ARCHIVE, "archive": True},
        {"name": file.name, "text": None, "address": PROGRAM},
    ]
    name = file.name.removesuffix(".py")
    return content, Program(name, source, stdin, request.packages, files, request.timeout_s)


def _read_stdin(file: Path) -> str | None:
    """Return what is in a file; None when that is nothing."""
    _refuse_unless_file("--stdin", file)
    return file.read_text("utf-8", errors="replace") or None


def _refuse_unless_file(option: str, path: Path) -> None:
    if path.is_dir():
        raise HandbookError(f"check {option}: {path} is a folder.\nTry: the path of a file in it.")
    if not path.exists():
        raise HandbookError(_missing(option, path, "a file"))


def _missing(option: str, path: Path, kind: str) -> str:
    return f"check {option}: there is no {path}.\nTry: the path of {kind} that exists."
