"""A session at the prompt, after a program or with none.

Owns: `Interaction`, what it changes for as long as it lasts, and how its statements run.
Imports nothing of the browser. What it changes is put back with everything else of a run.
"""

from __future__ import annotations

import ast
import builtins
import linecache
import os
import signal
import sys
from types import CodeType
from typing import TYPE_CHECKING, Any

from _pyrepl import pager, readline, simple_interact
from _pyrepl.console import InteractiveColoredConsole

from handbook.frames import clean
from handbook.program import is_async
from handbook.prompt.console import KIND, make_reader
from handbook.prompt.packages import PackageFinder
from handbook.prompt.pager import Pager, choose, use
from handbook.prompt.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from handbook._messages import PromptWish
    from handbook.host import Host
    from handbook.keyboard import Keyboard
    from handbook.output import Transcript

__all__ = ["HISTORY", "Interaction"]

_eval = eval

HISTORY = "application/vnd.handbook.history"
"""The type of what the page gets after a statement: its text, for the history of later prompts."""

TERMINAL_DESCRIPTORS = frozenset({0, 1, 2})


class Interaction:
    """Python's own prompt in a namespace.

    :param host: the page.
    :param transcript: takes what is written.
    :param keyboard: the source of `sys.stdin`.
    :param wait_for: runs a coroutine in the run's event loop.
    """

    def __init__(
        self,
        host: Host,
        transcript: Transcript,
        keyboard: Keyboard,
        wait_for: Callable[[Coroutine[Any, Any, Any]], object],
    ) -> None:
        self._host = host
        self._transcript = transcript
        self._keyboard = keyboard
        self._wait_for = wait_for

    def run(self, namespace: dict[str, Any], wish: PromptWish) -> None:
        """Read statements and run them, until the reader ends it.

        :param wish: what the page has said of its terminal.
        :raises SystemExit: that of `exit()`.
        """
        transcript = self._transcript
        terminal = Terminal(self._host, transcript, wish["lines"], wish["columns"])
        transcript.terminal = True
        self._become_terminal(terminal)
        self._reader = make_reader(terminal)
        self._reader.history[:] = wish["history"]
        self._connect_names(namespace, terminal)
        console = _Statements(namespace, transcript, self._wait_for, self._tell_history)
        if wish["banner"]:
            console.write(_banner())
        flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        try:
            while not _talk(console, flags):
                console.resetbuffer()
        finally:
            use(None)

    def _become_terminal(self, terminal: Terminal) -> None:
        """Have the interpreter find a terminal where it has streams of the page."""
        isatty = os.isatty

        def is_terminal(fd: int, /) -> bool:
            return fd in TERMINAL_DESCRIPTORS or isatty(fd)

        def size(_fd: int = 1, /) -> os.terminal_size:
            return os.terminal_size((terminal.columns, terminal.lines))

        vars(os).update(isatty=is_terminal, get_terminal_size=size)
        os.environ["TERM"] = KIND
        sys.meta_path.append(PackageFinder(self._host.provide))
        show = Pager(terminal)
        use(show)
        vars(pager)["get_pager"] = choose
        if "pydoc" in sys.modules:  # it has chosen one
            vars(sys.modules["pydoc"])["pager"] = show

    def _connect_names(self, namespace: dict[str, Any], terminal: Terminal) -> None:
        """Do what `_pyrepl.readline._setup` does, which asks the operating system first."""
        config = self._reader.config
        config.module_completer = readline.ModuleCompleter(namespace)
        config.readline_completer = readline.RLCompleter(namespace).complete
        vars(readline)["raw_input"] = builtins.input
        vars(builtins)["input"] = readline._wrapper.input
        self._keyboard.connect(self._read_line)
        vars(simple_interact)["append_history_file"] = lambda: None  # the page keeps it
        vars(sys).setdefault("ps1", ">>> ")
        vars(sys).setdefault("ps2", "... ")

    @staticmethod
    def _read_line() -> str | None:
        """Read a line for `sys.stdin`."""
        try:
            return str(readline._wrapper.input(""))
        except EOFError:
            return None

    def _tell_history(self) -> None:
        """Let the page know the newest line of the history: it keeps them for later prompts."""
        if self._reader.history:
            run, data = self._transcript.run, {HISTORY: self._reader.history[-1]}
            self._host.emit({"type": "display", "run": run, "data": data})


class _Statements(InteractiveColoredConsole):  # type: ignore[misc]  # _pyrepl has no types
    """Runs statements as the interpreter does, but allows `await` anywhere.

    :param namespace: of `__main__`.
    :param transcript: counts for each statement anew how much it has written.
    :param wait_for: runs a coroutine.
    :param before: called before a statement is run, which may be the last.
    """

    def __init__(
        self,
        namespace: dict[str, Any],
        transcript: Transcript,
        wait_for: Callable[[Coroutine[Any, Any, Any]], object],
        before: Callable[[], None],
    ) -> None:
        super().__init__(namespace, filename="<stdin>")
        self._before = before
        self._transcript = transcript
        self._wait_for = wait_for

    def runsource(self, source: str, filename: str = "<input>", symbol: str = "single") -> bool:
        """Run what was typed; the debugger, which looks for files, finds its lines."""
        self._before()
        lines = [f"{line}\n" for line in source.splitlines()]
        linecache.cache[filename] = (len(source), None, lines, filename)
        return bool(super().runsource(source, filename, symbol))

    def runcode(self, code: CodeType) -> object:
        """Run a statement; show what it raised without frames of ours."""
        try:
            try:
                result = _eval(code, self.locals)
                if is_async(code):
                    self._wait_for(result)
            finally:
                self._transcript.renew()
                _leave_debugger()
        except SystemExit:
            raise
        except BaseException as error:  # the reader's code
            clean(error, frozenset([code.co_filename]))
            self._showtraceback(type(error), error, error.__traceback__, "")
            return self.STATEMENT_FAILED
        return None


def _talk(console: _Statements, flags: int) -> bool:
    """Read statements and run them; tell whether the reader has ended it."""
    try:
        simple_interact.run_multiline_interactive_console(console, future_flags=flags)
    except KeyboardInterrupt:  # one that came while another was shown
        return False
    return True


def _leave_debugger() -> None:
    """Have Ctrl-C be the prompt's again: pdb's `continue` leaves a handler that opens pdb anew."""
    pdb = sys.modules.get("pdb")
    handler = signal.getsignal(signal.SIGINT)
    if pdb is not None and isinstance(getattr(handler, "__self__", None), pdb.Pdb):
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _banner() -> str:
    words = 'Type "help", "copyright", "credits" or "license" for more information.'
    return f"Python {sys.version.split()[0]} on {sys.platform}\n{words}\n"
