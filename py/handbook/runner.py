"""Runs programs for the page, one after the other, each as if Python had just started.

Owns: `Runner`, the one object that the bridge drives.
Must not import anything of the browser.
"""

from __future__ import annotations

from contextvars import copy_context
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.concurrency.program_threads import NoThreads
from handbook.interrupts import Shield
from handbook.report import describe, text_of
from handbook.session import Ending, Session
from handbook.state import State

if TYPE_CHECKING:
    from handbook._messages import RunMessage
    from handbook.concurrency.program_threads import Threads
    from handbook.host import Host

__all__ = ["Runner"]


class Runner:
    """Runs programs and reports through a host.

    Made last of all at start-up: what it finds then is what every run starts from.

    :param host: the page.
    :param folder: the programs' working folder; it is made, and emptied after every run.
    :param threads: those of programs; None where they are the operating system's.
    """

    def __init__(self, host: Host, folder: Path, threads: Threads | None = None) -> None:
        self._host = host
        self._threads = threads or NoThreads()
        self._state = State(folder)
        self._shield = Shield()
        self._session: Session | None = None

    def run(self, message: RunMessage) -> None:
        """Run a program with its set-up, and send output, displays, questions and one `done`.

        Before the next one, `tidy` has to be called.
        """
        session, ending = None, Ending()
        try:
            self._shield.up()
            parts = (self._shield, self._state, self._threads)
            session = Session(self._host, message, *parts, ending)
            self._session = session
            copy_context().run(session.run)
        except BaseException as error:  # ours: a Stop between two bytecodes, or a defect
            self._shield.up()
            stopped = isinstance(error, KeyboardInterrupt)
            ending.outcome = "stopped" if stopped else "error"
            self._note(session, error)
        finally:
            self._finish(message["run"], session, ending)

    def tidy(self) -> None:
        """Put the interpreter back as it was before the run."""
        self._shield.up()
        try:
            self._state.restore()
        finally:
            self._shield.drop()

    def revive(self) -> None:
        """Put in place what a memory snapshot does not hold, or holds of an earlier time."""
        self._state.revive()

    def close(self) -> None:
        """Leave the interpreter to somebody else; a page never does."""
        self._state.close()

    def flush(self) -> None:
        """Send the output that waits. May be called at any time, also by a signal handler."""
        session = self._session
        if session is not None:
            session.transcript.flush()

    @staticmethod
    def _note(session: Session | None, error: BaseException) -> None:
        """Let the page know of an error that is not the program's."""
        if session is None:
            return
        printed = text_of(error)
        session.ending.error = describe(error, printed, ())
        session.transcript.hidden = False
        session.transcript.write("stderr", printed)

    def _finish(self, run: int, session: Session | None, ending: Ending) -> None:
        """Send what is left, and say that it is over."""
        self._state.builtins.restore()
        try:
            self._say_end(run, session, ending)
        except Exception:  # the program has changed what the host needs
            self._state.restore()
            self._say_end(run, session, ending)
        finally:
            self._session = None
            self._shield.drop()

    def _say_end(self, run: int, session: Session | None, ending: Ending) -> None:
        dropped = 0
        if session is not None:
            session.transcript.close()
            dropped = session.transcript.dropped_lines
        self._host.emit(
            {
                "type": "done",
                "run": run,
                "outcome": ending.outcome,
                "seconds": ending.seconds,
                "error": ending.error,
                "dropped_lines": dropped,
                "one_by_one": ending.one_by_one,
                "alone": ending.alone,
                "exit_code": ending.exit_code,
            }
        )
