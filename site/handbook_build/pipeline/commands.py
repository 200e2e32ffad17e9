"""The commands of ``build.py``: their arguments, and what each one calls.

Owns: the command line and how failures are shown. At import the standard library only; what a
command needs is imported once the virtual environment runs it.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from handbook_build.errors import HandbookError
from handbook_build.pipeline import environment, program_options
from handbook_build.pipeline.paths import Paths
from handbook_build.pipeline.steps import Steps

if TYPE_CHECKING:
    from pathlib import Path

    from handbook_build.pipeline.node import Node

__all__ = ["main"]

EPILOG = """\
The first start sets everything up: .venv from requirements.lock, site/node_modules with npm.
Nothing outside this folder is changed, but that test, run as root on Debian, installs browsers.
"""


CHECK_HELP = "run every example and exercise in a browser, or other programs; say what is wrong"
CHECK_DESCRIPTION = """\
Builds the site, runs its examples in order and shuffled, checks the answers of its exercises, and
reads the lessons. A PATTERN is a chapter (5), a section (5.5), or a name with * in quotes
("closures-*"); without one, everything is checked. With --program, it runs Python files instead, as
"python FILE" would, and says with which exit code each ended.
"""

BENCH_HELP = "measure starts, printing, builds, threads, serving, reading; write docs/benchmarks.md"
BENCH_DESCRIPTION = """\
Builds the site and runs suites of benchmarks: start, print, build, threads, processes, serve, read,
or all of them. Each variant is measured several times, round robin; the result goes to the terminal
and to docs/benchmarks.md.
"""

RECORD_HELP = "run the shell sessions of console fences and write down what they print"
RECORD_DESCRIPTION = """\
Runs transcripts/NAME.sh beside a lesson with the real tools, and writes what they print into the
fence console name=NAME.
"""
VENDOR_HELP = "choose the wheels that the browser gets, and write py/packages; for maintainers"
VENDOR_DESCRIPTION = """\
Resolves py/packages/requirements.in for Pyodide, fetches and audits the wheels, and writes their
hashes and pyodide-lock.json. Needs Python 3.12 or newer.
"""


def _add_check(check: argparse.ArgumentParser) -> None:
    """Give the command check its arguments."""
    check.add_argument("patterns", nargs="*", metavar="PATTERN", help="what to check")
    check.add_argument(
        "--update", action="store_true", help="record the outputs of the examples instead"
    )
    check.add_argument("--jobs", type=_count, default=2, metavar="N", help="pages at a time (2)")
    check.add_argument("--seed", type=int, metavar="N", help="of the shuffled order, to repeat it")
    program_options.add_to(check, _count)


def _add_build(build: argparse.ArgumentParser) -> None:
    """Give the command build its arguments."""
    build.add_argument(
        "--base-url",
        type=_base_url,
        metavar="URL",
        help="where the site will be, for what needs a whole address: see docs/deploy.md",
    )
    build.add_argument(
        "--compress", action="store_true", help="put .br and .gz beside what hosts may send so"
    )
    build.add_argument("--epub", action="store_true", help="make the handbook as an EPUB too")
    build.add_argument("--pdf", action="store_true", help="print it with Chromium as a PDF too")


def _base_url(text: str) -> str:
    """Read the address of a site; it ends in a slash afterwards.

    :raises ValueError: if it is none, or says more than a place
    """
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise ValueError(text)
    return text.rstrip("/") + "/"


def _add_bench(bench: argparse.ArgumentParser) -> None:
    """Give the command bench its arguments."""
    bench.add_argument("suites", nargs="*", metavar="SUITE", help="none means all")
    bench.add_argument(
        "--repeat", type=_count, default=5, metavar="N", help="times that each is measured (5)"
    )
    bench.add_argument(
        "--only", default="", metavar="TEXT", help="the variants with this in their names"
    )
    bench.add_argument(
        "--python",
        default="",
        metavar="PATH",
        help="the CPython that threads are compared with (the newest, up to 3.14)",
    )


def _add_record(record: argparse.ArgumentParser) -> None:
    """Give the command record its arguments."""
    record.add_argument("names", nargs="*", metavar="NAME", help="of a session; none means all")
    record.add_argument(
        "--verify", action="store_true", help="run them again and compare; write nothing"
    )


def _count(text: str) -> int:
    """Read a number of at least 1.

    :raises ValueError: if it is none
    """
    count = int(text)
    if count < 1:
        raise ValueError(text)
    return count


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    whole = argparse.ArgumentParser(
        prog="build.py",
        description="Builds, serves and tests the interactive Python Handbook.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", required=True)
    serve = commands.add_parser(
        "serve", help="build the site, serve it, rebuild and reload when a file is saved"
    )
    serve.add_argument("--port", type=int, default=8000, help="first port to try (8000)")
    _add_build(commands.add_parser("build", help="write the site to dist/"))
    _add_check(commands.add_parser("check", help=CHECK_HELP, description=CHECK_DESCRIPTION))
    _add_record(commands.add_parser("record", help=RECORD_HELP, description=RECORD_DESCRIPTION))
    test = commands.add_parser(
        "test",
        help="run every check and test, as CI does; arguments go to pytest",
        description="Runs every check and test, as CI does. All other arguments go to pytest.",
    )
    test.add_argument("arguments", nargs="*", metavar="ARG", help="for pytest, such as -k NAME")
    new = commands.add_parser("new", help="write the file of a section that the outline names")
    new.add_argument("id", help="the section, such as 5.6")
    _add_bench(commands.add_parser("bench", help=BENCH_HELP, description=BENCH_DESCRIPTION))
    commands.add_parser("vendor", help=VENDOR_HELP, description=VENDOR_DESCRIPTION)
    commands.add_parser("help", help="show this text")
    return whole


def main(root: Path, arguments: list[str]) -> int:
    """Run one command.

    :param root: the repository
    :param arguments: those of the command line, without the program's name
    :return: exit code
    """
    whole = parser()
    options, others = whole.parse_known_args(arguments)
    if options.command == "help":
        whole.print_help()
        return 0
    if options.command == "test":
        options.arguments = arguments[arguments.index("test") + 1 :]
    elif others:
        whole.error(f"unknown argument: {' '.join(others)}")
    paths = Paths(root)
    try:
        return _run(paths, Steps(paths.logs), options, arguments)
    except HandbookError as error:
        sys.stderr.write(f"build.py: {error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return 130


def _run(paths: Paths, steps: Steps, options: argparse.Namespace, arguments: list[str]) -> int:
    """Set up what the command needs, and run it on the virtual environment's Python."""
    node = environment.prepare(paths, steps, _groups(options))
    if not environment.inside(paths):
        return environment.restart(paths, arguments)
    return _dispatch(paths, steps, node, options)


def _groups(options: argparse.Namespace) -> tuple[str, ...]:
    """Return the sections of the lock that a command needs."""
    if options.command == "test":
        return ("build", "test", "notebooks")
    in_browser = options.command in {"bench", "check"} or getattr(options, "pdf", False)
    return ("build", "test") if in_browser else ("build",)


def _dispatch(paths: Paths, steps: Steps, node: Node, options: argparse.Namespace) -> int:
    """Call the command's function."""
    if options.command in {"bench", "check", "record"}:
        return _dispatch_trials(paths, steps, node, options)
    if options.command == "serve":
        from handbook_build.pipeline import serving  # noqa: PLC0415

        return serving.serve(paths, steps, options.port)
    if options.command == "build":
        from handbook_build.pipeline import editions, publishing, site_build  # noqa: PLC0415

        place = publishing.Place(options.base_url or "", options.compress)
        wish = editions.Wish(options.epub, options.pdf)
        return site_build.main(paths, steps, node, place, wish)
    if options.command == "test":
        from handbook_build.pipeline import suites  # noqa: PLC0415

        return suites.main(paths, steps, node, options.arguments)
    if options.command == "vendor":
        from handbook_build.pipeline import vendor  # noqa: PLC0415

        return vendor.main(paths, steps)
    from handbook_build.extension import scaffold  # noqa: PLC0415

    steps.say(f"wrote {paths.relative(scaffold.new_section(options.id, paths.lessons))}")
    return 0


def _dispatch_trials(paths: Paths, steps: Steps, node: Node, options: argparse.Namespace) -> int:
    """Call the function of a command that tries or measures what was built, or records."""
    if options.command == "bench":
        from handbook_build.bench import command  # noqa: PLC0415

        suites = tuple(options.suites)
        wish = command.Request(suites, options.repeat, options.only, options.python)
        return command.main(paths, steps, node, wish)
    if options.command == "record":
        from handbook_build.checker.record import record  # noqa: PLC0415

        return record(paths, steps, options.names, options.verify)
    wanted = program_options.requested(options)
    if wanted is not None:
        from handbook_build.checker import programs  # noqa: PLC0415

        return programs.main(paths, steps, node, wanted)
    from handbook_build.checker import check  # noqa: PLC0415

    request = check.Request(tuple(options.patterns), options.update, options.jobs, options.seed)
    return check.main(paths, steps, node, request)
