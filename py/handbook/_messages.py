"""The messages between the page and Python, as ``site/js/runtime/protocol.js`` states them.

Generated from it by ``python3 build.py build``: change it there.
"""

from __future__ import annotations

from typing import Literal, TypedDict

__all__ = [
    "AnswerMessage",
    "Blocking",
    "DiedMessage",
    "DisplayMessage",
    "DoneMessage",
    "ErrorReport",
    "FailedMessage",
    "Frame",
    "InputMessage",
    "Outcome",
    "OutputChunk",
    "OutputMessage",
    "Program",
    "ProgressMessage",
    "ReadyMessage",
    "RunMessage",
    "SourceSpan",
    "StartMessage",
    "StopMessage",
    "StreamName",
    "ToPage",
    "ToWorker",
]

# StreamName: stdin is the reader's own answer, echoed.
StreamName = Literal["stdout", "stderr", "stdin", "value"]


class Program(TypedDict):
    """A program as the reader has it."""

    name: str
    """The example's permanent name; its file is called `NAME.py` in tracebacks."""
    source: str
    """Python source."""
    stdin: str | None
    """Prepared answers to input(), newline-separated; null asks the reader."""


class RunMessage(TypedDict):
    """RunMessage."""

    type: Literal["run"]
    """Tag."""
    run: int
    """Identifies the run in every later message; never used twice on a page."""
    program: Program
    """What is run, visibly."""
    setup: list[Program]
    """The `after=` chain, oldest first, run before it in the same namespace, unseen."""
    packages: list[str]
    """Vendored packages that the imports do not reveal."""


class StopMessage(TypedDict):
    """StopMessage."""

    type: Literal["stop"]
    """Tag."""
    run: int
    """The run to interrupt."""


class AnswerMessage(TypedDict):
    """AnswerMessage."""

    type: Literal["answer"]
    """Tag."""
    run: int
    """The run that asked."""
    text: str | None
    """One line without its newline; null is the end of the input."""


# Blocking: how Python can wait for the page.
Blocking = Literal["jspi", "shared", "service-worker", "none"]


class StartMessage(TypedDict):
    """The first message to a new worker."""

    type: Literal["start"]
    """Tag."""
    blocking: Blocking
    """The way of waiting that the page has prepared."""
    relay: str
    """Address of the service worker's relay for this worker; "" unless it is used."""
    memory: object | None
    """For "shared", laid out as in shared-memory.js."""
    build: str
    """Of the runtime's files, as in runtime.json."""


class ProgressMessage(TypedDict):
    """ProgressMessage."""

    type: Literal["progress"]
    """Tag."""
    step: str
    """What is being done, in the reader's words: "Loading Python"."""
    loaded: int
    """Bytes so far."""
    total: int
    """Bytes expected; 0 when unknown."""


class ReadyMessage(TypedDict):
    """ReadyMessage."""

    type: Literal["ready"]
    """Tag."""
    python: str
    """Version, such as "3.14.2"."""


class FailedMessage(TypedDict):
    """FailedMessage."""

    type: Literal["failed"]
    """Tag."""
    reason: str
    """Why Python could not be loaded, for the reader."""


class OutputChunk(TypedDict):
    """OutputChunk."""

    stream: StreamName
    """Where it was written."""
    text: str
    """May hold ANSI escape sequences and any number of newlines."""


class OutputMessage(TypedDict):
    """OutputMessage."""

    type: Literal["output"]
    """Tag."""
    run: int
    """The run that wrote it."""
    chunks: list[OutputChunk]
    """In the order written."""


class DisplayMessage(TypedDict):
    """DisplayMessage."""

    type: Literal["display"]
    """Tag."""
    run: int
    """The run that showed it."""
    data: dict[str, str]
    """MIME type to text (image/png as base64); the richest is shown."""


class InputMessage(TypedDict):
    """InputMessage."""

    type: Literal["input"]
    """Tag."""
    run: int
    """The run that waits for one line."""


class Frame(TypedDict):
    """One level of a traceback in the reader's own code or in a library."""

    file: str
    """As the traceback names it."""
    line: int
    """0 when unknown."""
    name: str
    """Of the function, or "<module>"."""
    own: bool
    """Whether it is the reader's code."""


class SourceSpan(TypedDict):
    """Where in the reader's own source the error shows."""

    program: str
    """Name of the Program, as a set-up program can fail too."""
    line: int
    """First line."""
    endLine: int
    """Last line."""
    column: int | None
    """First column of the failing part, null when unknown."""
    endColumn: int | None
    """One past its last column in endLine."""


class ErrorReport(TypedDict):
    """An uncaught exception as data; its text is part of the output already."""

    type: str
    """Qualified name without builtins, such as "ZeroDivisionError"."""
    message: str
    """Str() of it."""
    traceback: str
    """As printed."""
    frames: list[Frame]
    """Outermost first."""
    span: SourceSpan | None
    """The innermost place in the reader's code."""


# Outcome: how a program ended; sys.exit() is "ok" or "error" by its status.
Outcome = Literal["ok", "error", "stopped"]


class DoneMessage(TypedDict):
    """DoneMessage."""

    type: Literal["done"]
    """Tag."""
    run: int
    """The run that ended."""
    outcome: Outcome
    """How."""
    seconds: float
    """Wall time of the program itself."""
    error: ErrorReport | None
    """For "error"; and for "stopped" where the interrupt was."""
    dropped_lines: int
    """Lines printed beyond what the worker sends (see MAX_OUTPUT_BYTES)."""


class DiedMessage(TypedDict):
    """The interpreter is gone; the page replaces the worker."""

    type: Literal["died"]
    """Tag."""
    run: int
    """The run that ended it."""
    reason: str
    """The engine's own words, for the console."""


# ToWorker: what a page sends.
ToWorker = StartMessage | RunMessage | StopMessage | AnswerMessage

# ToPage: what a worker sends.
ToPage = (
    ProgressMessage
    | ReadyMessage
    | FailedMessage
    | OutputMessage
    | DisplayMessage
    | InputMessage
    | DoneMessage
    | DiedMessage
)
