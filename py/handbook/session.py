"""One run: set-up programs and the program in one namespace, as `python NAME.py` has it.

Owns: the order of things in a run, and which of them are the reader's and can be stopped.
Must not import anything of the browser.
"""

from __future__ import annotations

import builtins
import gc
import json
import re
import sys
import weakref
from dataclasses import dataclass
from importlib.machinery import SourceFileLoader
from time import perf_counter
from types import ModuleType
from typing import TYPE_CHECKING, Any

from handbook import report
from handbook.checks import Examination, answer_file
from handbook.concurrency.schedules import parse_schedule
from handbook.frames import clean
from handbook.keyboard import Keyboard
from handbook.output import Transcript
from handbook.processes.kernel import kernel
from handbook.program import VALUE, SourceFile, compile_program, is_async
from handbook.rich import bundle, show_with

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Coroutine

    from handbook._messages import (
        Check,
        ErrorReport,
        NextProgram,
        Outcome,
        Program,
        PromptWish,
        RunMessage,
    )
    from handbook.concurrency.program_threads import Threads
    from handbook.concurrency.schedules import schedule
    from handbook.host import Host
    from handbook.interrupts import Shield
    from handbook.state import State

__all__ = ["Ending", "Session"]

_settrace, _setprofile = sys.settrace, sys.setprofile

_WATCHING = re.compile("trace|rofil|monitoring|breakpoint|pdb|bdb")

ERROR_BYTES = 300_000
"""Room for the traceback of a program that has printed more than is sent."""


@dataclass
class Ending:
    """How a run ended; the parts of a DoneMessage."""

    outcome: Outcome = "ok"
    error: ErrorReport | None = None
    seconds: float = 0.0
    one_by_one: bool = False
    alone: bool = False
    exit_code: int | None = None


@dataclass
class Session:
    """One run.

    :param host: the page.
    :param message: what to run.
    :param shield: keeps Stop away from the code here.
    :param state: what the run may change, and how that is put back.
    :param threads: those of the program.
    :param ending: takes down how it ends.
    """

    host: Host
    message: RunMessage
    shield: Shield
    state: State
    threads: Threads
    ending: Ending

    def __post_init__(self) -> None:
        self.transcript = Transcript(self.message["run"], self.host.emit)
        self._keyboard = Keyboard(self.host, self.transcript)
        programs = [*self.message["setup"], self.message["program"]]
        self._files = {program["name"]: SourceFile.of(program) for program in programs}
        self._check = self.message["check"]
        if self._check is not None:
            name = self.message["program"]["name"]
            self._files[name] = SourceFile.of(self.message["program"], answer_file(self._check))
        self._names = frozenset(file.name for file in self._files.values())
        self._module = ModuleType("__main__")
        self._loop: asyncio.Runner | None = None
        self._schedule: schedule | None = None

    def run(self) -> None:
        """Run everything; what happened is in `ending` and in the transcript."""
        self._prepare()
        error = self._run_setup()
        if error is None:
            start = perf_counter()
            error = self._run_main()
            self.ending.seconds = perf_counter() - start
        self.transcript.hidden = self._check is not None
        self._conclude(error)
        if "prompt" in self.message:
            error = self._prompt(self.message["prompt"])
        elif self.message.get("lasting"):
            self._go_on()
        if isinstance(error, KeyboardInterrupt):
            self._end_threads()
        error = None  # its frames hold the namespace
        self._leave()

    def _prepare(self) -> None:
        self.state.prepare()
        self.threads.prepare()
        sys.modules["__main__"] = self._module
        vars(self._module)["__builtins__"] = builtins
        self.transcript.take_over()
        streams = {
            "stdin": self._keyboard.stdin(),
            "stdout": self.transcript.stdout(unseen=self._watches()),
            "stderr": self.transcript.stderr(),
        }
        for name, stream in streams.items():
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)
        sys.excepthook = sys.__excepthook__
        show_with(self._display)
        for file in self._files.values():
            file.publish()

    def _watches(self) -> bool:
        """Tell whether a program looks as if it traced, profiled or debugged; a prompt may."""
        sources = (file.source for file in self._files.values())
        return "prompt" in self.message or any(map(_WATCHING.search, sources))

    def _run_main(self) -> BaseException | None:
        text = self.message["schedule"]
        if text is not None:
            self._schedule = parse_schedule(text)
            self._schedule.__enter__()
        if self._check is None:
            return self._run_program(self.message["program"])
        return self._examine(self._check)

    def _run_setup(self) -> BaseException | None:
        self.transcript.hidden = True
        for program in self.message["setup"]:
            error = self._run_program(program)
            if error is not None and not _is_success(error):
                return error
        self.transcript.settle()
        self.transcript.hidden = False
        return None

    def _run_program(self, program: Program) -> BaseException | None:
        file = self._files[program["name"]]
        vars(self._module).update(
            __file__=file.name, __loader__=SourceFileLoader("__main__", file.name), __cached__=None
        )
        sys.argv[:] = [file.name]
        self._keyboard.prepare(program["stdin"])
        return self._as_reader(lambda: self._execute(file))

    def _examine(self, check: Check) -> BaseException | None:
        """Hold the program against an exercise's tests; what that prints is not shown."""
        self.transcript.hidden = True
        self._keyboard.end()
        mend = self.state.builtins.restore
        examination = Examination(self.message, check, self.host.emit, mend)
        error = self._as_reader(examination.run)
        if not isinstance(error, KeyboardInterrupt):
            examination.report()
        return error

    def _execute(self, file: SourceFile) -> None:
        code = compile_program(file)
        namespace = vars(self._module)
        if is_async(code):
            self._wait_for(eval(code, namespace))
        else:
            exec(code, namespace)
        if VALUE in namespace:
            value = namespace.pop(VALUE)
            if not self.message.get("lasting"):  # its programs are no cells of a notebook
                self._show(value)

    def _wait_for(self, coroutine: Coroutine[Any, Any, Any]) -> None:
        """Run a program's coroutine; all of a run share one event loop, closed at its end."""
        if self._loop is None:
            import asyncio  # noqa: PLC0415  most programs never need it

            self._loop = asyncio.Runner()
        self._loop.run(coroutine)

    def _show(self, value: object) -> None:
        """Show the value of a last expression as the REPL does."""
        if sys.displayhook is not sys.__displayhook__:
            sys.displayhook(value)
        elif value is not None:
            data = bundle(value)
            if data is None:
                self.transcript.write("value", repr(value) + "\n")
            else:
                self._display(data)

    def _display(self, data: dict[str, str]) -> None:
        if not self.transcript.hidden and self.transcript.spend(sum(map(len, data.values()))):
            self.transcript.flush()
            self.host.emit({"type": "display", "run": self.transcript.run, "data": data})

    def _as_reader(self, call: Callable[[], object]) -> BaseException | None:
        """Run the reader's code, which can be stopped and can raise anything.

        :return: what it raised, without our frames.
        """
        try:
            try:
                self.shield.down()
                self.state.builtins.lend()
                call()
            finally:
                _setprofile(None)
                _settrace(None)
                self.state.builtins.take()
                self.shield.up()
        except BaseException as error:  # the reader's code
            self.shield.up()
            clean(error, self._names)
            return error
        return None

    def _conclude(self, error: BaseException | None) -> None:
        """Show what ended the program, as the interpreter does, and note it."""
        self.transcript.settle()
        self.transcript.allow(ERROR_BYTES)
        if error is None or _is_success(error):
            return
        self.ending.outcome = "stopped" if isinstance(error, KeyboardInterrupt) else "error"
        if isinstance(error, SystemExit):
            self.ending.exit_code = error.code & 0xFF if isinstance(error.code, int) else None
            printed = "" if isinstance(error.code, int) else f"{_safe_str(error.code)}\n"
        else:
            printed = report.text_of(error)
        self._print(error, printed)
        self.ending.error = report.describe(error, printed, self._files.values())
        self.transcript.flush()

    def _print(self, error: BaseException, printed: str) -> None:
        hook = sys.excepthook
        if hook is sys.__excepthook__ or isinstance(error, SystemExit):
            self.transcript.write("stderr", printed)
            return
        failure = self._as_reader(lambda: hook(type(error), error, error.__traceback__))
        if failure is not None:
            text = report.text_of(failure)
            text = f"Error in sys.excepthook:\n{text}\nOriginal exception was:\n{printed}"
            self.transcript.write("stderr", text)

    def _prompt(self, wish: PromptWish) -> BaseException | None:
        """Go on at a prompt, whatever has become of the program, as `python -i` does.

        :return: what has ended it, if it was not its end.
        """
        self._tell_end()
        show_with(self._display_plainly)
        error = self._as_reader(lambda: self._interact(wish))
        self._conclude(error)
        return error

    def _tell_end(self) -> None:
        """Say how a program has ended after which the run goes on."""
        self.transcript.settle()
        self.transcript.flush()
        ending = self.ending
        self.host.emit(
            {
                "type": "prompt",
                "run": self.transcript.run,
                "outcome": ending.outcome,
                "seconds": ending.seconds,
                "error": ending.error,
                "exit_code": ending.exit_code,
            }
        )
        ending.outcome, ending.error, ending.exit_code = "ok", None, None
        self.transcript.renew()

    def _go_on(self) -> None:
        """Run further programs in the same namespace, as long as the page has some."""
        from handbook.prompt.packages import PackageFinder  # noqa: PLC0415  few runs need it

        sys.meta_path.append(PackageFinder(self.host.provide))
        self._tell_end()
        while (programs := self._next_programs()) is not None:
            error: BaseException | None = None
            start = perf_counter()
            for following in programs:
                self.transcript.hidden = following["hidden"]
                error = self._run_next(following["program"])
                self._conclude(error)
                if error is not None and not _is_success(error):
                    break
            error = None  # its frames hold the namespace's objects
            self.ending.seconds = perf_counter() - start
            self.transcript.hidden = False
            self._tell_end()

    def _next_programs(self) -> list[NextProgram] | None:
        """Wait for what the page wants to be run; a Stop that comes too late does nothing.

        :return: in this order; None when nothing more comes.
        """
        lines: list[str | None] = []
        self.host.emit({"type": "input", "run": self.transcript.run})
        while not lines:
            error = self._as_reader(lambda: lines.append(self.host.read_line()))
            if error is not None and not isinstance(error, KeyboardInterrupt):
                return None
        return None if lines[0] is None else json.loads(lines[0])

    def _run_next(self, program: Program) -> BaseException | None:
        file = SourceFile.of(program)
        file.publish()
        self._files[program["name"]] = file
        self._names |= {file.name}
        return self._run_program(program)

    def _interact(self, wish: PromptWish) -> None:
        from handbook.prompt.interaction import Interaction  # noqa: PLC0415  few runs need it

        interaction = Interaction(self.host, self.transcript, self._keyboard, self._wait_for)
        interaction.run(vars(self._module), wish)

    def _display_plainly(self, data: dict[str, str]) -> None:
        """Show on a terminal what it can show of an object."""
        shown = data.get("text/plain") or data.get("text/markdown")
        self.transcript.write("stdout", f"{shown or ' '.join(data)}\n")

    def _leave(self) -> None:
        """Do what the interpreter does at its exit: end the loop, call atexit, drop modules."""
        if self._loop is not None:
            self._as_reader(self._loop.close)
        self._conclude(self._as_reader(self.threads.wait))
        self._as_reader(self.state.exits.run)
        if self._schedule is not None:
            self._schedule.__exit__()
        self._end_threads()
        self._as_reader(self._drop_namespace)
        self.transcript.settle()
        for file in self._files.values():
            file.withdraw()

    def _end_threads(self) -> None:
        """End the threads that are left; what they still say is not heard."""
        hidden, self.transcript.hidden = self.transcript.hidden, True
        self.ending.one_by_one |= self.threads.ran_one_by_one
        self.ending.alone |= kernel.was_missed
        self.threads.end()
        self.transcript.hidden = hidden

    def _drop_namespace(self) -> None:
        """Let go of modules as the interpreter does: what nobody else holds is finalized."""
        module = weakref.ref(self._module)
        sys.modules.pop("__main__", None)
        self._module = ModuleType("__main__")
        gc.collect()
        left = module()
        if left is not None:
            vars(left).clear()
            gc.collect()
        if self.state.modules.drop():
            gc.collect()


def _is_success(error: BaseException) -> bool:
    return isinstance(error, SystemExit) and (error.code is None or error.code == 0)


def _safe_str(value: object) -> str:
    try:
        return str(value)
    except Exception:  # the reader's class
        return object.__repr__(value)
