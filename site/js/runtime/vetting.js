/**
 * What a stranger's Python sends to the page: it can send anything, in any number, as nothing in its worker is out of
 * its reach. Only messages of the shapes in protocol.js go on, made anew of what they may hold.
 */

/** @typedef {import("./protocol.js").ToPage} ToPage */

/**
 * A value as it may go on; throws where it may not.
 * @typedef {(value: any) => any} Shape
 */

/** More messages in a second than this are no program's output: what Python writes comes every few milliseconds. */
const MOST_MESSAGES = 10_000;
const WINDOW_MS = 1000;
/** Nothing shows, or keeps, more than a small part of it. */
const MOST_CHARACTERS = 256_000_000;
/** Lists that a page works through at once. */
const MOST_ITEMS = 10_000;

class Misshapen extends Error {
  name = "Misshapen";
}

/** @param {boolean} holds */
function must(holds) {
  if (!holds) throw new Misshapen();
}

/** @param {string} type @returns {Shape} */
const typed = (type) => (value) => {
  must(typeof value === type);
  return value;
};

const text = typed("string");
const flag = typed("boolean");

/** @type {Shape} */
const number = (value) => {
  must(Number.isFinite(value));
  return value;
};

/** @param {Shape} shape @returns {Shape} */
const orNull = (shape) => (value) => (value === null ? null : shape(value));

/** @param {Shape} shape @returns {Shape} */
const perhaps = (shape) => (value) => (value === undefined ? undefined : shape(value));

/** @param {...string} words @returns {Shape} */
const oneOf =
  (...words) =>
  (value) => {
    must(words.includes(value));
    return value;
  };

/** @param {Shape} shape @returns {Shape} */
const list = (shape) => (value) => {
  must(Array.isArray(value) && value.length <= MOST_ITEMS);
  return value.map(shape);
};

/** @param {Record<string, Shape>} fields @returns {Shape} */
const object = (fields) => (value) => {
  must(typeof value === "object" && value !== null);
  return Object.fromEntries(Object.entries(fields).map(([name, shape]) => [name, shape(value[name])]));
};

/** @type {Shape} texts by any name */
const texts = (value) => {
  must(typeof value === "object" && value !== null);
  return Object.fromEntries(Object.entries(value).filter(([, one]) => typeof one === "string"));
};

const progress = { step: text, loaded: number, total: number };

const error = object({
  type: text,
  message: text,
  traceback: text,
  frames: list(object({ file: text, line: number, name: text, own: flag })),
  span: orNull(
    object({ program: text, line: number, endLine: number, column: orNull(number), endColumn: orNull(number) }),
  ),
  hint: orNull(text),
});

const test = object({
  name: text,
  title: text,
  hidden: flag,
  verdict: oneOf("passed", "failed", "skipped"),
  message: text,
  detail: text,
});

/** By type; the type itself is added to each. @type {Record<ToPage["type"], Shape>} */
const SHAPES = {
  progress: object(progress),
  ready: object({ python: text, marks: list(object({ name: text, at: number })) }),
  failed: object({ reason: text }),
  output: object({
    run: number,
    chunks: list(object({ stream: oneOf("stdout", "stderr", "stdin", "value"), text })),
  }),
  display: object({ run: number, data: texts }),
  input: object({ run: number }),
  loading: object({ run: number, ...progress }),
  testing: object({ run: number, title: text, number, total: number }),
  checked: object({ run: number, solved: flag, tests: list(test), problem: orNull(text) }),
  done: object({
    run: number,
    outcome: oneOf("ok", "error", "stopped"),
    seconds: number,
    error: orNull(error),
    dropped_lines: number,
    one_by_one: perhaps(flag),
    alone: perhaps(flag),
    exit_code: perhaps(orNull(number)),
  }),
  prompt: object({
    run: number,
    outcome: oneOf("ok", "error", "stopped"),
    seconds: number,
    error: orNull(error),
    exit_code: orNull(number),
  }),
  died: object({ run: number, reason: text }),
  kernel: object({}),
};

/** How many characters a message has that were not looked at one by one. @param {ToPage} message */
function lengthOf(message) {
  if (message.type === "output") return message.chunks.reduce((sum, chunk) => sum + chunk.text.length, 0);
  if (message.type === "display") return Object.values(message.data).reduce((sum, one) => sum + one.length, 0);
  return 0;
}

export class Vetting {
  #onflood;
  #most;
  #clock;
  #windowEnd = 0;
  #messages = 0;
  #characters = 0;
  #flooded = false;

  /**
   * @param {() => void} onflood - called once, when more comes than any program sends
   * @param {object} [how]
   * @param {number} [how.most] - messages in a second
   * @param {() => number} [how.clock] - in milliseconds
   */
  constructor(onflood, { most = MOST_MESSAGES, clock = () => performance.now() } = {}) {
    this.#onflood = onflood;
    this.#most = most;
    this.#clock = clock;
  }

  /** Another message has come, whatever it is. */
  count() {
    const now = this.#clock();
    if (now > this.#windowEnd) {
      this.#windowEnd = now + WINDOW_MS;
      this.#messages = 0;
    }
    this.#messages += 1;
    if (this.#messages > this.#most) this.#flood();
  }

  /**
   * @param {any} data - what has come
   * @returns {ToPage | null} the same, as far as it has a shape that goes on
   */
  message(data) {
    this.count();
    const message = this.#flooded ? null : shaped(data);
    if (!message) return null;
    this.#characters += lengthOf(message);
    if (this.#characters <= MOST_CHARACTERS) return message;
    this.#flood();
    return null;
  }

  /** A program begins, or a reader has answered: it may write as much as before. */
  begin() {
    this.#characters = 0;
  }

  #flood() {
    if (this.#flooded) return;
    this.#flooded = true;
    this.#onflood();
  }
}

/**
 * @param {any} data
 * @returns {ToPage | null}
 */
function shaped(data) {
  const type = typeof data === "object" && data !== null ? data.type : null;
  if (typeof type !== "string" || !Object.hasOwn(SHAPES, type)) return null;
  try {
    return { type, ...SHAPES[/** @type {ToPage["type"]} */ (type)](data) };
  } catch (error) {
    if (error instanceof Misshapen) return null;
    throw error;
  }
}
