"""The messages between the page and Python, as ``site/js/runtime/protocol.js`` states them.

Generated from it by ``python3 build.py build``: change it there.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

__all__ = [
    "AnswerMessage",
    "BeginMessage",
    "Blocking",
    "ChangedFiles",
    "Check",
    "CheckedMessage",
    "DiedMessage",
    "DisplayMessage",
    "DoneMessage",
    "ErrorReport",
    "ExerciseKind",
    "FailedMessage",
    "FetchedFile",
    "FilesMessage",
    "Frame",
    "FromKernel",
    "InputMessage",
    "KernelMessage",
    "KernelReply",
    "KernelRequest",
    "KernelStart",
    "LoadingMessage",
    "MovedFile",
    "Mutant",
    "NextProgram",
    "Outcome",
    "OutputChunk",
    "OutputMessage",
    "PrintedMessage",
    "ProcessStart",
    "Program",
    "ProgressMessage",
    "PromptMessage",
    "PromptWish",
    "ReadyMessage",
    "RunMessage",
    "SignalMessage",
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
    "WorkerDeath",
    "WorkerMessage",
    "WorkingFile",
    "WrittenMessage",
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
    """Its content; null when it is to be fetched, or there are bytes."""
    address: str
    """Absolute, of the file to fetch; "" when its content is here."""
    bytes: NotRequired[object]
    """Its content, where that is no text."""
    archive: NotRequired[bool]
    """Whether it is a zip with stored entries, which are put there in its place."""


class Mutant(TypedDict):
    """A wrong version of the code that an exercise has the reader write tests for."""

    name: str
    """Such as "forgets-the-last"."""
    source: str
    """Python source."""


# ExerciseKind: for "tests" the answer is a test file; a "project" is no exercise.
ExerciseKind = Literal["write", "fix", "tests", "project"]


class Check(TypedDict):
    """What an exercise holds against the reader's answer, which is the message's program."""

    kind: ExerciseKind
    """For "write" and "fix" the answer is imported by the tests as `answer`."""
    tests: str
    """Pytest tests; those after `# hidden` are hidden. Of a "project" its files; "" for "tests"."""
    module: str
    """For "tests": the name under which the reader's tests import what they test; else ""."""
    correct: str
    """For "tests": the source that the reader's tests must pass on; else ""."""
    mutants: list[Mutant]
    """For "tests": sources on each of which they must fail; else empty."""


class PromptWish(TypedDict):
    """A prompt that follows a program, as `python -i` has it; the page draws its terminal."""

    lines: int
    """That the terminal shows; later sizes are among the keys."""
    columns: int
    """Its width in characters."""
    banner: bool
    """Whether Python says what it is."""
    history: list[str]
    """Statements that can be brought back, oldest first."""


class NextProgram(TypedDict):
    """A program of a lasting run. After `prompt`, `input` is answered by a JSON list of these."""

    program: Program
    """As any."""
    hidden: bool
    """Whether what it writes is not shown."""


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
    requirements: NotRequired[list[str]]
    """Further packages, as pip takes them, which may come from a package index."""
    index: NotRequired[str]
    """Address of that index; "" for the one that everybody uses."""
    files: list[WorkingFile]
    """Put into the working folder before."""
    check: Check | None
    """Not null: the program is not run but held against an exercise's tests."""
    schedule: str | None
    """The order in which its threads take turns, such as "seed:7 switch:slice"."""
    prompt: NotRequired[PromptWish]
    """The reader goes on at a prompt when the program has ended."""
    lasting: NotRequired[bool]
    """More programs follow, see NextProgram."""
    process: NotRequired[BeginMessage]
    """What is run instead, in the worker of a process."""


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
    """Bytes so far; -1 when unknown."""
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


# Verdict: of a test; an error in its set-up is a failure.
Verdict = Literal["passed", "failed", "skipped"]


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
    alone: NotRequired[bool]
    """Whether it asked for another process or a socket, which can't be had here."""
    exit_code: NotRequired[int | None]
    """The number that it gave to sys.exit(), from 0 to 255; null when it gave none."""


class PromptMessage(TypedDict):
    """The program is over, and the prompt begins: `input` asks for keys, output is a terminal's."""

    type: Literal["prompt"]
    """Tag."""
    run: int
    """That goes on."""
    outcome: Outcome
    """Of the program."""
    seconds: float
    """Wall time of the program."""
    error: ErrorReport | None
    """See DoneMessage."""
    exit_code: int | None
    """See DoneMessage."""


class DiedMessage(TypedDict):
    """The interpreter is gone; the page replaces the worker."""

    type: Literal["died"]
    """Tag."""
    run: int
    """The run that ended it."""
    reason: str
    """The engine's own words, for the console."""


class MovedFile(TypedDict):
    """A file, a folder or a symbolic link of a process, on its way to another."""

    path: str
    """Absolute."""
    mode: int
    """As `st_mode`."""
    time: int
    """Of its last change, in milliseconds since 1970."""
    content: object | str | None
    """Null for a folder; of a link, where it leads."""


class ChangedFiles(TypedDict):
    """What a process has changed in its folders until it ended."""

    written: list[MovedFile]
    """New ones and changed ones, folders before what is in them."""
    removed: list[str]
    """Absolute paths, those in a folder before the folder."""


class ProcessStart(TypedDict):
    """What a new process begins with. Its descriptors are the kernel's business."""

    argv: list[str]
    """The command, beginning with the interpreter's name."""
    env: dict[str, str]
    """The environment."""
    cwd: str
    """Its working folder."""
    group: int
    """Of processes, to join; 0 for one of its own, -1 for its parent's."""
    session: bool
    """Whether it begins a session of its own."""
    descriptors: list[int]
    """Those that it has from its parent."""
    consoles: list[int]
    """Those of them that lead to the page's output."""
    nulls: list[int]
    """Descriptors that read nothing and write nowhere."""
    feeds: dict[str, str]
    """What can be read from some of those all the same, as Latin-1."""
    blocked: NotRequired[list[int]]
    """Signals that its parent holds back."""
    main: list[Program]
    """What its parent runs: with the method "spawn" it is imported as `__mp_main__`."""
    packages: list[str]
    """Those that its program needs."""
    files: list[MovedFile]
    """Of its parent."""


class KernelRequest(TypedDict):
    """What a process asks of the kernel (`kernel/kernel.js`)."""

    id: int
    """Names the reply; 0 when none is wanted."""
    op: str
    """The operation."""
    args: list[object]
    """Of it; the last one says whether to wait, where that is possible."""
    data: NotRequired[object]
    """What is written."""


class KernelReply(TypedDict):
    """What the kernel answers to a request that has an id."""

    type: Literal["reply"]
    """Tag."""
    id: int
    """Of the request."""
    value: NotRequired[object]
    """Of the operation."""
    data: NotRequired[object]
    """What was read."""
    error: NotRequired[str]
    """Instead: the name of an errno."""


class PrintedMessage(TypedDict):
    """Another process has written to the page's output. For the page's own Python."""

    type: Literal["printed"]
    """Tag."""
    pid: int
    """Who has written."""
    stream: Literal["stdin", "stdout", "stderr"]
    """Where."""
    bytes: object
    """What."""


class WrittenMessage(TypedDict):
    """Another process has written to a file that this one has opened."""

    type: Literal["written"]
    """Tag."""
    descriptor: int
    """This process's own."""
    bytes: object
    """What."""


class SignalMessage(TypedDict):
    """SignalMessage."""

    type: Literal["signal"]
    """Tag."""
    signal: int
    """Its number."""


class FilesMessage(TypedDict):
    """A process that this one has begun is over."""

    type: Literal["files"]
    """Tag."""
    files: ChangedFiles
    """What it has changed."""


class BeginMessage(TypedDict):
    """BeginMessage."""

    type: Literal["begin"]
    """Tag."""
    pid: int
    """Of the process."""
    parent: int
    """Of who has begun it."""
    start: ProcessStart
    """What it begins with."""


class KernelMessage(TypedDict):
    """Python asks the page for a kernel, with the port that is to lead to it."""

    type: Literal["kernel"]
    """Tag."""


class KernelStart(TypedDict):
    """The first message to a kernel, with that port."""

    type: Literal["start"]
    """Tag."""
    start: StartMessage
    """How a process starts Python; its files are the kernel's to fetch."""
    limit: int
    """So many processes at once."""


class WorkerMessage(TypedDict):
    """The kernel asks the page for a worker, with the port that is to be its; or to end one."""

    type: Literal["make", "end"]
    """Tag."""
    id: int
    """Of the worker."""


class WorkerDeath(TypedDict):
    """The page tells the kernel that a worker could not be made, or has failed."""

    type: Literal["died"]
    """Tag."""
    id: int
    """Of the worker."""
    reason: str
    """The browser's words."""


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
    | PromptMessage
    | DoneMessage
    | DiedMessage
    | KernelMessage
)

# FromKernel: what the kernel sends to a process.
FromKernel = (
    KernelReply | PrintedMessage | WrittenMessage | SignalMessage | FilesMessage | BeginMessage
)
