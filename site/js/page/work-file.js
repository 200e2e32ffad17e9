/**
 * The file in which a reader takes their work from one browser to another: how it is written, read and merged.
 *
 * A file comes from anywhere: nothing in it is taken on trust, and what is read here is shown as text only.
 */
import { toTheme } from "./theme.js";

/** @typedef {{ text: string, digest: string }} Edit a reader's text, and the digest of the original it was made from */
/** @typedef {import("../lib/solved-store.js").SolvedRecord} SolvedRecord */
/** @typedef {import("./theme.js").Theme} Theme */

/**
 * @typedef {object} Work
 * @property {Map<string, Edit>} edits - by the names of examples and exercises
 * @property {Map<string, SolvedRecord>} solved - by the names of exercises
 * @property {Theme} theme
 */

const KIND = "python-handbook-work";
const VERSION = 1;
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Says what is wrong with a file, to its reader. */
export class WorkFileError extends Error {}

/**
 * @param {Work} work
 * @param {Date} now
 * @returns {string} the content of a file
 */
export function writeWork({ edits, solved, theme }, now) {
  const file = {
    kind: KIND,
    version: VERSION,
    exportedAt: now.toISOString(),
    theme,
    edits: Object.fromEntries([...edits].map(([name, { text, digest }]) => [name, { text, digest }])),
    solved: Object.fromEntries([...solved].map(([name, { solvedAt, digest }]) => [name, { solvedAt, digest }])),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * @template T
 * @param {unknown} part - name to whatever the file says of it
 * @param {string} what - the part, in words
 * @param {(entry: Record<string, unknown>) => T | null} read - null for what is malformed
 * @returns {Map<string, T>}
 */
function readPart(part, what, read) {
  if (!isRecord(part)) throw new WorkFileError(`The file does not hold ${what}s as it should.`);
  const found = new Map();
  for (const [name, entry] of Object.entries(part)) {
    const value = NAME.test(name) && isRecord(entry) ? read(entry) : null;
    if (!value) throw new WorkFileError(`The ${what} “${name.slice(0, 60)}” in the file is malformed.`);
    found.set(name, value);
  }
  return found;
}

/** @param {Record<string, unknown>} entry @returns {Edit | null} */
function readEdit({ text, digest }) {
  return typeof text === "string" && typeof digest === "string" ? { text, digest } : null;
}

/** @param {Record<string, unknown>} entry @returns {SolvedRecord | null} */
function readSolved({ solvedAt, digest }) {
  if (typeof solvedAt !== "string" || typeof digest !== "string") return null;
  const date = new Date(solvedAt);
  return Number.isNaN(date.getTime()) ? null : { solvedAt: date.toISOString(), digest };
}

/** @param {string} content @returns {unknown} */
function parse(content) {
  try {
    return JSON.parse(content);
  } catch {
    throw new WorkFileError("This is not a file that the handbook has exported: it is not JSON, or a part is missing.");
  }
}

/**
 * @param {string} content - of a file
 * @returns {Work}
 * @throws {WorkFileError} that says what is wrong
 */
export function readWork(content) {
  const file = parse(content);
  if (!isRecord(file) || file.kind !== KIND) {
    throw new WorkFileError("This is not a file that the handbook has exported.");
  }
  if (file.version !== VERSION) {
    const version = String(file.version).slice(0, 20);
    throw new WorkFileError(`The file is of version ${version}; this handbook reads version ${VERSION}.`);
  }
  return {
    edits: readPart(file.edits, "program", readEdit),
    solved: readPart(file.solved, "solved exercise", readSolved),
    theme: toTheme(file.theme),
  };
}

/**
 * What a file would change.
 * @typedef {object} Merge
 * @property {string[]} added - programs that are not here yet
 * @property {string[]} different - programs that are here with another text
 * @property {string[]} solved - exercises that are not solved here
 */

/**
 * @param {Work} mine
 * @param {Work} theirs - of the file
 * @returns {Merge}
 */
export function compareWork(mine, theirs) {
  const names = [...theirs.edits.keys()];
  return {
    added: names.filter((name) => !mine.edits.has(name)),
    different: names.filter((name) => {
      const edit = mine.edits.get(name);
      return edit !== undefined && edit.text !== theirs.edits.get(name)?.text;
    }),
    solved: [...theirs.solved.keys()].filter((name) => !mine.solved.has(name)),
  };
}
