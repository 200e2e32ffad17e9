"""The messages between the page and Python, as ``site/js/runtime/protocol.js`` states them.

Generated from it by ``python3 build.py build``: change it there.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

__all__ = [
    "AnswerMessage",
    "Blocking",
    "Check",
    "CheckedMessage",
    "DiedMessage",
    "DisplayMessage",
    "DoneMessage",
    "ErrorReport",
    "ExerciseKind",
    "FailedMessage",
    "FetchedFile",
    "Frame",
    "InputMessage",
    "LoadingMessage",
    "Mutant",
    "Outcome",
    "OutputChunk",
    "OutputMessage",
    "Program",
    "ProgressMessage",
    "ReadyMessage",
    "RunMessage",
    "SourceSpan",
    "StartMark",
    "StartMessage",
    "StopMessage",
    "StreamName",
    "TestResult",
    "TestingMessage",
    "ToPage",
    "ToWorker",
    "Verdict",
    "WorkingFile",
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


class WorkingFile(TypedDict):
    """A file that a program finds in its working folder."""

    name: str
    """Its path below the working folder, with slashes."""
    text: str | None
    """Its content; null when it is to be fetched."""
    address: str
    """Absolute, of the file to fetch; "" when there is a text."""
    archive: NotRequired[bool]
    """Whether it is a zip with stored entries, which are put there in its place."""


class Mutant(TypedDict):
    """A wrong version of the code that an exercise has the reader write tests for."""

    name: str
    """Such as "forgets-the-last"."""
    source: str
    """Python source."""


# ExerciseKind: what the reader does; for "tests" the answer is a test file.
ExerciseKind = Literal["write", "fix", "tests"]


class Check(TypedDict):
    """What an exercise holds against the reader's answer, which is the message's program."""

    kind: ExerciseKind
    """For "write" and "fix" the answer is imported by the tests as `answer`."""
    tests: str
    """Pytest tests; those after the line `# hidden` are hidden. "" for the kind "tests"."""
    module: str
    """For "tests": the name under which the reader's tests import what they test; else ""."""
    correct: str
    """For "tests": the source that the reader's tests must pass on; else ""."""
    mutants: list[Mutant]
    """For "tests": sources on each of which they must fail; else empty."""


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
    files: list[WorkingFile]
    """Put into the working folder before."""
    check: Check | None
    """Not null: the program is not run but held against an exercise's tests."""
    schedule: str | None
    """The order in which its threads take turns, such as "seed:7 switch:slice"."""


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


class FetchedFile(TypedDict):
    """FetchedFile."""

    name: str
    """Logical, as in files.js."""
    content: object
    """Inflated."""


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
    hash_seed: str
    """As PYTHONHASHSEED; "" for the one of the memory image, where there is one."""
    clock_shift: int
    """Seconds that Python's clock is ahead of the reader's; other than 0 only to record."""
    engine: object | None
    """Pyodide's; null when the page could not compile it."""
    files: list[FetchedFile]
    """Of the runtime, that the page could fetch."""


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


class StartMark(TypedDict):
    """A moment of the worker's start."""

    name: str
    """Of the mark, as in marks.js."""
    at: int
    """Milliseconds since 1970."""


class ReadyMessage(TypedDict):
    """ReadyMessage."""

    type: Literal["ready"]
    """Tag."""
    python: str
    """Version, such as "3.14.2"."""
    marks: list[StartMark]
    """Of the worker, in order."""


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


class LoadingMessage(TypedDict):
    """What a run needs first is being fetched. In the last of these, `loaded` equals `total`."""

    type: Literal["loading"]
    """Tag."""
    run: int
    """The run that waits for it."""
    step: str
    """What is being done, in the reader's words: "Loading pytest"."""
    loaded: int
    """Bytes so far."""
    total: int
    """Bytes expected; 0 when unknown."""


class TestingMessage(TypedDict):
    """A test of an exercise begins, or (number 0, before the first) the answer is loaded."""

    type: Literal["testing"]
    """Tag."""
    run: int
    """The run of the check."""
    title: str
    """Of the test, in words; for a hidden one "" until it has failed."""
    number: int
    """Counted from 1; 0 while the answer is loaded."""
    total: int
    """How many there are; 0 when unknown."""


# Verdict: whether a test has passed; an error in its set-up is a failure.
Verdict = Literal["passed", "failed"]


class TestResult(TypedDict):
    """TestResult."""

    name: str
    """Of the test function, with its parameters as pytest writes them; or of the mutant."""
    title: str
    """The same in words."""
    hidden: bool
    """Whether the reader is shown it only when it has failed."""
    verdict: Verdict
    """How it ended."""
    message: str
    """For a failed one: why, in the reader's words; else ""."""
    detail: str
    """For a failed one: pytest's own report, captured output included; else ""."""


class CheckedMessage(TypedDict):
    """The result of a check; `done` follows."""

    type: Literal["checked"]
    """Tag."""
    run: int
    """The run of the check."""
    solved: bool
    """Whether everything passed."""
    tests: list[TestResult]
    """In the order run."""
    problem: str | None
    """One sentence, when the tests could not be run to their end."""


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
    hint: str | None
    """One sentence in plain words, for the commonest errors of beginners."""


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
    one_by_one: NotRequired[bool]
    """Whether its threads ran one by one, each to its end, as stacks can't be suspended here."""
    exit_code: NotRequired[int | None]
    """The number that it gave to sys.exit(), from 0 to 255; null when it gave none."""


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
    | LoadingMessage
    | TestingMessage
    | CheckedMessage
    | DoneMessage
    | DiedMessage
)
