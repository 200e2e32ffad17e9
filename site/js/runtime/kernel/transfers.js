/** Bytes that are read or written, now or when it is possible. */

import { Failure } from "./failure.js";

/** @typedef {import("./open-files.js").OpenFile} OpenFile */
/** @typedef {import("./waits.js").Outcome} Outcome */
/** @typedef {import("./waits.js").Waits} Waits */

/**
 * A request, and how it is answered.
 * @typedef {object} Transfer
 * @property {Waits} waits
 * @property {object} who - the process that has sent it
 * @property {number} id - of it
 * @property {boolean} patient - whether it waits
 * @property {(outcome: Outcome) => void} answer
 */

/** @type {Outcome} */
export const AGAIN = { error: "EAGAIN" };

/**
 * @param {() => Outcome} attempt
 * @returns {() => Outcome} what answers with the failure of it
 */
export function guarded(attempt) {
  return () => {
    try {
      return attempt();
    } catch (error) {
      if (error instanceof Failure) return { error: error.message };
      throw error;
    }
  };
}

/**
 * @param {Transfer} transfer
 * @param {OpenFile} file
 * @param {number} most - bytes
 * @param {boolean} leave - whether they are to be read again
 * @param {((arrived: OpenFile[]) => unknown) | null} accept - what is answered about the files that came along; null
 *   for who does not want them
 */
export function read({ waits, who, id, patient, answer }, file, most, leave, accept) {
  const attempt = guarded(() => {
    const bytes = file.read(most, leave);
    if (!bytes) return undefined;
    const arrived = file.takeArrived();
    if (accept) return { value: accept(arrived), data: bytes };
    for (const one of arrived) one.release();
    return { value: bytes.length, data: bytes };
  });
  if (patient) waits.until(who, id, attempt, answer);
  else answer(attempt() ?? AGAIN);
}

/**
 * What is written is one thing, but what could be written before the request was taken back remains.
 * @param {Transfer} transfer
 * @param {OpenFile} file
 * @param {Uint8Array} bytes
 * @param {OpenFile[]} enclosed - sent with the first of them, or let go of
 */
export function write({ waits, who, id, patient, answer }, file, bytes, enclosed) {
  let written = 0;
  let unsent = enclosed;
  const turn = {};
  file.writing.add(turn);
  const attempt = guarded(() => {
    if (file.writing.values().next().value !== turn) return undefined;
    const count = file.write(bytes.subarray(written), unsent);
    written += count;
    if (count) unsent = [];
    if (written < bytes.length && count) waits.look();
    return written === bytes.length ? { value: written } : undefined;
  });
  const settle = () => {
    file.writing.delete(turn);
    for (const one of unsent.splice(0)) one.release();
  };
  const end = (/** @type {Outcome} */ outcome) => {
    settle();
    answer(outcome);
  };
  const partly = () => {
    settle();
    return written ? { value: written } : { error: patient ? "EINTR" : "EAGAIN" };
  };
  if (patient) waits.until(who, id, attempt, end, partly);
  else end(attempt() ?? partly());
}
