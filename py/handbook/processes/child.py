"""What a process does from its first line to its exit: run a command as the interpreter would.

Owns: the options of the command line, the streams, and the exit code.

Imports nothing of the browser.
"""

from __future__ import annotations

import atexit
import builtins
import gc
import io
import linecache
import os
import signal
import sys
import threading
import warnings
from dataclasses import dataclass, field
from operator import index
from textwrap import dedent
from types import ModuleType
from typing import TYPE_CHECKING, Any, NoReturn
from weakref import ref

from handbook.concurrency.scheduler import scheduler
from handbook.frames import clean
from handbook.processes import descriptors as table
from handbook.processes import files, flags, groups, installation, masks, multiprocess, spawning
from handbook.processes.kernel import kernel
from handbook.unraisable import show_unraisable

if TYPE_CHECKING:
    from handbook._messages import BeginMessage

__all__ = ["Command", "parse", "run"]

USAGE = "usage: python3 [option] ... [-c cmd | -m mod | file | -] [arg] ..."

FLAGS = frozenset("bBdEhiIOPqRsSuvVx")
"""Options of one letter that no word follows."""

STOPPED = -signal.SIGINT


@dataclass
class Command:
    """What the command line says.

    :ivar kind: "code", "module", "file" or "stdin"; "version" and "usage" only print.
    :ivar what: the code, the module's name or the file's path.
    :ivar argv: as `sys.argv`, but for its first item.
    :ivar letters: the options of one letter, in the order of their coming.
    """

    kind: str = "stdin"
    what: str = "-"
    argv: list[str] = field(default_factory=list)
    unbuffered: bool = False
    warnings: list[str] = field(default_factory=list)
    options: dict[str, Any] = field(default_factory=dict)
    letters: str = ""


def parse(words: list[str]) -> Command:
    """Read a command line as the interpreter does.

    :param words: all but the interpreter's name.
    :raises ValueError: for an option that there is not.
    """
    command = Command()
    rest = list(words)
    while rest and rest[0].startswith("-") and rest[0] != "-":
        word = rest.pop(0)
        if word in {"--version", "--help"}:
            command.kind = "version" if word == "--version" else "usage"
            return command
        if word == "--":
            break
        if word.startswith("--"):
            if word == "--check-hash-based-pycs":
                rest[:1] = []
                continue
            message = f"unknown option {word}"
            raise ValueError(message)
        if _take_letters(command, word[1:], rest):
            return command
    if rest:
        command.kind, command.what = ("stdin", "-") if rest[0] == "-" else ("file", rest[0])
        command.argv = rest[1:]
    return command


def _take_letters(command: Command, letters: str, rest: list[str]) -> bool:
    """Take a word of options; tell whether what is to be run has come."""
    while letters:
        letter, letters = letters[0], letters[1:]
        if letter in "cm":
            if not letters and not rest:
                message = f"Argument expected for the -{letter} option"
                raise ValueError(message)
            command.kind = "code" if letter == "c" else "module"
            command.what = letters or rest.pop(0)
            command.argv = rest
            return True
        if letter in "WX":
            if not letters and not rest:
                message = f"Argument expected for the -{letter} option"
                raise ValueError(message)
            value = letters or rest.pop(0)
            if letter == "W":
                command.warnings.append(value)
            else:
                name, equals, text = value.partition("=")
                command.options[name] = text if equals else True
            return False
        if letter not in FLAGS:
            message = f"Unknown option: -{letter}"
            raise ValueError(message)
        command.unbuffered = command.unbuffered or letter == "u"
        command.letters += letter
        if letter in "Vh":
            command.kind = "version" if letter == "V" else "usage"
            return True
    return False


def run(message: BeginMessage) -> int:
    """Be a process until its end.

    :return: its exit code; negative for a signal that has ended it.
    """
    start = message["start"]
    spawning.become(message["pid"], message["parent"])
    masks.inherit(start.get("blocked", ()))
    multiprocess.be_main_of(start["main"])
    _open_descriptors(start)
    files.stand_in_for_open()
    _forget_programs_folder()
    os.environ.clear()
    os.environ.update(start["env"])
    os.chdir(start["cwd"])
    words = start["argv"]
    try:
        command = parse(words[1:])
    except ValueError as error:
        _open_streams(unbuffered=False)
        sys.stderr.write(f"{error}\n{USAGE}\n")
        return _end(2)
    variables = flags.environment(command.letters)
    _open_streams(unbuffered=command.unbuffered or bool(variables.get("PYTHONUNBUFFERED")))
    sys.orig_argv[:] = words
    sys._xoptions.update(command.options)
    flags.set_flags(command.letters, command.options)
    _filter_warnings(variables.get("PYTHONWARNINGS", ""), command.warnings)
    installation.watch_signals()
    installation.replace_endings(_exit, _abort)
    groups.tell_handled()
    return _end(_run(command))


def _forget_programs_folder() -> None:
    """Have imports not look where Python was started: only the page's programs are there."""
    home = os.path.expanduser("~")
    sys.path[:] = [folder for folder in sys.path if folder != home]


def _open_descriptors(start: Any) -> None:
    for fd in start["descriptors"]:
        _occupy(fd)
        table.adopt(fd, console=fd in start["consoles"])
    for fd in start["nulls"]:
        _occupy(fd)
        feed = start["feeds"].get(str(fd))
        if feed is not None:
            _feed(fd, feed.encode("latin-1"))


def _occupy(fd: int) -> None:
    """Have one of the interpreter's descriptors lead nowhere."""
    null = table.reserve()
    if null != fd:
        table.replace_own(null, fd)


def _feed(fd: int, content: bytes) -> None:
    """Have a descriptor lead to a file with some content."""
    path = f"/tmp/.descriptor-{fd}"
    with open(path, "wb") as file:
        file.write(content)
    opened = os.open(path, os.O_RDONLY)
    table.replace_own(opened, fd)
    os.unlink(path)


def _open_streams(*, unbuffered: bool) -> None:
    encoding = os.environ.get("PYTHONIOENCODING", "").partition(":")[0] or "utf-8"
    for fd, name in enumerate(("stdin", "stdout", "stderr")):
        raw: Any
        buffer: Any
        if fd == 0:
            raw = files.KernelFile(0, "rb", closefd=False)
            buffer = io.BufferedReader(raw)
        else:
            raw = files.OutputFile(fd)
            buffer = raw if unbuffered else io.BufferedWriter(raw)
        console = fd in table.descriptors and table.descriptors[fd].console
        errors = "backslashreplace" if fd == 2 else "strict"
        stream = io.TextIOWrapper(
            buffer,
            encoding,
            errors,
            line_buffering=console or fd == 2,
            write_through=unbuffered and fd > 0,
        )
        stream.mode = "r" if fd == 0 else "w"  # type: ignore[misc]  # as CPython does
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def _filter_warnings(variable: str, words: list[str]) -> None:
    developing = ["default"] if sys.flags.dev_mode else []
    given = [*developing, *filter(None, variable.split(",")), *words]
    sys.warnoptions[:] = given
    vars(warnings)["_processoptions"](given)


def _run(command: Command) -> int:
    """Run what the command line names; return the exit code."""
    try:
        if command.kind == "version":
            sys.stdout.write(f"Python {sys.version.split()[0]}\n")
        elif command.kind == "usage":
            sys.stdout.write(f"{USAGE}\n")
        else:
            _execute(command)
    except SystemExit as error:
        return _code_of(error.code)
    except BaseException as error:
        return _report(error)
    return 0


def _report(error: BaseException) -> int:
    """Show what nobody has caught."""
    clean(error, frozenset())
    try:
        sys.excepthook(type(error), error, error.__traceback__)
    except BaseException as inner:  # as the interpreter, which says so and goes on
        sys.__excepthook__(type(inner), inner, inner.__traceback__)
    return STOPPED if isinstance(error, KeyboardInterrupt) else 1


def _code_of(code: object) -> int:
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    sys.stderr.write(f"{code}\n")
    return 1


def _execute(command: Command) -> None:
    main = ModuleType("__main__")
    vars(main)["__builtins__"] = builtins
    sys.modules["__main__"] = main
    variables = flags.environment(command.letters)
    extra = [path for path in variables.get("PYTHONPATH", "").split(":") if path]
    sys.path[:0] = extra
    if command.kind == "module":
        import runpy  # noqa: PLC0415  few processes need it

        sys.argv[:] = ["-m", *command.argv]
        _search_first(os.getcwd())
        vars(runpy)["_run_module_as_main"](command.what)
        return
    if command.kind == "file":
        _execute_file(command.what, command.argv)
        return
    sys.argv[:] = ["-c" if command.kind == "code" else "-", *command.argv]
    _search_first("")
    if command.kind == "code":
        source = dedent(command.what)
        code = compile(source, "<string>", "exec")
        linecache._register_code(code, source, "<string>")  # type: ignore[attr-defined]  # private
    else:
        code = compile(sys.stdin.read(), "<stdin>", "exec")
    exec(code, vars(main))


def _search_first(folder: str) -> None:
    """Have imports look into the program's own folder first, unless that is held to be unsafe."""
    if not sys.flags.safe_path:
        sys.path.insert(0, folder)


def _execute_file(path: str, argv: list[str]) -> None:
    sys.argv[:] = [path, *argv]
    if os.path.isdir(path) or path.endswith((".zip", ".pyz")):
        import runpy  # noqa: PLC0415  few processes need it

        sys.path.insert(0, path)
        vars(runpy)["_run_module_as_main"]("__main__", False)
        return
    _search_first(os.path.dirname(os.path.realpath(path)))
    try:
        with io.open_code(os.path.abspath(path)) as file:
            source = file.read()
    except OSError as error:
        sys.stderr.write(
            f"{spawning.EXECUTABLE}: can't open file {os.path.abspath(path)!r}: "
            f"[Errno {error.errno}] {error.strerror}\n"
        )
        raise SystemExit(2) from None
    from importlib.machinery import SourceFileLoader  # noqa: PLC0415  few processes need it

    main = vars(sys.modules["__main__"])
    main.update(__file__=path, __cached__=None, __loader__=SourceFileLoader("__main__", path))
    exec(compile(source, path, "exec"), main)


def _exit(status: int) -> NoReturn:
    """Exit to the system with specified status, without normal exit processing."""
    code = index(status) & 0xFF
    try:
        files.wait_for_output()
    except OSError:
        code = code or 120
    _vanish(code)


def _abort() -> NoReturn:
    """Abort the interpreter immediately."""
    _vanish(-signal.SIGABRT)


def _vanish(code: int) -> NoReturn:
    kernel.exit(code)
    while True:  # until the kernel has ended the worker
        scheduler.park(None, "its own end", outside=True, signals=False)


def _end(code: int) -> int:
    """Do what the interpreter does at its exit."""
    try:
        threading._shutdown()  # type: ignore[attr-defined]  # private, not in typeshed
    except BaseException as error:  # as the interpreter, which says so and goes on
        show_unraisable("Exception ignored on threading shutdown", error)
    atexit._run_exitfuncs()
    code = _flush(code)
    scheduler.finalizing = True
    _finalize_modules()
    code = _flush(code)
    try:
        files.wait_for_output()
    except OSError:
        code = code or 120
    return code


def _flush(code: int) -> int:
    """Send what was printed; return the exit code, which says if that failed."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None and not stream.closed:
                stream.flush()
        except (OSError, ValueError):
            code = code or 120
    return code


def _finalize_modules() -> None:
    """Let go of the program's own modules, so that `__del__` runs of what they hold."""
    for name in ("last_exc", "last_type", "last_value", "last_traceback"):
        vars(sys).pop(name, None)
    programs = [sys.modules.pop(name, None) for name in ("__main__", "__mp_main__")]
    left = [ref(module) for module in programs if module is not None]
    del programs
    gc.collect()
    for module in filter(None, (reference() for reference in left)):
        names = vars(module)
        for name in [name for name in names if name != "__builtins__"]:
            names[name] = None
