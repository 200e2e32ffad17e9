/**
 * The messages that cross between a page, its Python workers and the kernel of these, and nothing else.
 *
 * Owns: every message shape, once. `py/handbook/_messages.py` holds the same shapes as TypedDicts and
 * is generated from the typedefs below (`python3 build.py build` writes it, a unit test fails when it is stale).
 * Must not import anything: both sides and the generator read this file.
 *
 * Form, for the generator: one `@typedef` per block, `@property {TYPE} name - text`, with `[name]` for what may be
 * absent; TYPE is built from
 * string, number, boolean, null, any, string literals, other typedefs here, SharedArrayBuffer, ArrayBuffer,
 * Uint8Array, WebAssembly.Module, `T[]`,
 * `Record<string, string>` and `|`.
 *
 * Lines and columns: lines count from 1, columns count code points from 0, ends are exclusive.
 * Durations are seconds. Sizes are bytes.
 */

/** @typedef {"stdout" | "stderr" | "stdin" | "value"} StreamName stdin is the reader's own answer, echoed. */

/**
 * A program as the reader has it.
 * @typedef {object} Program
 * @property {string} name - the example's permanent name; its file is called `NAME.py` in tracebacks
 * @property {string} source - Python source
 * @property {string | null} stdin - prepared answers to input(), newline-separated; null asks the reader
 */

/**
 * A file that a program finds in its working folder.
 * @typedef {object} WorkingFile
 * @property {string} name - its path below the working folder, with slashes
 * @property {string | null} text - its content; null when it is to be fetched, or there are bytes
 * @property {string} address - absolute, of the file to fetch; "" when its content is here
 * @property {Uint8Array} [bytes] - its content, where that is no text
 * @property {boolean} [archive] - whether it is a zip with stored entries, which are put there in its place
 */

/**
 * A wrong version of the code that an exercise has the reader write tests for.
 * @typedef {object} Mutant
 * @property {string} name - such as "forgets-the-last"
 * @property {string} source - Python source
 */

/** @typedef {"write" | "fix" | "tests" | "project"} ExerciseKind for "tests" the answer is a test file; a "project" is no exercise. */

/**
 * What an exercise holds against the reader's answer, which is the message's program.
 * @typedef {object} Check
 * @property {ExerciseKind} kind - for "write" and "fix" the answer is imported by the tests as `answer`
 * @property {string} tests - pytest tests; those after `# hidden` are hidden. Of a "project" its files; "" for "tests"
 * @property {string} module - for "tests": the name under which the reader's tests import what they test; else ""
 * @property {string} correct - for "tests": the source that the reader's tests must pass on; else ""
 * @property {Mutant[]} mutants - for "tests": sources on each of which they must fail; else empty
 */

/**
 * A prompt that follows a program, as `python -i` has it; the page draws its terminal.
 * @typedef {object} PromptWish
 * @property {number} lines - that the terminal shows; later sizes are among the keys
 * @property {number} columns - its width in characters
 * @property {boolean} banner - whether Python says what it is
 * @property {string[]} history - statements that can be brought back, oldest first
 */

/**
 * A program of a lasting run. After `prompt`, `input` is answered by a JSON list of these.
 * @typedef {object} NextProgram
 * @property {Program} program - as any
 * @property {boolean} hidden - whether what it writes is not shown
 */

/**
 * @typedef {object} RunMessage
 * @property {"run"} type - tag
 * @property {number} run - identifies the run in every later message; never used twice on a page
 * @property {Program} program - what is run, visibly
 * @property {Program[]} setup - the `after=` chain, oldest first, run before it in the same namespace, unseen
 * @property {string[]} packages - vendored packages that the imports do not reveal
 * @property {string[]} [requirements] - further packages, as pip takes them, which may come from a package index
 * @property {string} [index] - address of that index; "" for the one that everybody uses
 * @property {WorkingFile[]} files - put into the working folder before
 * @property {Check | null} check - not null: the program is not run but held against an exercise's tests
 * @property {string | null} schedule - the order in which its threads take turns, such as "seed:7 switch:slice"
 * @property {PromptWish} [prompt] - the reader goes on at a prompt when the program has ended
 * @property {boolean} [lasting] - more programs follow, see NextProgram
 * @property {BeginMessage} [process] - what is run instead, in the worker of a process
 */

/**
 * @typedef {object} StopMessage
 * @property {"stop"} type - tag
 * @property {number} run - the run to interrupt
 */

/**
 * @typedef {object} AnswerMessage
 * @property {"answer"} type - tag
 * @property {number} run - the run that asked
 * @property {string | null} text - one line without its newline; null is the end of the input
 */

/** @typedef {"jspi" | "shared" | "service-worker" | "none"} Blocking how Python can wait for the page. */

/**
 * @typedef {object} FetchedFile
 * @property {string} name - logical, as in files.js
 * @property {ArrayBuffer} content - inflated
 */

/**
 * The first message to a new worker.
 * @typedef {object} StartMessage
 * @property {"start"} type - tag
 * @property {Blocking} blocking - the way of waiting that the page has prepared
 * @property {string} relay - address of the service worker's relay for this worker; "" unless it is used
 * @property {SharedArrayBuffer | null} memory - for "shared", laid out as in shared-memory.js
 * @property {string} hash_seed - as PYTHONHASHSEED; "" for the one of the memory image, where there is one
 * @property {number} clock_shift - seconds that Python's clock is ahead of the reader's; other than 0 only to record
 * @property {WebAssembly.Module | null} engine - Pyodide's; null when the page could not compile it
 * @property {FetchedFile[]} files - of the runtime, that the page could fetch
 */

/** @typedef {StartMessage | RunMessage | StopMessage | AnswerMessage} ToWorker what a page sends. */

/**
 * @typedef {object} ProgressMessage
 * @property {"progress"} type - tag
 * @property {string} step - what is being done, in the reader's words: "Loading Python"
 * @property {number} loaded - bytes so far
 * @property {number} total - bytes expected; 0 when unknown
 */

/**
 * A moment of the worker's start.
 * @typedef {object} StartMark
 * @property {string} name - of the mark, as in marks.js
 * @property {number} at - milliseconds since 1970
 */

/**
 * @typedef {object} ReadyMessage
 * @property {"ready"} type - tag
 * @property {string} python - version, such as "3.14.2"
 * @property {StartMark[]} marks - of the worker, in order
 */

/**
 * @typedef {object} FailedMessage
 * @property {"failed"} type - tag
 * @property {string} reason - why Python could not be loaded, for the reader
 */

/**
 * @typedef {object} OutputChunk
 * @property {StreamName} stream - where it was written
 * @property {string} text - may hold ANSI escape sequences and any number of newlines
 */

/**
 * @typedef {object} OutputMessage
 * @property {"output"} type - tag
 * @property {number} run - the run that wrote it
 * @property {OutputChunk[]} chunks - in the order written
 */

/**
 * @typedef {object} DisplayMessage
 * @property {"display"} type - tag
 * @property {number} run - the run that showed it
 * @property {Record<string, string>} data - MIME type to text (image/png as base64); the richest is shown
 */

/**
 * @typedef {object} InputMessage
 * @property {"input"} type - tag
 * @property {number} run - the run that waits for one line
 */

/**
 * What a run needs first is being fetched. In the last of these, `loaded` equals `total`.
 * @typedef {object} LoadingMessage
 * @property {"loading"} type - tag
 * @property {number} run - the run that waits for it
 * @property {string} step - what is being done, in the reader's words: "Loading pytest"
 * @property {number} loaded - bytes so far; -1 when unknown
 * @property {number} total - bytes expected; 0 when unknown
 */

/**
 * A test of an exercise begins, or (number 0, before the first) the answer is loaded.
 * @typedef {object} TestingMessage
 * @property {"testing"} type - tag
 * @property {number} run - the run of the check
 * @property {string} title - of the test, in words; for a hidden one "" until it has failed
 * @property {number} number - counted from 1; 0 while the answer is loaded
 * @property {number} total - how many there are; 0 when unknown
 */

/** @typedef {"passed" | "failed" | "skipped"} Verdict of a test; an error in its set-up is a failure. */

/**
 * @typedef {object} TestResult
 * @property {string} name - of the test function, with its parameters as pytest writes them; or of the mutant
 * @property {string} title - the same in words
 * @property {boolean} hidden - whether the reader is shown it only when it has failed
 * @property {Verdict} verdict - how it ended
 * @property {string} message - for a failed one: why, in the reader's words; else ""
 * @property {string} detail - for a failed one: pytest's own report, captured output included; else ""
 */

/**
 * The result of a check; `done` follows.
 * @typedef {object} CheckedMessage
 * @property {"checked"} type - tag
 * @property {number} run - the run of the check
 * @property {boolean} solved - whether everything passed
 * @property {TestResult[]} tests - in the order run
 * @property {string | null} problem - one sentence, when the tests could not be run to their end
 */

/**
 * One level of a traceback in the reader's own code or in a library.
 * @typedef {object} Frame
 * @property {string} file - as the traceback names it
 * @property {number} line - 0 when unknown
 * @property {string} name - of the function, or "<module>"
 * @property {boolean} own - whether it is the reader's code
 */

/**
 * Where in the reader's own source the error shows.
 * @typedef {object} SourceSpan
 * @property {string} program - name of the Program, as a set-up program can fail too
 * @property {number} line - first line
 * @property {number} endLine - last line
 * @property {number | null} column - first column of the failing part, null when unknown
 * @property {number | null} endColumn - one past its last column in endLine
 */

/**
 * An uncaught exception as data; its text is part of the output already.
 * @typedef {object} ErrorReport
 * @property {string} type - qualified name without builtins, such as "ZeroDivisionError"
 * @property {string} message - str() of it
 * @property {string} traceback - as printed
 * @property {Frame[]} frames - outermost first
 * @property {SourceSpan | null} span - the innermost place in the reader's code
 * @property {string | null} hint - one sentence in plain words, for the commonest errors of beginners
 */

/** @typedef {"ok" | "error" | "stopped"} Outcome how a program ended; sys.exit() is "ok" or "error" by its status. */

/**
 * @typedef {object} DoneMessage
 * @property {"done"} type - tag
 * @property {number} run - the run that ended
 * @property {Outcome} outcome - how
 * @property {number} seconds - wall time of the program itself
 * @property {ErrorReport | null} error - for "error"; and for "stopped" where the interrupt was
 * @property {number} dropped_lines - lines printed beyond what the worker sends (see MAX_OUTPUT_BYTES)
 * @property {boolean} [one_by_one] - whether its threads ran one by one, each to its end, as stacks can't be suspended here
 * @property {boolean} [alone] - whether it asked for another process or a socket, which can't be had here
 * @property {number | null} [exit_code] - the number that it gave to sys.exit(), from 0 to 255; null when it gave none
 */

/**
 * The program is over, and the prompt begins: `input` asks for keys, output is a terminal's.
 * @typedef {object} PromptMessage
 * @property {"prompt"} type - tag
 * @property {number} run - that goes on
 * @property {Outcome} outcome - of the program
 * @property {number} seconds - wall time of the program
 * @property {ErrorReport | null} error - see DoneMessage
 * @property {number | null} exit_code - see DoneMessage
 */

/**
 * The interpreter is gone; the page replaces the worker.
 * @typedef {object} DiedMessage
 * @property {"died"} type - tag
 * @property {number} run - the run that ended it
 * @property {string} reason - the engine's own words, for the console
 */

/**
 * @typedef {ProgressMessage | ReadyMessage | FailedMessage | OutputMessage | DisplayMessage | InputMessage | LoadingMessage | TestingMessage | CheckedMessage | PromptMessage | DoneMessage | DiedMessage | KernelMessage} ToPage
 * what a worker sends.
 */

/**
 * A file, a folder or a symbolic link of a process, on its way to another.
 * @typedef {object} MovedFile
 * @property {string} path - absolute
 * @property {number} mode - as `st_mode`
 * @property {number} time - of its last change, in milliseconds since 1970
 * @property {Uint8Array | string | null} content - null for a folder; of a link, where it leads
 */

/**
 * What a process has changed in its folders until it ended.
 * @typedef {object} ChangedFiles
 * @property {MovedFile[]} written - new ones and changed ones, folders before what is in them
 * @property {string[]} removed - absolute paths, those in a folder before the folder
 */

/**
 * What a new process begins with. Its descriptors are the kernel's business.
 * @typedef {object} ProcessStart
 * @property {string[]} argv - the command, beginning with the interpreter's name
 * @property {Record<string, string>} env - the environment
 * @property {string} cwd - its working folder
 * @property {number} group - of processes, to join; 0 for one of its own, -1 for its parent's
 * @property {boolean} session - whether it begins a session of its own
 * @property {number[]} descriptors - those that it has from its parent
 * @property {number[]} consoles - those of them that lead to the page's output
 * @property {number[]} nulls - descriptors that read nothing and write nowhere
 * @property {Record<string, string>} feeds - what can be read from some of those all the same, as Latin-1
 * @property {number[]} [blocked] - signals that its parent holds back
 * @property {Program[]} main - what its parent runs: with the method "spawn" it is imported as `__mp_main__`
 * @property {string[]} packages - those that its program needs
 * @property {MovedFile[]} files - of its parent
 */

/**
 * What a process asks of the kernel (`kernel/kernel.js`).
 * @typedef {object} KernelRequest
 * @property {number} id - names the reply; 0 when none is wanted
 * @property {string} op - the operation
 * @property {any[]} args - of it; the last one says whether to wait, where that is possible
 * @property {Uint8Array} [data] - what is written
 */

/**
 * What the kernel answers to a request that has an id.
 * @typedef {object} KernelReply
 * @property {"reply"} type - tag
 * @property {number} id - of the request
 * @property {any} [value] - of the operation
 * @property {Uint8Array} [data] - what was read
 * @property {string} [error] - instead: the name of an errno
 */

/**
 * Another process has written to the page's output. For the page's own Python.
 * @typedef {object} PrintedMessage
 * @property {"printed"} type - tag
 * @property {number} pid - who has written
 * @property {"stdin" | "stdout" | "stderr"} stream - where
 * @property {Uint8Array} bytes - what
 */

/**
 * Another process has written to a file that this one has opened.
 * @typedef {object} WrittenMessage
 * @property {"written"} type - tag
 * @property {number} descriptor - this process's own
 * @property {Uint8Array} bytes - what
 */

/**
 * @typedef {object} SignalMessage
 * @property {"signal"} type - tag
 * @property {number} signal - its number
 */

/**
 * A process that this one has begun is over.
 * @typedef {object} FilesMessage
 * @property {"files"} type - tag
 * @property {ChangedFiles} files - what it has changed
 */

/**
 * @typedef {object} BeginMessage
 * @property {"begin"} type - tag
 * @property {number} pid - of the process
 * @property {number} parent - of who has begun it
 * @property {ProcessStart} start - what it begins with
 */

/**
 * @typedef {KernelReply | PrintedMessage | WrittenMessage | SignalMessage | FilesMessage | BeginMessage} FromKernel
 * what the kernel sends to a process.
 */

/**
 * Python asks the page for a kernel, with the port that is to lead to it.
 * @typedef {object} KernelMessage
 * @property {"kernel"} type - tag
 */

/**
 * The first message to a kernel, with that port.
 * @typedef {object} KernelStart
 * @property {"start"} type - tag
 * @property {StartMessage} start - how a process starts Python; its files are the kernel's to fetch
 * @property {number} limit - so many processes at once
 */

/**
 * The kernel asks the page for a worker, with the port that is to be its; or to end one.
 * @typedef {object} WorkerMessage
 * @property {"make" | "end"} type - tag
 * @property {number} id - of the worker
 */

/**
 * The page tells the kernel that a worker could not be made, or has failed.
 * @typedef {object} WorkerDeath
 * @property {"died"} type - tag
 * @property {number} id - of the worker
 * @property {string} reason - the browser's words
 */

/** The worker sends no more text than this for one run; the rest is counted and dropped. */
export const MAX_OUTPUT_BYTES = 16_000_000;

/** A page shows no more than this of one run; what was sent beyond it can be downloaded. */
export const MAX_SHOWN_LINES = 10_000;
export const MAX_SHOWN_CHARACTERS = 1_000_000;
