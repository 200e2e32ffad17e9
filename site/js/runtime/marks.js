/**
 * Marks on the way from a reader's first touch to the first output, in the browser's performance timeline. They
 * cost microseconds, show in the browser's own profiler, and `build.py bench start` reads them.
 */

/** @typedef {import("./protocol.js").StartMark} StartMark */

const PREFIX = "handbook:";

/** @param {string} name - such as "worker: wasm ready" */
export function mark(name) {
  performance.mark(PREFIX + name);
}

/** @returns {StartMark[]} all marks of this thread, in order */
export function collectMarks() {
  return performance
    .getEntriesByType("mark")
    .filter(({ name }) => name.startsWith(PREFIX))
    .map(({ name, startTime }) => ({ name, at: performance.timeOrigin + startTime }));
}

/** Put the marks of another thread into this one's timeline. @param {StartMark[]} marks */
export function adoptMarks(marks) {
  for (const { name, at } of marks) performance.mark(name, { startTime: Math.max(0, at - performance.timeOrigin) });
}
