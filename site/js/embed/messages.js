/**
 * The messages between a page that embeds snippets (embed.js) and their frames (frame.js), and nothing else.
 *
 * Owns: every shape that crosses, once, and how a frame is told its nonce. Pages of others may have an older embed.js
 * in their cache than the frame that they load, so shapes only grow, and what is not known is passed over.
 */

/** Both sides send it; it goes up when an older side would misunderstand. */
export const VERSION = 1;

/** The fragment of a frame's address is this and the nonce, by which frame and page know each other's messages. */
const FRAGMENT = "#snippet=";

/** @returns {string} that nobody can guess */
export function newNonce() {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16).padStart(8, "0")).join("");
}

/** @param {string} nonce */
export const fragmentOf = (nonce) => FRAGMENT + nonce;

/**
 * @param {string} fragment - of an address, with its `#`
 * @returns {string | null} null when it is another fragment: nobody embeds this page by messages
 */
export function nonceIn(fragment) {
  const nonce = fragment.startsWith(FRAGMENT) ? fragment.slice(FRAGMENT.length) : "";
  return /^[0-9a-f]{32}$/.test(nonce) ? nonce : null;
}

/** @typedef {"light" | "dark"} ShownTheme */

/**
 * How the host page wants a snippet to look.
 * @typedef {object} Look
 * @property {ShownTheme} theme
 * @property {Record<string, string>} properties - the page's `--py-snippet-*`, as far as it has set them
 */

/**
 * A program that runs unseen before the one that is shown.
 * @typedef {object} HiddenProgram
 * @property {string} name
 * @property {string} source
 */

/**
 * A file of the program's working folder.
 * @typedef {object} HostFile
 * @property {string} name - with slashes
 * @property {string} text - "" when there are bytes
 * @property {Uint8Array<ArrayBuffer>} [bytes] - what is in it, where that is no text
 */

/**
 * What a frame shows. A frame of an example has its program already.
 * @typedef {object} Snippet
 * @property {string} name - its file is called `NAME.py` in tracebacks
 * @property {string | null} code - null for the example of the frame's page
 * @property {string | null} after - an example of the handbook that runs before it
 * @property {string[]} packages
 * @property {string | null} stdin - prepared answers to input(); null asks the reader
 * @property {boolean} readonly
 * @property {"shown" | "hidden" | "elsewhere"} output - hidden: errors are shown; elsewhere: the page itself shows it
 * @property {[number, number] | null} lines - first and last of those that are shown
 * @property {{ height: number | null } | null} editor - one that is open from the start; it scrolls what is higher than
 *   so many CSS pixels. null: it opens when the reader asks for it
 * @property {boolean} fills - whether the frame's height is the page's affair
 * @property {Look} look
 */

/**
 * The first to a frame. A port comes with it where the program runs in the Python of another frame.
 * @typedef {{ type: "show", snippet: Snippet }} ShowMessage
 */

/**
 * A Python that programs of the page share.
 * @typedef {object} Shared
 * @property {string | null} environment - whose programs share one namespace too, which lasts; null is that of all
 *   others, of which every run begins afresh
 * @property {number} edition - goes up when an environment is to begin again, for all who have it
 * @property {string[]} packages - for an environment: those that it begins with
 * @property {HostFile[]} files - likewise
 */

/**
 * To a frame that shows nothing: lend a Python to another frame, whose port comes with it.
 * @typedef {{ type: "lend", shared: Shared }} LendMessage
 */

/**
 * To such a frame: run a program that nobody sees; remembered: and again, whenever its environment begins anew.
 * @typedef {{ type: "evaluate", id: number, shared: Shared, name: string, code: string, remembered: boolean }} EvaluateMessage
 */
/** @typedef {{ type: "look", look: Look }} LookMessage the host page has changed its colours. */
/** @typedef {{ type: "start", ticket: number }} StartMessage run it; the end is told with the same number. */
/** @typedef {{ type: "stop" }} StopMessage */
/** @typedef {{ type: "reset" }} ResetMessage */
/** @typedef {{ type: "code", code: string }} CodeMessage the page changes the program. */

/**
 * The answer to `prepare`.
 * @typedef {object} PreparedMessage
 * @property {"prepared"} type - tag
 * @property {number} id - of the question
 * @property {boolean} allowed - false: the host page has taken the run upon itself, and nothing is run
 * @property {HiddenProgram[]} setup - in this order before it
 * @property {HostFile[]} files
 * @property {string} before - source that runs before the program, seen; "" for none
 * @property {string | null} problem - one sentence for the reader: why it can't be run
 */

/** @typedef {ShowMessage | LendMessage | EvaluateMessage | LookMessage | StartMessage | StopMessage | ResetMessage | CodeMessage | PreparedMessage} ToFrame */

/** @typedef {{ type: "loaded", version: number }} LoadedMessage the frame waits for `show`. */
/** @typedef {{ type: "ready", code: string }} ReadyMessage the program is to be seen. */
/** @typedef {{ type: "height", height: number }} HeightMessage in CSS pixels. */
/** @typedef {{ type: "changed", code: string }} ChangedMessage the reader has typed, or reset. */
/** @typedef {{ type: "prepare", id: number }} PrepareMessage the program is about to run: what does it need? */
/** @typedef {{ type: "run" }} RunMessage it runs. */
/** @typedef {{ type: "output", stream: import("../runtime/protocol.js").StreamName, text: string }} OutputMessage */
/** @typedef {{ type: "display", data: Record<string, string> }} DisplayMessage a rich result, by MIME type. */

/**
 * A run is over.
 * @typedef {object} DoneMessage
 * @property {"done"} type - tag
 * @property {number[]} tickets - of the `start` messages that are answered by it
 * @property {"ok" | "error" | "stopped" | "died" | "failed"} outcome - see RunResult
 * @property {number} seconds - of the program itself
 * @property {{ type: string, message: string, traceback: string, line: number | null } | null} error - what has ended it
 * @property {string | null} note - a sentence that the reader sees too
 */

/**
 * A program that nobody sees has ended.
 * @typedef {object} EvaluatedMessage
 * @property {"evaluated"} type - tag
 * @property {number} id - of the `evaluate`
 * @property {{ stream: import("../runtime/protocol.js").StreamName, text: string }[]} output
 * @property {DoneMessage["outcome"]} outcome
 * @property {string | null} note
 */

/** @typedef {{ type: "failed", reason: string }} FailedMessage the frame can't show it; one sentence. */

/**
 * @typedef {LoadedMessage | ReadyMessage | HeightMessage | ChangedMessage | PrepareMessage | RunMessage | OutputMessage
 *   | DisplayMessage | DoneMessage | EvaluatedMessage | FailedMessage} FromFrame
 */

/**
 * @template T
 * @typedef {object} Envelope what is posted
 * @property {string} nonce
 * @property {T} message
 */

/**
 * @template {{ type: string }} T
 * @param {unknown} data - of a message event, from whomever
 * @param {string} nonce
 * @returns {T | null} null when it is not for this pair of page and frame
 */
export function opened(data, nonce) {
  const envelope = /** @type {Partial<Envelope<T>> | null} */ (typeof data === "object" ? data : null);
  if (envelope?.nonce !== nonce || typeof envelope.message?.type !== "string") return null;
  return envelope.message;
}
